// What sales asks finance for, on an order's page: a contract, money, an invoice; and how what became of it comes back by itself.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { flaws } from './setting/access.mjs'
import { launch, signIn, visit } from './setting/browser.mjs'
import { company, PASSWORD } from './setting/people.mjs'
import { startProduct } from './setting/product.mjs'
import { trade } from './setting/trade.mjs'

let product, browser
before(async () => {
  product = await startProduct()
  browser = await launch()
})
after(async () => {
  await browser?.close()
  await product?.stop()
})

const asks = async (page, name) => {
  await page.locator('.record-actions button').first().waitFor()
  const seen = page.locator('.record-actions').getByRole('button', { name, exact: true })
  if (await seen.count()) await seen.click()
  else {
    await page.locator('.record-actions').getByRole('button', { name: '更多' }).click()
    await page.getByRole('menuitem', { name, exact: true }).click()
  }
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name, exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
}

test('an order asks for its contract, its money and its invoice, and shows what came of it without a reload', async () => {
  const firm = await company(product)
  const { goods, asManager } = await trade(firm)
  const clerkRole = (await firm.admin('GET', '/v1/roles?filter=' + encodeURIComponent('preset = finance_clerk'))).roles[0].id
  const email = `qianjie.${firm.mark}@example.com`
  await firm.admin('POST', '/v1/users', { name: '钱洁', email, password: PASSWORD, roleIds: [clerkRole] })
  const asClerk = await product.as(email, PASSWORD)
  const order = await firm.asRep('POST', '/v1/orders', { name: `办公室组网 ${firm.mark}`, customerId: firm.mine[0].id, currency: 'CNY', taxIncluded: true, lines: [{ productId: goods.kit.id, quantity: '2' }] })
  await firm.asRep('POST', `/v1/orders/${order.id}/confirm`, {})
  const total = Number(order.total.amount)

  const { context, page, complaints } = await visit(browser, product)
  await signIn(page, firm.email, PASSWORD)
  await page.goto(`/orders/${order.id}`)
  await asks(page, '申请合同')
  // finance drafts it and tells sales, who see it here
  const facts = page.locator('.offer-facts')
  await facts.getByRole('link', { name: /^CT-/ }).waitFor()
  await facts.getByText('未回款').waitFor()
  await asks(page, '申请收款')
  const [contract] = (await firm.asRep('GET', `/v1/contracts?filter=${encodeURIComponent(`orderId = "${order.id}"`)}`)).contracts
  await firm.asRep('POST', `/v1/contracts/${contract.id}/submit`, {})
  await asManager('POST', `/v1/contracts/${contract.id}/approve`, {})
  await firm.asRep('POST', `/v1/contracts/${contract.id}/sign`, {})
  const pay = (amount) => asClerk('POST', '/v1/payments', { customerId: firm.mine[0].id, contractId: contract.id, amount: { currency: 'CNY', amount }, method: 'BANK_TRANSFER' })
  await pay('1000')
  await facts.getByText('部分回款').waitFor()
  await facts.getByText('¥1,000.00').waitFor()
  assert.deepEqual(await flaws(page), [])
  await asks(page, '申请开票')
  for (let at = 0; at < 50; at += 1) {
    const { invoices = [] } = await firm.asRep('GET', `/v1/invoices?filter=${encodeURIComponent(`contractId = "${contract.id}"`)}`)
    if (invoices.length) break
    assert.ok(at < 49, 'the invoice was asked for')
    await page.waitForTimeout(200)
  }
  await pay(String(total - 1000))
  await page.locator('.offer-facts .ant-tag', { hasText: '已结清' }).waitFor()
  assert.deepEqual(complaints, [])
  await context.close()
})
