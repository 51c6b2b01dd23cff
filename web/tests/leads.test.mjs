// A lead's day: it comes in, is taken by a representative who sees it at once, is followed up and becomes a customer; the marketer
// says who gets which, and sees what became of them.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { flaws } from './setting/access.mjs'
import { launch, signIn, visit } from './setting/browser.mjs'
import { company, marketing, PASSWORD } from './setting/people.mjs'
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

const row = (page, name) => page.locator('.table-row', { hasText: name })

describe('a lead', () => {
  test('appears without a reload, is grabbed, followed up and becomes a customer', async () => {
    const firm = await company(product)
    const { asMarketer } = await marketing(firm)
    const { context, page, complaints } = await visit(browser, product)
    await signIn(page, firm.email, PASSWORD)
    await page.getByRole('navigation').getByRole('link', { name: '线索', exact: true }).click()
    await page.locator('h1', { hasText: '线索' }).waitFor()
    await page.getByText('待领取', { exact: false }).first().click()
    await page.getByText('这里没有线索').waitFor()
    const lead = await asMarketer('POST', '/v1/leads', { name: `高远 ${firm.mark}`, company: `苏州高远仪器有限公司${firm.mark}`, phone: `139 0${firm.digits.slice(0, 3)} ${firm.digits.slice(3)}`, interest: '测量仪', capturedBy: 'API' })
    await row(page, lead.name).waitFor()
    assert.deepEqual(await flaws(page), [])
    await row(page, lead.name).getByRole('button', { name: '领取' }).click()
    await row(page, lead.name).waitFor({ state: 'detached' })
    await page.getByText('我的线索', { exact: false }).first().click()
    await row(page, lead.name).getByText(lead.name).click()
    await page.locator('h1', { hasText: lead.name }).waitFor()
    await page.getByLabel('主题').fill('电话了解需求')
    await page.getByRole('button', { name: '保存跟进' }).click()
    await page.locator('[aria-current=step]', { hasText: '跟进中' }).waitFor()
    await page.getByRole('tab', { name: '流转过程' }).click()
    await page.getByRole('tabpanel').getByText('领取').waitFor()
    assert.deepEqual(await flaws(page), [])
    await page.getByRole('button', { name: '转化', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('商机名称').fill(`测量仪采购 ${firm.mark}`)
    assert.deepEqual(await flaws(page), [])
    await dialog.getByRole('button', { name: '转化' }).click()
    await page.locator('.stage-step.past', { hasText: '已转化' }).waitFor({ timeout: 30_000 })
    const converted = await firm.asRep('GET', `/v1/leads/${lead.id}`)
    assert.equal(converted.status, 'CONVERTED')
    const made = await firm.asRep('GET', `/v1/customers/${converted.customerId}`)
    assert.equal(made.name, lead.company)
    assert.equal((await firm.asRep('GET', `/v1/opportunities/${converted.opportunityId}`)).name, `测量仪采购 ${firm.mark}`)
    await page.getByRole('link', { name: made.name }).first().click()
    await page.locator('h1', { hasText: made.name }).waitFor()
    await page.getByRole('tab', { name: '线索' }).click()
    await page.getByRole('link', { name: lead.name }).waitFor()
    assert.deepEqual(complaints, [])
    await context.close()
  })

  test('nothing comes of is marked so, with the reason, and can be taken up again', async () => {
    const firm = await company(product)
    await marketing(firm)
    const lead = await firm.asRep('POST', '/v1/leads', { name: `李大海 ${firm.mark}`, company: '大海餐饮' })
    const { context, page, complaints } = await visit(browser, product, { size: 'phone' })
    await signIn(page, firm.email, PASSWORD)
    await page.goto('/leads?view=mine')
    await page.getByRole('button', { name: `${lead.name}：更多操作` }).click()
    await page.getByText('标记为无效', { exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('无效原因').click()
    await page.locator('.ant-select-item-option', { hasText: '无预算' }).click()
    await dialog.getByRole('button', { name: '标记为无效' }).click()
    await page.getByText(lead.name).waitFor({ state: 'detached' })
    await page.goto(`/leads/${lead.id}`)
    await page.getByText('无预算').first().waitFor()
    assert.deepEqual(await flaws(page), [])
    assert.deepEqual(complaints, [])
    await context.close()
  })
})

describe('a marketer', () => {
  test('reads the rules as sentences, and puts them in order', async () => {
    const firm = await company(product)
    const { asMarketer, email, team, rule } = await marketing(firm)
    await asMarketer('DELETE', `/v1/assignment-rules/${rule.id}`)
    const make = (name, more) => asMarketer('POST', '/v1/assignment-rules', { name: `${name} ${firm.mark}`, teamId: team.id, ...more })
    await make('重点行业', { rank: 10, takes: 'industry = "医疗" AND rating = HOT', way: 'FIXED', memberIds: [firm.rep.id] })
    await make('其余', { rank: 20, way: 'ROUND_ROBIN', dailyCapacity: 20, reclaimAfterHours: 24 })
    const { context, page, complaints } = await visit(browser, product)
    await signIn(page, email, PASSWORD)
    await page.goto('/assignment-rules')
    const rules = page.locator('.rules > li').filter({ hasText: firm.mark })
    await rules.first().getByText('行业是医疗，且热度是热').waitFor()
    await rules.first().getByText('固定给李雷').waitFor()
    await rules.nth(1).getByText('全体成员轮流接手').waitFor()
    await rules.nth(1).getByText('每人每天最多 20 条；24 小时内未跟进则退回线索池').waitFor()
    assert.deepEqual(await flaws(page), [])
    await rules.nth(1).getByRole('button', { name: /^上移/ }).click()
    await rules.first().getByText('全体成员轮流接手').waitFor()
    assert.deepEqual(complaints, [])
    await context.close()
  })
})
