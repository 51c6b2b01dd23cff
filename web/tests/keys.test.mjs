// Without a mouse: through a list, into a record, through its form; and what was typed of a contract outlives a reload.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { launch, signIn, visit } from './setting/browser.mjs'
import { company, PASSWORD } from './setting/people.mjs'
import { startProduct } from './setting/product.mjs'

let product, browser
before(async () => {
  product = await startProduct()
  browser = await launch()
})
after(async () => {
  await browser?.close()
  await product?.stop()
})

test('the arrows walk through a list, Space ticks, Enter opens, e edits, and Ctrl-Enter saves', async () => {
  const firm = await company(product)
  const { context, page, complaints } = await visit(browser, product)
  await signIn(page, firm.email, PASSWORD)
  await page.goto(`/customers?mine=true&sort=name&q=${encodeURIComponent(firm.mark)}`)
  await page.locator('.table-row').nth(2).waitFor()
  await page.getByRole('grid').focus()
  const names = await page.locator('.table-row .cell.strong').allTextContents()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('j')
  await page.keyboard.press(' ')
  await page.keyboard.press('k')
  await page.keyboard.press(' ')
  await page.getByText('已选 2 条').waitFor()
  const ticked = await page.locator('.table-row[aria-selected=true] .cell.strong').allTextContents()
  assert.deepEqual(ticked, [names[1], names[2]])
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Enter')
  await page.locator('h1', { hasText: names[0].trim() }).waitFor()
  await page.keyboard.press('e')
  const form = page.locator('.ant-drawer')
  await form.getByLabel('客户名称', { exact: true }).waitFor()
  // from input to input in the order in which they stand
  await form.getByLabel('客户名称', { exact: true }).focus()
  await page.keyboard.press('Tab')
  assert.ok(await page.evaluate(() => document.activeElement?.closest('.ant-drawer .ant-form-item') && !document.activeElement.id.endsWith('name')), 'the next input')
  await form.getByLabel('客户名称', { exact: true }).focus()
  await page.keyboard.press('End')
  await page.keyboard.type('新厂')
  await page.keyboard.press('Control+Enter')
  await form.waitFor({ state: 'hidden' })
  await page.locator('h1', { hasText: `${names[0].trim()}新厂` }).waitFor()
  assert.deepEqual(complaints, [])
  await context.close()
})

test('a contract that was being typed is there again after a reload, its amount too, until it is discarded', async () => {
  const firm = await company(product)
  const { context, page, complaints } = await visit(browser, product)
  await signIn(page, firm.email, PASSWORD)
  await page.goto('/contracts?new=true')
  const form = page.locator('.ant-drawer')
  await form.getByLabel('合同名称').fill(`年度框架 ${firm.mark}`)
  await form.getByRole('spinbutton', { name: '合同金额' }).fill('128000.55')
  await form.getByLabel('付款条件').fill('预付 30%')
  await page.reload()
  await form.getByText('已恢复上次未保存的内容').waitFor()
  assert.deepEqual([await form.getByLabel('合同名称').inputValue(), await form.getByRole('spinbutton', { name: '合同金额' }).inputValue(), await form.getByLabel('付款条件').inputValue()], [`年度框架 ${firm.mark}`, '128000.55', '预付 30%'])
  await form.getByRole('button', { name: '丢弃草稿' }).click()
  assert.equal(await form.getByLabel('合同名称').inputValue(), '')
  await page.reload()
  await form.getByLabel('合同名称').waitFor()
  assert.equal(await form.getByLabel('合同名称').inputValue(), '')
  assert.deepEqual(complaints, [])
  await context.close()
})
