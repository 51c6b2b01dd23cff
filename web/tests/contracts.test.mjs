// What a contract says: the template with its clauses, a contract that takes them over, and the paper both sides sign.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { flaws } from './setting/access.mjs'
import { launch, signIn, visit } from './setting/browser.mjs'
import { company, PASSWORD } from './setting/people.mjs'
import { ADMIN, startProduct } from './setting/product.mjs'

let product, browser
before(async () => {
  product = await startProduct()
  browser = await launch()
})
after(async () => {
  await browser?.close()
  await product?.stop()
})

const fits = (page) => page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)

describe('a contract template', () => {
  test('is written by who sets up, gives its clauses to a contract, and both come out on paper', async () => {
    const firm = await company(product)
    const keeper = await visit(browser, product)
    await signIn(keeper.page, ADMIN.email, ADMIN.password)
    await keeper.page.goto('/contract-templates')
    await keeper.page.getByRole('button', { name: '新建合同模板' }).first().click()
    const form = keeper.page.locator('.ant-drawer')
    const name = `服务合同 ${firm.mark}`
    await form.getByLabel('模板名称').fill(name)
    const clauses = [['价款', '{{客户}}向{{我方}}支付{{合同金额}}。'], ['保密', '{{价格}}']]
    for (const [n, [heading, words]] of clauses.entries()) {
      await form.getByRole('button', { name: '添加一行' }).click()
      await form.getByLabel('条款标题').nth(n).fill(heading)
      await form.getByLabel('条款内容').nth(n).fill(words)
    }
    await form.getByRole('switch', { name: '必备条款' }).first().click()
    await form.getByRole('button', { name: '保存' }).click()
    await form.getByText('没有名为“价格”的占位符').waitFor()
    await form.getByLabel('条款内容').nth(1).fill('双方保密。')
    await form.getByRole('button', { name: '保存' }).click()
    await form.waitFor({ state: 'hidden' })
    await keeper.page.getByText(name).first().waitFor()
    assert.deepEqual(await flaws(keeper.page), [])
    assert.deepEqual(keeper.complaints.filter((one) => !/400/.test(one)), [])
    await keeper.context.close()

    const { context, page, complaints } = await visit(browser, product)
    await signIn(page, firm.email, PASSWORD)
    const made = await firm.asRep('POST', '/v1/contracts', { name: `运维 ${firm.mark}`, customerId: firm.mine[0].id, amount: { currency: 'CNY', amount: '12000.00' } })
    await page.goto(`/contracts/${made.id}`)
    await page.getByRole('tab', { name: '条款' }).click()
    await page.getByText('还没有条款').waitFor()
    await page.getByRole('button', { name: '编辑' }).click()
    const edit = page.locator('.ant-drawer')
    await edit.getByRole('combobox', { name: '合同模板' }).click()
    await page.keyboard.type(name)
    await page.locator('.ant-select-item-option', { hasText: name }).click()
    await edit.getByRole('button', { name: '保存' }).click()
    await edit.waitFor({ state: 'hidden' })
    const list = page.locator('ol.clauses li')
    await list.filter({ hasText: '双方保密' }).waitFor()
    assert.equal(await list.filter({ hasText: '价款' }).getByText('必备条款').count(), 1)
    // what the template requires is moved and reworded, not taken out
    await page.getByRole('button', { name: '编辑' }).click()
    await edit.getByLabel('条款内容').first().waitFor()
    assert.equal(await edit.getByRole('button', { name: '删除此行' }).count(), 1)
    await edit.getByRole('button', { name: '下移' }).first().click()
    await edit.getByLabel('条款内容').first().fill('双方应当保密。')
    assert.deepEqual(await flaws(page), [])
    await edit.getByRole('button', { name: '保存' }).click()
    await edit.waitFor({ state: 'hidden' })
    await list.first().filter({ hasText: '双方应当保密' }).waitFor()
    assert.deepEqual(await flaws(page), [])

    await page.getByRole('button', { name: '查看 PDF' }).click()
    const drawer = page.locator('.ant-drawer')
    const link = drawer.getByRole('link', { name: '下载' })
    await link.waitFor({ timeout: 30_000 })
    assert.equal(await link.getAttribute('download'), `${made.number}.pdf`)
    const [saved] = await Promise.all([page.waitForEvent('download'), link.click()])
    assert.equal(readFileSync(await saved.path()).subarray(0, 5).toString(), '%PDF-')
    assert.deepEqual(complaints, [])
    await context.close()

    const phone = await visit(browser, product, { size: 'phone' })
    await signIn(phone.page, firm.email, PASSWORD)
    await phone.page.goto(`/contracts/${made.id}`)
    await phone.page.getByRole('tab', { name: '条款' }).click()
    await phone.page.getByText('双方应当保密').waitFor()
    assert.ok(await fits(phone.page))
    // a scan of what was signed lies on the contract
    await phone.page.getByRole('tab', { name: '文件' }).waitFor()
    assert.deepEqual(phone.complaints, [])
    await phone.context.close()
  })
})
