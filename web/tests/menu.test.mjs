// The menu of each role holds what the role may do; an address for something new opens its form, and what names nothing says so.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { launch, signIn, visit } from './setting/browser.mjs'
import { company, marketing, PASSWORD } from './setting/people.mjs'
import { ADMIN, startProduct } from './setting/product.mjs'

let product, browser, firm
before(async () => {
  product = await startProduct()
  browser = await launch()
  firm = await company(product)
  await marketing(firm)
})
after(async () => {
  await browser?.close()
  await product?.stop()
})

async function menuOf(email, password) {
  const { context, page, complaints } = await visit(browser, product)
  await signIn(page, email, password)
  const sections = await page.locator('nav.menu section').evaluateAll((all) => all.map((one) => [one.getAttribute('aria-label'), [...one.querySelectorAll('a')].map((link) => link.textContent)]))
  return { context, page, complaints, sections: Object.fromEntries(sections) }
}

describe('the menu', () => {
  test('of a representative has his work, offers and ledgers, and nothing to set up', async () => {
    const { context, sections } = await menuOf(firm.email, PASSWORD)
    assert.deepEqual(Object.keys(sections).filter((name) => /设置|市场/.test(name)), [])
    for (const name of ['首页', '待办', '线索', '客户', '公海', '商机看板', '商机']) assert.ok(sections['工作'].includes(name), name)
    assert.deepEqual(sections['报价与订单'].slice(0, 4), ['报价单', '订单', '产品', '价目表'])
    await context.close()
  })

  test('of a marketer has campaigns, forms and rules together', async () => {
    const { context, sections } = await menuOf(`linna.${firm.mark}@example.com`, PASSWORD)
    assert.deepEqual(sections['市场'], ['市场活动', '表单', '表单提交', '线索分配规则', '渠道'])
    assert.equal(sections['设置'], undefined)
    await context.close()
  })

  test('of an administrator has what is set up once below everything else', async () => {
    const { context, sections } = await menuOf(ADMIN.email, ADMIN.password)
    assert.equal(Object.keys(sections).at(-1), '设置')
    for (const name of ['用户', '部门', '角色', '公海设置', '销售流程', '价目明细', '折扣权限']) assert.ok(sections['设置'].includes(name), name)
    const everywhere = Object.values(sections).flat()
    assert.deepEqual(everywhere.filter((name, at) => everywhere.indexOf(name) !== at), [], 'nothing is told twice')
    await context.close()
  })
})

describe('an address', () => {
  test('for something new opens its form, for whoever may make it', async () => {
    const { context, page, complaints } = await menuOf(firm.email, PASSWORD)
    for (const [address, title] of [['/customers/new', '新建客户'], ['/leads/new', '新建线索'], ['/tasks/new', '新建任务']]) {
      await page.goto(address)
      await page.getByRole('dialog', { name: title }).waitFor()
    }
    await page.goto('/products/new')
    await page.locator('h1', { hasText: '产品' }).waitFor()
    assert.equal(await page.getByRole('dialog').count(), 0)
    assert.deepEqual(complaints, [])
    await context.close()
  })

  test('that names nothing says so, on every page', async () => {
    const { context, page } = await menuOf(ADMIN.email, ADMIN.password)
    for (const address of ['/customers/nobody', '/forms/nothing', '/roles/none', '/pipelines/none', '/no-such-page']) {
      await page.goto(address)
      await page.getByText('没有找到').waitFor()
    }
    await context.close()
  })
})
