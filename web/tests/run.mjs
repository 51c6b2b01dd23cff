// Runs the browser tests, two files at a time, all on one product with one mail server: `npm test -- deals pools` runs some.
// What stands in the way of that, a test avoids: it makes its own company, and looks at nobody else's records.
import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { mainPipeline } from './setting/people.mjs'
import { settingsFor } from './setting/mail.mjs'
import { startProduct } from './setting/product.mjs'

const asked = process.argv.slice(2)
const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.test.mjs') && (!asked.length || asked.some((part) => file.includes(part))))
// the long ones first, so that none is left over at the end
const LONG = ['browser', 'deals', 'many', 'leads', 'pools', 'visitors', 'three']
const place = (file) => (LONG.findIndex((part) => file.startsWith(part)) + 1 || LONG.length + 1)
files.sort((one, other) => place(one) - place(other))

const port = await freePort()
const product = await startProduct(settingsFor(port))
try {
  // everybody's, so it is put into Chinese once and not by several at a time
  await mainPipeline(await product.admin())
  const env = { ...process.env, KEHU_URL: product.url, KEHU_DATA: product.data ?? '', KEHU_MAIL_PORT: String(port) }
  const args = ['--test', '--test-reporter=spec', `--test-concurrency=${Math.min(2, availableParallelism())}`, ...files.map((file) => join(import.meta.dirname, file))]
  process.exitCode = await new Promise((done) => spawn(process.execPath, args, { env, stdio: 'inherit' }).on('exit', (code) => done(code ?? 1)))
} finally {
  await product.stop()
}

async function freePort() {
  const server = createServer()
  await new Promise((done) => server.listen(0, '127.0.0.1', done))
  const { port: free } = server.address()
  await new Promise((done) => server.close(done))
  return free
}
