// A mail server that keeps what it is given, so that a test can open the link that a visitor would.
import { createServer } from 'node:net'

/** The product sends its mail there, and links in it lead to the address that visitors know. */
export const settingsFor = (port) => ({ CRM_SMTP_URL: `smtp://127.0.0.1:${port}`, CRM_MAIL_FROM: 'Kehu <crm@example.com>', CRM_PUBLIC_URL: 'https://crm.example.com' })

export async function openMailbox(port = 0) {
  const mails = []
  const sockets = new Set()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    let rest = '', mail
    socket.write('220 mailbox\r\n')
    socket.on('error', () => {})
    socket.on('data', (chunk) => {
      rest += chunk
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end)
        rest = rest.slice(end + 2)
        if (mail && line === '.') {
          mails.push(mail.join('\n'))
          mail = undefined
          socket.write('250 kept\r\n')
        } else if (mail) mail.push(line)
        else if (/^data$/i.test(line)) {
          mail = []
          socket.write('354 go on\r\n')
        } else if (/^quit$/i.test(line)) socket.end('221 bye\r\n')
        else socket.write('250 fine\r\n')
      }
    })
  })
  await new Promise((done) => server.listen(port, '127.0.0.1', done))
  // the product keeps its connection for the next mail
  const close = () => {
    server.close()
    for (const socket of sockets) socket.destroy()
  }
  return { settings: settingsFor(server.address().port), linkTo: (address) => linkIn(mails, address), close }
}

/** The path of the link in the newest mail to that address; waits for the mail. */
async function linkIn(mails, address) {
  for (let at = 0; at < 150; at += 1) {
    const mail = mails.findLast((one) => one.includes(address))
    if (mail) return /https?:\/\/[^/\s]+(\/\S+)/.exec(plain(mail))[1]
    await new Promise((done) => setTimeout(done, 100))
  }
  throw new Error(`no mail to ${address}`)
}

function plain(mail) {
  const [head, ...body] = mail.split('\n\n')
  if (/base64/i.test(head)) return Buffer.from(body.join('').replace(/\s/g, ''), 'base64').toString()
  return body.join('\n\n').replace(/=\n/g, '').replace(/=3D/g, '=')
}
