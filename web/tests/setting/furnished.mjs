// The company of the pictures: everything that has a screen is in it, in one language.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { money } from './money.mjs'
import { company, deals, form, goods, handedAround, leads, PASSWORD } from './people.mjs'
import { ADMIN } from './product.mjs'

export async function furnish(product, words, mailbox) {
  const admin = await product.admin()
  await admin('PATCH', '/v1/tenant', { name: words.company })
  const [root] = (await admin('GET', '/v1/departments')).departments
  await admin('PATCH', `/v1/departments/${root.id}`, { name: words.sales })
  const me = await admin('GET', '/v1/me')
  await admin('PATCH', `/v1/users/${me.userId}`, { name: words.head, departmentId: root.id })
  const firm = await company(product, process.env.KEHU_MARK ?? '', words)
  firm.sold = await deals(firm)
  await handedAround(firm)
  firm.came = await leads(firm)
  const managing = (await admin('GET', `/v1/roles?filter=${encodeURIComponent('preset = manager')}`)).roles[0].id
  const { team } = firm.came
  const manager = await admin('POST', '/v1/users', { name: words.manager, email: 'manager@example.com', password: PASSWORD, departmentId: root.id, roleIds: [managing] })
  await admin('PATCH', `/v1/departments/${team.id}`, { parentId: root.id })
  await admin('PATCH', `/v1/departments/${root.id}`, { headId: manager.id })
  firm.goods = await goods(firm)
  firm.money = await money(firm, await product.as('manager@example.com', PASSWORD))
  await admin('PATCH', '/v1/tenant/letterhead', { ...words.letterhead, logo: readFileSync(join(import.meta.dirname, 'logo.png')).toString('base64') })
  firm.form = await form(firm, firm.came.asMarketer)
  firm.optIn = await form(firm, firm.came.asMarketer, { name: `${words.form} 2`, doubleOptIn: true })
  await leaveMessages(firm, mailbox)
  firm.people = {
    visitor: {}, rep: { email: firm.email, password: PASSWORD }, marketer: { email: 'linna@example.com', password: PASSWORD }, manager: { email: 'manager@example.com', password: PASSWORD }, clerk: { email: 'qianjie@example.com', password: PASSWORD }, admin: ADMIN,
  }
  return firm
}

/** One visitor left his message; another has yet to open the link in his mail, which two pictures show. */
async function leaveMessages({ product, form, optIn, words, came }, mailbox) {
  const [name, company, note] = words.visitor
  const send = async (to, id, more) => {
    const { seal } = await product.call('GET', `/v1/public/forms/${to.key}`)
    // nobody fills a form in within a second
    await new Promise((done) => setTimeout(done, 4000))
    return product.call('POST', `/v1/public/forms/${to.key}/submissions`, { id, seal, consent: true, values: { name, company, note, ...more } }, undefined, words.speech)
  }
  await send(form, 'first', { phone: '136 0000 1234' })
  await send(optIn, 'second', { email: 'visitor@example.com' })
  came.link = await mailbox.linkTo('visitor@example.com')
}
