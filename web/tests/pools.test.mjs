// What was deleted comes back, and what a pool's administrator sees: who falls tonight, and what became of those that fell.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { flaws } from './setting/access.mjs'
import { launch, signIn, visit } from './setting/browser.mjs'
import { company, handedAround, PASSWORD } from './setting/people.mjs'
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

describe('the recycle bin', () => {
  test('lists what was deleted, and gives it back', async () => {
    const firm = await company(product)
    const gone = await firm.admin('POST', '/v1/customers', { name: `误删的客户${firm.mark}` })
    await firm.admin('POST', '/v1/contacts', { customerId: gone.id, name: '王工' })
    const { context, page, complaints } = await visit(browser, product)
    await signIn(page, ADMIN.email, ADMIN.password)
    await page.goto(`/customers/${gone.id}`)
    const remove = page.getByRole('button', { name: '删除', exact: true })
    if (!(await remove.isVisible())) await page.getByRole('button', { name: /更多/ }).click()
    await page.getByText('删除', { exact: true }).last().click()
    await page.getByRole('dialog').getByRole('button', { name: '删除' }).click()
    await page.locator('h1', { hasText: '客户' }).waitFor()
    await page.getByRole('link', { name: '回收站' }).click()
    await page.locator('h1', { hasText: '回收站：客户' }).waitFor()
    const row = page.locator('.table-row', { hasText: gone.name })
    await row.waitFor()
    assert.deepEqual(await flaws(page), [])
    await row.getByRole('button', { name: '恢复' }).click()
    await row.waitFor({ state: 'detached' })
    await page.goto(`/customers/${gone.id}`)
    await page.getByRole('tab', { name: '联系人' }).click()
    await page.getByRole('link', { name: '王工' }).waitFor()
    assert.deepEqual(complaints, [])
    await context.close()
  })

  test('shows who may be the same before it gives one back, alone or among several', async () => {
    const firm = await company(product)
    const make = (name, email) => firm.admin('POST', '/v1/customers', { name: `${name}${firm.mark}`, email: `office@${email}-${firm.mark}.cn` })
    const [alone, among, other] = [await make('远山建材', 'yuanshan'), await make('江南印刷', 'jiangnan'), await make('北岭化工', 'beiling')]
    for (const { id } of [alone, among, other]) await firm.admin('DELETE', `/v1/customers/${id}`)
    const [there] = [await make('建材远山总店', 'yuanshan'), await make('印刷江南新厂', 'jiangnan')]
    const { context, page, complaints } = await visit(browser, product)
    await signIn(page, ADMIN.email, ADMIN.password)
    await page.goto(`/customers/bin?q=${firm.mark}`)
    const row = (one) => page.locator('.table-row', { hasText: one.name })
    await row(alone).getByRole('button', { name: '恢复' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('link', { name: there.name }).waitFor()
    await dialog.getByText('邮箱相同').waitFor()
    await dialog.getByRole('button', { name: '不是同一个，仍然恢复' }).click()
    await row(alone).waitFor({ state: 'detached' })
    for (const one of [among, other]) await page.getByRole('checkbox', { name: `选择${one.name}`, exact: true }).check()
    await page.getByRole('region', { name: '对所选记录的操作' }).getByRole('button', { name: '恢复' }).click()
    await dialog.getByRole('button', { name: '恢复', exact: true }).click()
    await dialog.getByText('完成 1 条，未完成 1 条').waitFor()
    await dialog.getByRole('button', { name: '不是同一个，仍然恢复（1 条）' }).click()
    await dialog.getByText('完成 2 条，未完成 0 条').waitFor()
    assert.deepEqual(complaints, [])
    await context.close()
    for (const { id } of [alone, among, other]) assert.equal((await firm.admin('GET', `/v1/customers/${id}`)).id, id)
  })

  test('is no place for who may not give back', async () => {
    const firm = await company(product)
    const { context, page } = await visit(browser, product)
    await signIn(page, firm.email, PASSWORD)
    await page.goto('/customers')
    await page.locator('.table-row').first().waitFor()
    assert.equal(await page.getByRole('link', { name: '回收站' }).count(), 0)
    await page.goto('/customers/bin')
    await page.getByText('没有找到').waitFor()
    await context.close()
  })
})

describe('a pool', () => {
  test('tells who falls in which night, and why', async () => {
    const firm = await company(product)
    // a customer falls to the pool that it came from
    const { claimed } = await handedAround(firm)
    const { context, page, complaints } = await visit(browser, product)
    await signIn(page, ADMIN.email, ADMIN.password)
    await page.goto(`/pools/${firm.pool.id}`)
    await page.getByRole('tab', { name: '今晚掉入公海' }).click()
    await page.getByText('没有客户会掉入公海').waitFor()
    const day = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10)
    await page.getByRole('textbox', { name: '哪天夜里' }).fill(day)
    await page.keyboard.press('Enter')
    const line = page.getByRole('row').filter({ has: page.getByRole('link', { name: claimed[0].name, exact: true }) })
    await line.getByText(/：15 天/).waitFor()
    await line.getByText('李雷').waitFor()
    assert.deepEqual(await flaws(page), [])
    assert.deepEqual(complaints, [])
    await context.close()
  })

  test('tells what became of its customers, in figures and by person', async () => {
    const firm = await company(product)
    await handedAround(firm)
    const { context, page, complaints } = await visit(browser, product)
    const scripts = []
    page.on('request', (request) => request.resourceType() === 'script' && scripts.push(request.url()))
    await signIn(page, ADMIN.email, ADMIN.password)
    assert.ok(!scripts.some((url) => /chart/.test(url)), 'charts are loaded where they are drawn')
    await page.goto(`/pools/${firm.pool.id}`)
    await page.getByRole('tab', { name: '激活统计' }).click()
    await page.locator('.chart svg').waitFor()
    const figure = (name) => page.locator('.figures > div').filter({ has: page.getByText(name, { exact: true }) }).locator('dd')
    assert.match(await figure('被重新领取').textContent(), /^2 100%$/)
    assert.match(await figure('有跟进').textContent(), /^1 25%$/)
    const person = page.getByRole('row', { name: /韩梅梅/ })
    assert.deepEqual((await person.getByRole('cell').allTextContents()).slice(0, 3), ['2', '0', '1'])
    assert.deepEqual(await flaws(page), [])
    assert.deepEqual(complaints, [])
    await context.close()
  })
})
