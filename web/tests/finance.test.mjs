// From the contract to the money: drafted, approved and signed, planned, paid by what is due first, invoiced, changed; and who owes since when.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
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

const yuan = (amount) => ({ currency: 'CNY', amount })
const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** A signed contract of the representative's customer, and a clerk who looks after the money. */
async function agreed() {
  const firm = await company(product)
  const { asManager } = await trade(firm)
  const clerkRole = (await firm.admin('GET', '/v1/roles?filter=' + encodeURIComponent('preset = finance_clerk'))).roles[0].id
  const email = `qianjie.${firm.mark}@example.com`
  await firm.admin('POST', '/v1/users', { name: '钱洁', email, password: PASSWORD, roleIds: [clerkRole] })
  const asClerk = await product.as(email, PASSWORD)
  const made = await firm.asRep('POST', '/v1/contracts', { name: `组网项目 ${firm.mark}`, customerId: firm.mine[0].id, amount: yuan('100000.00'), taxRate: '13' })
  await firm.asRep('POST', `/v1/contracts/${made.id}/submit`, {})
  await asManager('POST', `/v1/contracts/${made.id}/approve`, {})
  const contract = await firm.asRep('POST', `/v1/contracts/${made.id}/sign`, {})
  return { firm, asManager, asClerk, email, contract }
}

const fits = (page) => page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)

describe('a contract', () => {
  test('is planned, paid by what is due first, and what is too much stays as advance', async () => {
    const { firm, contract, email } = await agreed()
    const { context, page, complaints } = await visit(browser, product)
    await signIn(page, email, PASSWORD)
    await page.goto(`/contracts/${contract.id}`)
    await page.locator('[aria-current=step]', { hasText: '履行中' }).waitFor()
    for (const [name, due, amount] of [['首付款', day(-20), '30000'], ['验收款', day(40), '60000']]) {
      await page.getByRole('button', { name: '添加一期' }).click()
      const form = page.locator('.ant-drawer')
      await form.getByLabel('款项名称').fill(name)
      await form.getByLabel('应收日期').fill(due)
      await page.keyboard.press('Enter')
      await form.getByRole('spinbutton', { name: '应收金额' }).fill(amount)
      await form.getByRole('button', { name: '保存' }).click()
      await form.waitFor({ state: 'hidden' })
    }
    await page.getByText('还有 ¥10,000.00 未列入计划').waitFor()
    assert.deepEqual(await flaws(page), [])
    // money that names no contract waits until somebody says what it is for
    const payment = await firm.product.as(email, PASSWORD).then((call) => call('POST', '/v1/payments', { customerId: firm.mine[0].id, amount: yuan('105000.00'), method: 'BANK_TRANSFER', bankReference: `B${firm.mark}` }))
    await page.goto(`/payments/${payment.id}`)
    await page.getByRole('button', { name: '核销', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('剩余 ¥5,000.00 留作预收款').waitFor()
    assert.equal(await dialog.getByRole('textbox', { name: /首付款/ }).inputValue(), '30000.00')
    await dialog.getByRole('textbox', { name: /验收款/ }).fill('60000.01')
    assert.ok(await dialog.getByRole('button', { name: '核销', exact: true }).isDisabled(), 'more than is open')
    await dialog.getByRole('textbox', { name: /验收款/ }).fill('50000')
    await dialog.getByText('剩余 ¥15,000.00 留作预收款').waitFor()
    assert.deepEqual(await flaws(page), [])
    await dialog.getByRole('button', { name: '核销', exact: true }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.locator('.offer-facts', { hasText: '¥15,000.00' }).waitFor()
    const paid = await firm.asRep('GET', `/v1/contracts/${contract.id}`)
    assert.equal(Number(paid.received.amount), 90000)
    // and one allocation is taken back
    await page.getByRole('button', { name: /^(更多|取消核销)/ }).first().click()
    const release = page.getByRole('menuitem', { name: '取消核销' })
    if (await release.count()) await release.click()
    await dialog.getByRole('radio').first().check()
    await dialog.getByLabel('金额').fill('1000')
    assert.deepEqual(await flaws(page), [])
    await dialog.getByRole('button', { name: '取消核销' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.locator('.offer-facts', { hasText: '¥16,000.00' }).waitFor()
    assert.deepEqual(complaints, [])
    await context.close()
  })

  test('is invoiced by the clerk who was asked, and changed with a warning of what follows', async () => {
    const { firm, contract, email, asManager } = await agreed()
    await firm.asRep('POST', '/v1/invoice-titles', { customerId: firm.mine[0].id, name: firm.mine[0].name, taxpayerId: '91310000MA1K35XL0X', main: true })
    const { context, page, complaints } = await visit(browser, product)
    await signIn(page, firm.email, PASSWORD)
    await page.goto(`/contracts/${contract.id}`)
    await page.getByRole('tab', { name: '回款与开票' }).click()
    await page.getByRole('button', { name: '申请开票' }).click()
    const form = page.locator('.ant-drawer')
    await form.getByRole('spinbutton', { name: '价税合计' }).fill('40000')
    await form.getByRole('button', { name: '保存' }).click()
    await form.waitFor({ state: 'hidden' })
    await page.getByRole('link', { name: /^IV-/ }).waitFor()
    assert.deepEqual(await flaws(page), [])

    const clerk = await visit(browser, product, { size: 'phone' })
    await signIn(clerk.page, email, PASSWORD)
    await clerk.page.goto('/approvals')
    const card = clerk.page.locator('.approval', { hasText: firm.mark })
    await card.getByRole('button', { name: /审批通过/ }).click()
    await clerk.page.getByRole('dialog').getByRole('button', { name: '审批通过' }).click()
    await card.waitFor({ state: 'detached' })
    const [invoice] = (await firm.asRep('GET', '/v1/invoices?filter=' + encodeURIComponent(`contractId = "${contract.id}"`))).invoices
    await clerk.page.goto(`/invoices/${invoice.id}`)
    await clerk.page.getByRole('button', { name: '登记开票' }).click()
    await clerk.page.getByRole('dialog').getByLabel('发票号码').fill(`2631${firm.digits}`)
    await clerk.page.getByRole('dialog').getByRole('button', { name: '登记开票' }).click()
    await clerk.page.locator('.stage-step.past', { hasText: '已开票' }).waitFor()
    assert.ok(await fits(clerk.page))
    assert.deepEqual(await flaws(clerk.page), [])
    assert.deepEqual(clerk.complaints, [])
    await clerk.context.close()

    await page.getByRole('button', { name: '申请变更' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(/变更后金额/).fill('30000')
    await dialog.getByText('低于已开票金额 ¥40,000.00').waitFor()
    await dialog.getByLabel(/变更后金额/).fill('80000')
    await dialog.getByText('减少 ¥20,000.00').waitFor()
    await dialog.getByLabel(/原因/).fill('取消部分设备')
    assert.deepEqual(await flaws(page), [])
    await dialog.getByRole('button', { name: '申请变更' }).click()
    await page.getByText('有一份合同变更等待审批').waitFor()
    const [change] = (await asManager('GET', '/v1/contract-changes?filter=' + encodeURIComponent(`contractId = "${contract.id}"`))).contractChanges
    await asManager('POST', `/v1/contract-changes/${change.id}/approve`, {})
    await page.locator('.offer-facts', { hasText: '¥80,000.00' }).waitFor()
    assert.deepEqual(complaints, [])
    await context.close()
  })

  test('who owes since when stands on a page, and on the customer’s', async () => {
    const { firm, contract, asClerk } = await agreed()
    await asClerk('POST', '/v1/receivable-plans', { contractId: contract.id, name: '首付款', dueOn: day(-45), amount: yuan('30000') })
    await asClerk('POST', '/v1/receivable-plans', { contractId: contract.id, name: '尾款', dueOn: day(20), amount: yuan('70000') })
    for (const [size, language] of [['desktop', 'zh-CN'], ['phone', 'en']]) {
      const { context, page, complaints } = await visit(browser, product, { size, language })
      await signIn(page, firm.email, PASSWORD, language)
      await page.goto('/ageing')
      const row = page.getByRole('row', { name: new RegExp(firm.mine[0].name) })
      await row.waitFor()
      assert.deepEqual((await row.getByRole('cell').allTextContents()).slice(1), ['¥70,000.00', '—', '¥30,000.00', '—', '—', '¥100,000.00'])
      await page.locator('.chart svg').first().waitFor()
      assert.deepEqual(await flaws(page), [])
      assert.ok(await fits(page))
      await row.getByRole('link').click()
      await page.locator('.offer-facts', { hasText: '¥100,000.00' }).waitFor()
      assert.deepEqual(await flaws(page), [])
      assert.deepEqual(complaints, [])
      await context.close()
    }
  })
})
