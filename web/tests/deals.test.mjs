// Deals on the board and off it: dragged, moved by the keyboard, asked for what a stage demands, refused, won and lost; and the
// pipelines behind them.
import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { flaws } from './setting/access.mjs'
import { launch, signIn, visit } from './setting/browser.mjs'
import { company, deals, PASSWORD } from './setting/people.mjs'
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

const column = (page, name) => page.getByRole('region', { name, exact: true })
/** A card at rest: one that is on its way has not been answered for yet. */
const card = (place, name) => place.locator('.board-card:not(.arriving)', { hasText: name })

/** A representative before the board of his own deals. */
async function atBoard(options = {}) {
  const firm = await company(product)
  const made = await deals(firm)
  const { context, page, complaints } = await visit(browser, product, options)
  await signIn(page, firm.email, PASSWORD, options.language)
  await page.goto('/board')
  await page.locator('.board-card', { hasText: made.phone.name }).waitFor()
  return { firm, ...made, context, page, complaints }
}

describe('the board', () => {
  test('a column for each stage, with how many deals stand there and what they are worth', async () => {
    const { page, context, phone, complaints } = await atBoard()
    const first = column(page, '初步接洽')
    await card(first, phone.name).waitFor()
    assert.equal(await first.locator('.board-count').textContent(), '2')
    assert.equal(await column(page, '需求确认').locator('.board-sum').textContent(), '¥120,000')
    await page.getByText('进行中 4 个').waitFor()
    assert.deepEqual(await flaws(page), [])
    assert.deepEqual(complaints, [])
    await context.close()
  })

  test('a card that is dragged stands in its new stage, for everybody', async () => {
    const { page, context, firm, phone } = await atBoard()
    await card(page, phone.name).dragTo(column(page, '需求确认'))
    await card(column(page, '需求确认'), phone.name).waitFor()
    await page.getByRole('status').filter({ hasText: '已进入“需求确认”' }).waitFor()
    const moved = await firm.admin('GET', `/v1/opportunities/${phone.id}`)
    assert.equal(moved.titles.stageId, '需求确认')
    await column(page, '需求确认').locator('.board-count', { hasText: '2' }).waitFor()
    // and what a colleague moves is seen without a reload
    await firm.admin('POST', `/v1/opportunities/${phone.id}/move`, { stageId: firm.stages[0].id })
    await card(column(page, '初步接洽'), phone.name).waitFor()
    await context.close()
  })

  test('what a stage demands is asked for before the move', async () => {
    const { page, context, firm, phone } = await atBoard()
    await card(page, phone.name).dragTo(column(page, '商务谈判'))
    const dialog = page.getByRole('dialog')
    await dialog.getByText('进入“商务谈判”前需要填写以下内容。').waitFor()
    assert.deepEqual(await flaws(page), [])
    await dialog.getByRole('button', { name: '变更阶段' }).click()
    await dialog.getByText('请填写预计金额').waitFor()
    await dialog.getByLabel('预计金额').fill('88000')
    await dialog.getByLabel('预计成交日期').fill('2031-05-20')
    await page.keyboard.press('Enter')
    await dialog.getByRole('button', { name: '变更阶段' }).click()
    await card(column(page, '商务谈判'), phone.name).waitFor()
    const moved = await firm.admin('GET', `/v1/opportunities/${phone.id}`)
    assert.deepEqual([moved.titles.stageId, Number(moved.amount.amount), moved.expectedCloseDate], ['商务谈判', 88000, '2031-05-20'])
    await context.close()
  })

  test('a refused move goes back, with the reason', async () => {
    const firm = await company(product)
    const [one, two, three] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()]
    const strict = await firm.admin('POST', '/v1/pipelines', { name: `招投标 ${firm.mark}`, stages: [{ id: one, name: '报名', nextStageIds: [two] }, { id: two, name: '投标' }, { id: three, name: '中标公示' }] })
    const deal = await firm.asRep('POST', '/v1/opportunities', { name: `智慧园区 ${firm.mark}`, customerId: firm.mine[0].id, pipelineId: strict.id })
    const { context, page, complaints } = await visit(browser, product)
    await signIn(page, firm.email, PASSWORD)
    await page.goto(`/board?pipeline=${strict.id}`)
    await card(column(page, '报名'), deal.name).dragTo(column(page, '中标公示'))
    await page.locator('.ant-message', { hasText: '中标公示' }).waitFor()
    await card(column(page, '报名'), deal.name).waitFor()
    assert.equal(await card(column(page, '中标公示'), deal.name).count(), 0)
    assert.deepEqual(complaints, [])
    await context.close()
  })

  test('the keyboard walks through the cards and moves them', async () => {
    const { page, context, phone, server } = await atBoard()
    const link = page.getByRole('link', { name: phone.name })
    await link.focus()
    await page.keyboard.press('Shift+ArrowRight')
    await card(column(page, '需求确认'), phone.name).waitFor()
    await page.waitForFunction((name) => document.activeElement?.textContent === name, phone.name)
    await page.keyboard.press('ArrowDown')
    assert.equal(await page.evaluate(() => document.activeElement.textContent), server.name)
    await page.keyboard.press('Enter')
    await page.locator('h1', { hasText: server.name }).waitFor()
    await context.close()
  })

  test('a deal is won with a reason from its card, and lost only with one', async () => {
    const { page, context, firm, phone, server } = await atBoard()
    await page.getByRole('button', { name: `${server.name}：更多操作` }).click()
    await page.getByRole('menuitem', { name: '赢单' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('radio', { name: '价格有优势' }).check()
    assert.deepEqual(await flaws(page), [])
    await dialog.getByRole('button', { name: '赢单' }).click()
    await page.locator('.ant-message', { hasText: '恭喜赢单' }).waitFor()
    await card(page, server.name).waitFor({ state: 'detached' })
    const won = await firm.admin('GET', `/v1/opportunities/${server.id}`)
    assert.deepEqual([won.state, won.titles.closeReasonId], ['WON', '价格有优势'])

    await page.getByRole('button', { name: `${phone.name}：更多操作` }).click()
    await page.getByRole('menuitem', { name: '输单' }).click()
    await dialog.getByRole('button', { name: '输单' }).click()
    await dialog.getByText('请填写').waitFor()
    await dialog.getByRole('radio', { name: '客户没有预算' }).check()
    await dialog.getByRole('button', { name: '输单' }).click()
    await card(page, phone.name).waitFor({ state: 'detached' })
    await context.close()
  })

  test('on a phone the menu moves a card, and nothing is too wide', async () => {
    const { page, context, firm, phone } = await atBoard({ size: 'phone', language: 'en' })
    assert.deepEqual(await flaws(page), [])
    await page.getByRole('button', { name: `Actions: ${phone.name}` }).click()
    await page.getByRole('menuitem', { name: 'Move to 需求确认' }).click()
    await card(column(page, '需求确认'), phone.name).waitFor()
    assert.equal((await firm.admin('GET', `/v1/opportunities/${phone.id}`)).titles.stageId, '需求确认')
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth))
    await context.close()
  })
})

describe('deals in lists and forms', () => {
  test('the list begins with customer, stage, state and amount, and is narrowed by a stage’s name', async () => {
    const { page, context, server } = await atBoard()
    await page.goto('/opportunities')
    const row = page.locator('.table-row', { hasText: server.name })
    await row.waitFor()
    const heads = await page.getByRole('columnheader').allTextContents()
    assert.deepEqual(heads.slice(1, 6), ['商机名称', '客户', '阶段', '状态', '预计金额'])
    await row.getByRole('gridcell', { name: '需求确认' }).waitFor()
    await page.getByRole('button', { name: /筛选$/ }).click()
    await page.getByRole('combobox', { name: '字段' }).click()
    await page.keyboard.type('阶段')
    await page.locator('.ant-select-item-option', { hasText: /^阶段$/ }).click()
    await page.getByRole('combobox', { name: '比较值' }).click()
    await page.keyboard.type('需求确认')
    await page.locator('.ant-select-item-option', { hasText: '需求确认' }).first().click()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '应用' }).click()
    await page.waitForFunction(() => document.querySelectorAll('.table-row').length === 1)
    await row.waitFor()
    await context.close()
  })

  test('a new deal’s stage is chosen by name, and its page moves it along', async () => {
    const { page, context, firm } = await atBoard()
    await page.goto('/opportunities?new=true')
    const form = page.locator('.ant-drawer')
    await form.getByLabel('商机名称').fill(`门禁系统 ${firm.mark}`)
    await form.getByLabel('客户', { exact: true }).fill(`上海晨光贸易有限公司${firm.mark}`)
    await page.locator('.ant-select-item-option', { hasText: firm.mark }).first().click()
    await form.getByLabel('阶段', { exact: true }).click()
    await page.locator('.ant-select-item-option', { hasText: '需求确认' }).click()
    await form.getByRole('button', { name: '保存' }).click()
    await form.waitFor({ state: 'hidden' })
    await page.getByRole('gridcell', { name: `门禁系统 ${firm.mark}`, exact: true }).click()
    await page.locator('[aria-current=step]', { hasText: '需求确认' }).waitFor()
    await page.getByRole('button', { name: '方案报价' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('预计金额').fill('5000')
    await dialog.getByRole('button', { name: '变更阶段' }).click()
    await page.locator('[aria-current=step]', { hasText: '方案报价' }).waitFor()
    assert.deepEqual(await flaws(page), [])
    await context.close()
  })
})

describe('pipelines', () => {
  test('a manager sets one up: stages, what they demand and allow, the tasks they give', async () => {
    const firm = await company(product)
    const { context, page, complaints } = await visit(browser, product)
    await signIn(page, ADMIN.email, ADMIN.password)
    await page.goto('/pipelines?new=true')
    await page.locator('h1', { hasText: '新建销售流程' }).waitFor()
    await page.getByLabel('流程名称').fill(`续约 ${firm.mark}`)
    await page.getByRole('button', { name: '添加阶段' }).click()
    await page.getByRole('button', { name: '添加阶段' }).click()
    const stage = (n) => page.locator('.stage').nth(n - 1)
    await stage(1).getByLabel('阶段名称').fill('联系')
    await stage(1).getByRole('button', { name: '添加任务' }).click()
    await stage(1).getByLabel('阶段 1 的任务').fill('打电话确认意向')
    await stage(2).getByLabel('阶段名称').fill('联系')
    await stage(2).getByLabel('赢率（%）').fill('60')
    await stage(2).getByLabel('必填字段').click()
    await page.locator('.ant-select-item-option', { hasText: /^预计金额$/ }).click()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '保存' }).click()
    // two stages of one name: said at the second
    await stage(2).locator('.ant-form-item-explain-error').waitFor()
    await stage(2).getByLabel('阶段名称').fill('续签')
    await page.getByRole('button', { name: '阶段 2 上移' }).click()
    assert.deepEqual(await flaws(page), [])
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('销售流程已保存').waitFor()
    await page.waitForURL(/pipelines\/[0-9a-f-]{36}/)
    const saved = await firm.admin('GET', `/v1/pipelines/${page.url().split('/').pop()}`)
    assert.deepEqual(saved.stages.map((one) => one.name), ['续签', '联系'])
    assert.deepEqual(saved.stages[0].demandedFields, ['amount'])
    assert.deepEqual([saved.stageTasks[0].subject, saved.stageTasks[0].stageId], ['打电话确认意向', saved.stages[1].id])
    assert.deepEqual(complaints, [])
    await context.close()
  })
})
