// The money of the company of the pictures: contracts in every state, a plan that is late, payments, invoices, credit; and somebody who looks after it.
import { PASSWORD } from './people.mjs'

const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** Waits until what others tell by event has come. */
async function until(found, tries = 100) {
  for (let at = 0; at < tries; at += 1) {
    const one = await found().catch(() => undefined)
    if (one) return one
    await new Promise((done) => setTimeout(done, 200))
  }
  throw new Error('it did not come')
}

export async function money(firm, asManager) {
  const { admin, asRep, words, mine, product, goods } = firm
  const sum = (amount) => ({ currency: words.currency, amount })
  const role = (await admin('GET', '/v1/roles?filter=' + encodeURIComponent('preset = finance_clerk'))).roles[0].id
  await admin('POST', '/v1/users', { name: words.clerk, email: 'qianjie@example.com', password: PASSWORD, roleIds: [role] })
  const asClerk = await product.as('qianjie@example.com', PASSWORD)
  const [first, second, third, fourth] = words.contracts
  const clauses = words.clauses.map(([heading, text, required = false]) => ({ heading, text, required }))
  const template = await admin('POST', '/v1/contract-templates', { name: words.template, kind: 'SALES', language: /[一-龥]/.test(words.template) ? 'CHINESE' : 'ENGLISH', main: true, clauses })
  for (const [paper, pattern] of [['CONTRACT', 'HT-{yyyy}{mm}-{seq:4}'], ['QUOTE', 'BJ{yy}-{seq:5}']]) await admin('POST', '/v1/number-patterns', { paper, pattern })
  const draw = (name, at, amount, more = {}) => asRep('POST', '/v1/contracts', { name, customerId: mine[at].id, amount: sum(amount), taxRate: '13', kind: 'SALES', startsOn: day(-60), endsOn: day(300), paymentTerms: words.payment, templateId: template.id, ...more })
  const approved = async (one) => { await asRep('POST', `/v1/contracts/${one.id}/submit`, {}); return asManager('POST', `/v1/contracts/${one.id}/approve`, {}) }
  const signed = async (one) => { await approved(one); return asRep('POST', `/v1/contracts/${one.id}/sign`, { signedOn: day(-60), ourSignatory: words.manager, theirSignatory: words.contact }) }

  const draft = await draw(first, 4, '86000.00')
  const asked = await draw(second, 1, '352000.00')
  await asRep('POST', `/v1/contracts/${asked.id}/submit`, { note: words.contractNote })
  const rejected = await draw(fourth, 3, '18000.00')
  await asRep('POST', `/v1/contracts/${rejected.id}/submit`, {})
  await asManager('POST', `/v1/contracts/${rejected.id}/reject`, { note: words.contractRefused })
  const ready = await approved(await draw(third, 6, '64000.00', { startsOn: day(5) }))
  const contract = await signed(await draw(third, 0, '268000.00'))
  const [deposit, delivery, rest] = words.instalments
  for (const [name, due, amount] of [[deposit, -50, '80400'], [delivery, -20, '107200'], [rest, 40, '60400']]) await asClerk('POST', '/v1/receivable-plans', { contractId: contract.id, name, dueOn: day(due), amount: sum(amount) })
  const changing = await signed(await draw(first, 2, '120000.00'))
  await asClerk('POST', '/v1/receivable-plans', { contractId: changing.id, name: deposit, dueOn: day(-100), amount: sum('36000') })
  const changed = await asRep('POST', `/v1/contracts/${changing.id}/change`, { amount: '98000', endsOn: day(240), reason: words.changeReason })

  const pay = (at, amount, bankReference, more = {}) => asClerk('POST', '/v1/payments', { customerId: mine[at].id, amount: sum(amount), method: 'BANK_TRANSFER', receivedOn: day(-3), payer: mine[at].name, bankReference, ...more })
  const paid = await pay(0, '120400', '20261118000731', { contractId: contract.id })
  const waiting = await pay(0, '70000', '20261120000415')
  const voided = await pay(2, '5000', '20261119000120')
  await asClerk('POST', `/v1/payments/${voided.id}/void`, { reason: words.voidReason })

  await asRep('POST', '/v1/invoice-titles', { customerId: mine[0].id, name: mine[0].name, taxpayerId: '91310000MA1K35XL0X', bankName: words.bank, bankAccount: '1001 2345 0923 4567 891', email: 'fapiao@example.com', phone: '021-58880000', main: true })
  const bill = (amount, more = {}) => asRep('POST', '/v1/invoices', { contractId: contract.id, amount: sum(amount), kind: 'DIGITAL_SPECIAL', items: words.invoiceItems, ...more })
  const requested = await bill('60000')
  const approval = await bill('27200')
  await asManager('POST', `/v1/invoices/${approval.id}/approve`, {})
  const issued = await bill('80400')
  await asManager('POST', `/v1/invoices/${issued.id}/approve`, {})
  await asClerk('POST', `/v1/invoices/${issued.id}/issue`, { taxNumber: '26312000000102938475', issuedOn: day(-2) })
  await asClerk('POST', `/v1/invoices/${issued.id}/red`, { amount: '20400', taxNumber: '26312000000102938499', reason: words.redReason })
  const red = (await asClerk('GET', `/v1/invoices?filter=${encodeURIComponent(`redOfId = "${issued.id}"`)}`)).invoices?.[0]

  const account = await until(async () => (await asClerk('GET', `/v1/credit-accounts?filter=${encodeURIComponent(`customerId = "${mine[0].id}"`)}`)).creditAccounts?.[0])
  await asClerk('PATCH', `/v1/credit-accounts/${account.id}`, { creditLimit: sum('200000'), creditDays: 90 })

  // sales asks for a contract of an order, and hears what became of it
  await asRep('POST', `/v1/orders/${goods.order.id}/request-payment`, {})
  const ofOrder = await until(async () => (await asRep('GET', `/v1/contracts?filter=${encodeURIComponent(`orderId = "${goods.order.id}"`)}`)).contracts?.[0])
  await signed(ofOrder)
  await asClerk('POST', '/v1/payments', { customerId: mine[0].id, contractId: ofOrder.id, amount: sum('20000'), method: 'ACCEPTANCE_BILL', receivedOn: day(-1), bankReference: '20261121000933' })
  await until(async () => (await asRep('GET', `/v1/orders/${goods.order.id}`)).paymentState === 'PARTLY_PAID' || undefined, 25).catch((error) => console.error(`the order's paid state: ${error.message}`))
  const plain = await asRep('POST', '/v1/orders', { name: words.quote, customerId: mine[6].id, currency: words.currency, taxIncluded: true, lines: [{ productId: goods.products[0].id, quantity: '3' }] })
  const confirmed = await asRep('POST', `/v1/orders/${plain.id}/confirm`, {})
  const owing = await asRep('POST', '/v1/quotes', { name: words.quote, customerId: mine[0].id, currency: words.currency, taxIncluded: true, validUntil: '2031-12-31', lines: [{ productId: goods.products[0].id, quantity: '5' }] })
  return { role, template, draft, asked, rejected, ready, contract, changing: changed, paid, waiting, voided, requested, approval, issued, red, account, confirmed, owing }
}
