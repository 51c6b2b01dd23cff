// From a list to a win, by three people with their roles, each before an open page: the administrator takes a list in, the
// manager gives a customer from the pool to the representative, who follows up and wins. Nobody reloads.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { launch, signIn, visit } from './setting/browser.mjs'
import { mainPipeline, PASSWORD } from './setting/people.mjs'
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

/** A sales department with its manager and a representative, and a pool that the manager hands out. */
async function department(admin, mark) {
  const preset = async (name) => (await admin('GET', `/v1/roles?filter=${encodeURIComponent(`preset = ${name}`)}`)).roles[0].id
  const team = await admin('POST', '/v1/departments', { name: `华东销售部 ${mark}` })
  const person = async (name, role) => {
    const email = `${role}.${mark}@example.com`
    return { email, ...(await admin('POST', '/v1/users', { name, email, password: PASSWORD, departmentId: team.id, roleIds: [await preset(role)] })) }
  }
  const manager = await person('王经理', 'manager')
  const rep = await person(`李雷${mark}`, 'rep')
  const pool = await admin('POST', '/v1/pools', { name: `华东公海 ${mark}`, memberIds: [team.id], adminIds: [manager.id] })
  return { manager, rep, pool }
}

const option = (page, name) => page.locator('.ant-select-item-option', { hasText: name }).filter({ visible: true }).first()

test('from a list to a win on three screens, without a reload', async () => {
  const mark = Math.random().toString(36).slice(2, 7)
  const asAdmin = await product.admin()
  await mainPipeline(asAdmin)
  const { manager, rep, pool } = await department(asAdmin, mark)
  const open = async (email, password, path) => {
    const visited = await visit(browser, product)
    await signIn(visited.page, email, password)
    await visited.page.goto(path)
    await visited.page.locator('h1').waitFor()
    return visited
  }
  const boss = await open(ADMIN.email, ADMIN.password, '/customers/import')
  const lead = await open(manager.email, PASSWORD, '/pool')
  const seller = await open(rep.email, PASSWORD, '/customers')
  const firm = `苏州云帆精密${mark}有限公司`

  // the administrator takes the list in and puts it into the pool
  await boss.page.locator('input[type=file]').setInputFiles({ name: '展会名单.csv', mimeType: 'text/csv', buffer: Buffer.from(`客户名称,城市\n${firm},苏州\n`) })
  await boss.page.getByRole('button', { name: '试导入' }).click()
  await boss.page.getByRole('button', { name: '导入 1 条' }).click()
  await boss.page.getByText('导入完成。').waitFor()
  await boss.page.getByRole('link', { name: '查看客户' }).click()
  await boss.page.getByRole('checkbox', { name: `选择${firm}`, exact: true }).check()
  const actions = boss.page.getByRole('region', { name: '对所选记录的操作' })
  const release = actions.getByRole('button', { name: '退回公海' })
  if (!(await release.isVisible())) await actions.getByRole('button', { name: '更多' }).click()
  await boss.page.getByText('退回公海', { exact: true }).filter({ visible: true }).last().click()
  const releasing = boss.page.getByRole('dialog')
  await releasing.getByLabel('原因').fill('展会名单，统一分配')
  await releasing.getByLabel('退回到').fill(mark)
  await option(boss.page, pool.name).click()
  await releasing.getByRole('button', { name: '退回公海' }).click()
  await releasing.getByText('完成 1 条，未完成 0 条').waitFor()
  await releasing.getByRole('button', { name: '关闭', exact: true }).last().click()

  // the manager sees it come, and gives it to the representative
  await lead.page.locator('.table-row', { hasText: firm }).waitFor()
  await lead.page.getByRole('checkbox', { name: `选择${firm}`, exact: true }).check()
  await lead.page.getByRole('region', { name: '对所选记录的操作' }).getByRole('button', { name: '更换负责人' }).click()
  await lead.page.getByRole('dialog').getByLabel('新负责人').fill(rep.name)
  await option(lead.page, rep.name).click()
  await lead.page.getByRole('dialog').getByRole('button', { name: '开始' }).click()
  await lead.page.locator('.table-row', { hasText: firm }).waitFor({ state: 'detached' })

  // it is on the representative's screen; the manager opens it as well
  const row = seller.page.locator('.table-row', { hasText: firm })
  await row.waitFor()
  await row.click()
  await seller.page.locator('h1', { hasText: firm }).waitFor()
  const address = new URL(seller.page.url()).pathname
  await lead.page.goto(address)
  await lead.page.getByText('还没有跟进记录').waitFor()
  await seller.page.getByLabel('主题').fill('电话确认采购需求')
  await seller.page.getByRole('button', { name: '保存跟进' }).click()
  await lead.page.locator('.timeline li', { hasText: '电话确认采购需求' }).waitFor()

  // a deal, watched by the manager on the board and by the administrator in the list
  await lead.page.goto('/board')
  await boss.page.goto('/opportunities')
  await seller.page.getByRole('tab', { name: '商机', exact: true }).click()
  await seller.page.getByRole('button', { name: '新建商机' }).click()
  const form = seller.page.locator('.ant-drawer')
  await form.getByLabel('商机名称').fill(`检测设备 ${mark}`)
  await form.getByLabel('预计金额').fill('260000')
  await form.getByRole('button', { name: '保存' }).click()
  await form.waitFor({ state: 'hidden' })
  const column = (page, name) => page.getByRole('region', { name, exact: true })
  const card = (place) => place.locator('.board-card', { hasText: `检测设备 ${mark}` })
  await card(column(lead.page, '初步接洽')).waitFor()
  await seller.page.goto('/board')
  await card(seller.page).dragTo(column(seller.page, '方案报价'))
  await card(column(lead.page, '方案报价')).waitFor()
  const listed = boss.page.locator('.table-row', { hasText: `检测设备 ${mark}` })
  await listed.getByText('方案报价').waitFor()
  // the next stage demands a date, of the screen and of the product alike
  const asRep = await product.as(rep.email, PASSWORD)
  const deal = (await asRep('GET', `/v1/opportunities?filter=${encodeURIComponent(`name : "${mark}"`)}`)).opportunities[0]
  const { stages } = (await asRep('GET', `/v1/pipelines/${deal.pipelineId}`))
  const talks = stages.find(({ name }) => name === '商务谈判')
  await assert.rejects(asRep('POST', `/v1/opportunities/${deal.id}/move`, { stageId: talks.id }), /: 4(00|22) .*expectedCloseDate/)
  await card(seller.page).dragTo(column(seller.page, '商务谈判'))
  const asked = seller.page.getByRole('dialog')
  await asked.getByLabel('预计成交日期').fill('2031-05-20')
  await seller.page.keyboard.press('Enter')
  await asked.getByRole('button', { name: '变更阶段' }).click()
  await card(column(lead.page, '商务谈判')).waitFor()
  await listed.getByText('商务谈判').waitFor()
  await seller.page.getByRole('button', { name: `检测设备 ${mark}：更多操作` }).click()
  await seller.page.getByRole('menuitem', { name: '赢单' }).click()
  await seller.page.getByRole('dialog').getByRole('radio', { name: '产品最符合需求' }).check()
  await seller.page.getByRole('dialog').getByRole('button', { name: '赢单' }).click()
  await seller.page.locator('.ant-message', { hasText: '恭喜赢单' }).waitFor()
  await card(lead.page).waitFor({ state: 'detached' })
  await listed.getByText('赢单').waitFor()

  // what the representative's screen doesn't offer, the product refuses him
  const id = address.split('/').pop()
  await seller.page.goto(address)
  await seller.page.getByRole('button', { name: '编辑', exact: true }).waitFor()
  const more = seller.page.locator('.record-actions').getByRole('button', { name: /更多/ })
  if (await more.isVisible()) await more.click()
  for (const role of ['button', 'menuitem']) assert.equal(await seller.page.getByRole(role, { name: /^(删除|转移|分配)/ }).count(), 0)
  assert.equal(await seller.page.locator('nav a', { hasText: '用户' }).count(), 0)
  await assert.rejects(asRep('DELETE', `/v1/customers/${id}`), /: 403 /)
  await assert.rejects(asRep('POST', `/v1/customers/${id}/transfer`, { ownerId: manager.id }), /: 403 /)
  await assert.rejects(asRep('POST', '/v1/users', { name: '某人', email: `x.${mark}@example.com` }), /: 403 /)
  await assert.rejects(asRep('PATCH', `/v1/pools/${pool.id}`, { dailyClaimLimit: 500 }), /: 40[34] /)
  // nor the manager what is not on his
  const asManager = await product.as(manager.email, PASSWORD)
  for (const name of ['用户', '角色', '销售流程']) assert.equal(await lead.page.locator('nav a', { hasText: new RegExp(`^${name}$`) }).count(), 0, name)
  await assert.rejects(asManager('POST', '/v1/users', { name: '某人', email: `y.${mark}@example.com` }), /: 403 /)
  await assert.rejects(asManager('POST', '/v1/pipelines', { name: '某流程' }), /: 403 /)
  const other = await asAdmin('POST', '/v1/customers', { name: `别人的客户${mark}` })
  await assert.rejects(asRep('GET', `/v1/customers/${other.id}`), /: 404 /)
  for (const { context, complaints } of [boss, lead, seller]) {
    assert.deepEqual(complaints, [])
    await context.close()
  }
})
