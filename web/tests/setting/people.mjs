// A small company to work in: a representative, a pool, customers with follow-ups.
import { ZH } from './words.mjs'

export const PASSWORD = 'green-teapot-42'

/** Everything is made anew by name, so that tests on one product don't meet each other's records; alone on a product it needs no mark. */
export async function company(product, mark = Math.random().toString(36).slice(2, 7), words = ZH) {
  const digits = String(Math.floor(Math.random() * 9e6) + 1e6)
  const phone = (at) => `021-5${at}${digits.slice(0, 2)} ${digits.slice(2, 6)}`, mobile = `138 0${digits.slice(0, 3)} ${digits.slice(3)}`
  const admin = await product.admin()
  const role = (await admin('GET', '/v1/roles?filter=' + encodeURIComponent('preset = rep'))).roles[0].id
  const email = `lilei${mark && `.${mark}`}@example.com`
  const rep = await admin('POST', '/v1/users', { name: words.rep, email, password: PASSWORD, roleIds: [role] })
  const pool = await admin('POST', '/v1/pools', { name: `${words.pool} ${mark}`.trim(), memberIds: [rep.id], dailyClaimLimit: 20, holdingCap: 200 })
  const asRep = await product.as(email, PASSWORD)
  const mine = []
  for (const [at, [name, city, level]] of words.mine.entries()) {
    mine.push(await asRep('POST', '/v1/customers', { name: `${name}${mark}`, city, level, phone: phone(at), industry: words.industry, source: words.source, tags: [words.tag], addresses: [{ use: 'OFFICE', city, street: words.street }], registeredCapital: { currency: 'CNY', amount: '5000000.00' } }))
  }
  for (const [name, city, level] of words.waiting) await admin('POST', '/v1/customers', { name: `${name}${mark}`, city, level, poolId: pool.id })
  await asRep('POST', '/v1/contacts', { customerId: mine[0].id, name: words.contact, jobTitle: words.contactTitle, phone: mobile, decisionRole: 'DECIDES', main: true })
  const yesterday = new Date(Date.now() - 86_400_000).toISOString()
  for (const [at, subject] of [[0, words.followUps[0]], [1, words.followUps[1]], [0, words.followUps[2]]]) {
    await asRep('POST', '/v1/activities', { customerId: mine[at].id, type: at ? 'VISIT' : 'CALL', subject, content: words.followUp, nextStep: words.next, nextAt: yesterday })
  }
  const inDays = (days) => new Date(Date.now() + days * 86_400_000).toISOString()
  for (const [subject, days, priority] of [[words.tasks[0], -2, 'URGENT'], [words.tasks[1], 1, 'NORMAL'], [words.tasks[2], 4, 'HIGH']]) {
    await asRep('POST', '/v1/tasks', { subject, dueAt: inDays(days), priority, customerId: mine[2].id })
  }
  await admin('POST', '/v1/tasks', { subject: words.taskFromHead, dueAt: inDays(2), ownerId: rep.id, customerId: mine[0].id })
  return { product, words, mark, digits, email, rep, pool, mine, asRep, admin, role }
}

const STAGES = ['初步接洽', '需求确认', '方案报价', '商务谈判', '签订合同']
const REASONS = {
  'Product fits best': '产品最符合需求', Price: '价格有优势', 'Service and relationship': '服务与客情关系', 'Brand and references': '品牌与成功案例', 'Price too high': '价格过高',
  'Lost to a competitor': '输给竞争对手', "Product doesn't fit": '产品不满足需求', 'No budget': '客户没有预算', 'Project cancelled or postponed': '项目取消或延期', 'No response': '客户失联',
}
const TASKS = ['了解客户需求和决策人', '整理客户需求、预算和时间计划', '提交方案和报价', '推进合同签署']

/** The ready-made pipeline; it is founded a moment after the company. */
async function readyPipeline(admin) {
  const main = async () => (await admin('GET', `/v1/pipelines?filter=${encodeURIComponent('main = true')}&readMask=id,name,stages,stageTasks`)).pipelines[0]
  for (let at = 0; at < 50 && !(await main()); at += 1) await new Promise((done) => setTimeout(done, 200))
  return main()
}

/** It and its reasons in Chinese, whatever the company is called. */
export async function mainPipeline(admin) {
  const found = await readyPipeline(admin)
  if (found.name === '销售流程') return found
  const { closeReasons } = await admin('GET', '/v1/close-reasons')
  for (const reason of closeReasons) if (REASONS[reason.name]) await admin('PATCH', `/v1/close-reasons/${reason.id}`, { name: REASONS[reason.name] })
  const stages = found.stages.map((stage, at) => ({ ...stage, name: STAGES[at] }))
  const stageTasks = found.stageTasks.map((task, at) => ({ ...task, subject: TASKS[at] }))
  return admin('PATCH', `/v1/pipelines/${found.id}`, { name: '销售流程', stages, stageTasks })
}

/** Four open deals of the representative in the ready-made pipeline, one of them further along. */
export async function deals(firm) {
  const [phoneDeal, serverDeal, officeDeal, cloudDeal] = firm.words.deals
  const pipeline = await (firm.words === ZH ? mainPipeline : readyPipeline)(firm.admin)
  firm.stages = pipeline.stages
  const make = (name, at, more = {}) => firm.asRep('POST', '/v1/opportunities', { name: `${name} ${firm.mark}`.trim(), customerId: firm.mine[at].id, ...more })
  const yuan = (amount) => ({ currency: 'CNY', amount })
  const phone = await make(phoneDeal, 0, { priority: 'HIGH' })
  const server = await make(serverDeal, 1, { amount: yuan('120000'), expectedCloseDate: '2030-03-31', stageId: firm.stages[1].id })
  const office = await make(officeDeal, 2, { amount: yuan('36800.50') })
  const cloud = await make(cloudDeal, 4, { amount: yuan('560000'), expectedCloseDate: '2030-06-30', stageId: firm.stages[3].id })
  return { pipeline, phone, server, office, cloud }
}

/** Customers that come and go: released, taken again, followed up; some deleted; and a rule by which others fall. */
export async function handedAround(firm) {
  const { admin, asRep, pool, mark, role, mine, words } = firm
  const email = `hanmeimei${mark && `.${mark}`}@example.com`
  const other = await admin('POST', '/v1/users', { name: words.other, email, password: PASSWORD, roleIds: [role] })
  await admin('PATCH', `/v1/pools/${pool.id}`, { memberIds: [firm.rep.id, other.id], recycleRules: [{ kind: 'NO_FOLLOW_UP', days: 15 }], exemptWhen: '' })
  const asOther = await firm.product.as(email, PASSWORD)
  for (const at of [5, 7]) {
    await asRep('POST', `/v1/customers/${mine[at].id}/release`, { reason: words.released, poolId: pool.id })
    await asOther('POST', `/v1/customers/${mine[at].id}/claim`, {})
  }
  await asOther('POST', '/v1/activities', { customerId: mine[5].id, type: 'CALL', subject: words.again })
  const inPool = await admin('GET', `/v1/customers?filter=${encodeURIComponent(`poolId = "${pool.id}"`)}`)
  const claimed = inPool.customers.slice(0, 2)
  for (const one of claimed) await asRep('POST', `/v1/customers/${one.id}/claim`, {})
  for (const name of words.binned) {
    const made = await admin('POST', '/v1/customers', { name: `${name}${mark}`, city: words.binCity })
    await admin('DELETE', `/v1/customers/${made.id}`)
  }
  return { other, asOther, claimed }
}

/** A marketer, and the department in which the representative takes leads. */
export async function marketing(firm) {
  const { admin, mark, rep, words } = firm
  const preset = async (name) => (await admin('GET', '/v1/roles?filter=' + encodeURIComponent(`preset = ${name}`))).roles[0].id
  const team = await admin('POST', '/v1/departments', { name: `${words.team} ${mark}`.trim() })
  await admin('PATCH', `/v1/users/${rep.id}`, { departmentId: team.id })
  const email = `linna${mark && `.${mark}`}@example.com`
  const marketer = await admin('POST', '/v1/users', { name: words.marketer, email, password: PASSWORD, roleIds: [await preset('marketer')] })
  const asMarketer = await firm.product.as(email, PASSWORD)
  // only what is this firm's: tests on one product share their rules
  const rule = await asMarketer('POST', '/v1/assignment-rules', { name: `${words.grabRule} ${mark}`.trim(), rank: 50, takes: mark && `company : "${mark}"`, teamId: team.id, way: 'GRAB', reclaimAfterHours: 48 })
  return { team, marketer, rule, email, asMarketer }
}

/** Leads of an exhibition: some wait to be taken, some are the representative's. */
export async function leads(firm) {
  const { asRep, words } = firm
  const { asMarketer, team } = await marketing(firm)
  const channel = await asMarketer('POST', '/v1/channels', { name: words.channel, kind: 'EXHIBITION' })
  const yuan = (amount) => ({ currency: 'CNY', amount })
  const campaign = await asMarketer('POST', '/v1/campaigns', { name: words.campaign, kind: 'EXHIBITION', status: 'RUNNING', channelId: channel.id, startsOn: '2026-11-18', endsOn: '2026-11-22', budget: yuan('80000'), actualCost: yuan('62400'), expectedLeads: 40 })
  await asMarketer('POST', '/v1/assignment-rules', { name: words.hotRule, rank: 10, takes: `industry = "${words.medical}" AND rating = HOT`, teamId: team.id, way: 'FIXED', memberIds: [firm.rep.id], reclaimAfterHours: 4 })
  await asMarketer('POST', '/v1/assignment-rules', { name: words.turnRule, rank: 20, takes: `campaignId = "${campaign.id}" AND city IN (${words.turnCities.map((city) => `"${city}"`).join(", ")})`, teamId: team.id, way: 'ROUND_ROBIN', dailyCapacity: 20, openCap: 60, reclaimAfterHours: 24 })
  const made = []
  for (const [at, [name, firmName, city, interest, rating]] of words.leads.entries()) {
    made.push(await asMarketer('POST', '/v1/leads', { name, company: firmName, city, interest, rating, industry: at === 3 ? words.medical : words.making, phone: `139 1234 00${10 + at}`, campaignId: campaign.id, channelId: channel.id, note: words.leadNote, capturedBy: 'API' }))
  }
  const waiting = (await asRep('GET', '/v1/leads?filter=' + encodeURIComponent('status = NEW'))).leads
  if (waiting[0]) await asRep('POST', `/v1/leads/${waiting[0].id}/grab`, {})
  const mine = (await asRep('GET', '/v1/leads?filter=' + encodeURIComponent('ownerId = me()'))).leads
  return { campaign, channel, made, mine, asMarketer, team }
}

/** A form of the web site with a message, whose link in the mail has yet to be opened where it asks for one. */
export async function form(firm, asMarketer, more = {}) {
  const { words, mark } = firm
  const [name, phone, company, note, email] = words.questions
  const fields = [['name', name, 'TEXT', 'NAME', true], ['phone', phone, 'PHONE', 'LEAD_PHONE', !more.doubleOptIn], ['company', company, 'TEXT', 'COMPANY'], ['note', note, 'LONG_TEXT', 'NOTE'], ...(more.doubleOptIn ? [['email', email, 'EMAIL', 'LEAD_EMAIL', true]] : [])]
  return asMarketer('POST', '/v1/forms', {
    name: `${words.form} ${mark}`.trim(), title: words.formTitle, titleEn: 'Ask for a quote', intro: words.formIntro, consent: words.consent, consentVersion: '2026-11', thanks: words.thanks,
    fields: fields.map(([name, label, kind, target, required = false]) => ({ name, label, kind, target, required })), ...more,
  })
}

/** Products with a price book for key customers; a quote that its customer accepted, its order half delivered, and a draft. */
export async function goods(firm) {
  const { admin, asRep, words, mine, role } = firm
  const money = (amount) => ({ currency: words.currency, amount })
  const products = []
  for (const [at, [name, code, category, kind, unit, price, cost]] of words.products.entries()) {
    products.push(await admin('POST', '/v1/products', {
      name, code, category, kind, unit, listPrice: money(price), cost: money(cost), taxRate: kind === 'SERVICE' ? '6' : '13',
      specifications: at ? [] : words.specifications.map(([name, value]) => ({ name, value })), items: kind === 'BUNDLE' ? products.map(({ id }) => ({ itemId: id, quantity: '1' })) : [],
    }))
  }
  const book = await admin('POST', '/v1/price-books', { name: words.book, currency: words.currency, priority: 10, customerLevel: 'KEY' })
  await admin('POST', '/v1/price-book-lines', { priceBookId: book.id, productId: products[0].id, discount: '5' })
  await admin('POST', '/v1/price-book-lines', { priceBookId: book.id, productId: products[0].id, fromQuantity: '50', price: '2300' })
  await admin('POST', '/v1/discount-limits', { name: words.limit, roleId: role, maxDiscount: '10' })
  const offer = (at, more) => asRep('POST', '/v1/quotes', {
    name: words.quote, customerId: mine[at].id, currency: words.currency, taxIncluded: true, validUntil: '2031-12-31', paymentTerms: words.payment, deliveryTerms: words.delivery,
    lines: [{ section: words.sections[0], productId: products[0].id, quantity: '20' }, { section: words.sections[0], productId: products[2].id, quantity: '2' }, { section: words.sections[1], productId: products[1].id, quantity: '1' }], ...more,
  })
  const draft = await offer(4, {})
  const asked = await offer(1, { discount: '18' })
  await asRep('POST', `/v1/quotes/${asked.id}/submit`, {})
  const won = await offer(0, { discount: '2' })
  await asRep('POST', `/v1/quotes/${won.id}/submit`, {})
  await asRep('POST', `/v1/quotes/${won.id}/send`, {})
  const answered = await asRep('POST', `/v1/quotes/${won.id}/accept`, {})
  const order = await asRep('POST', `/v1/orders/${answered.orderId}/confirm`, {})
  await asRep('POST', `/v1/orders/${order.id}/deliver`, { lines: [{ orderLineId: order.lines[0].id, quantity: '8' }], carrier: words.carrier, trackingNumber: 'SF1420002211' })
  return { products, book, draft, asked, won, order }
}
