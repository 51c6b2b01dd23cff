// Many at once: changed, handed over, tagged, deleted, and taken back; given out as a file and taken in from one.
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

const mine = (firm) => `/customers?filter=${encodeURIComponent(`name : "${firm.mark}" AND ownerId = "${firm.rep.id}"`)}`
const bar = (page) => page.getByRole('region', { name: '对所选记录的操作' })
const tray = (page) => page.getByRole('complementary', { name: '后台处理进度' })
const choose = async (page, names) => {
  for (const name of names) await page.getByRole('checkbox', { name: `选择${name}`, exact: true }).check()
}
const option = (page, name) => page.locator('.ant-select-item-option', { hasText: name }).filter({ visible: true }).first()

async function atCustomers(email, password, path, firm) {
  const { context, page, complaints } = await visit(browser, product)
  await signIn(page, email ?? firm.email, password ?? PASSWORD)
  await page.goto(path ?? mine(firm))
  await page.locator('.table-row').first().waitFor()
  return { context, page, complaints }
}

describe('many at once', () => {
  test('a field is changed for all that may be changed; the refused ones are named; all is taken back', async () => {
    const firm = await company(product)
    const [one, two, locked] = firm.mine
    await firm.admin('POST', `/v1/customers/${locked.id}/lock`, {})
    const { context, page, complaints } = await atCustomers(null, null, null, firm)
    await choose(page, [one.name, two.name, locked.name])
    await bar(page).getByRole('button', { name: '修改字段' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('字段').click()
    await page.keyboard.type('行业')
    await option(page, '行业').click()
    await dialog.getByRole('textbox', { name: '行业' }).fill('医疗器械')
    assert.deepEqual(await flaws(page), [])
    await dialog.getByRole('button', { name: '开始' }).click()
    await tray(page).getByText('已处理 2 条，未处理 1 条').waitFor()
    assert.deepEqual(await flaws(page), [])
    assert.equal((await firm.admin('GET', `/v1/customers/${one.id}`)).industry, '医疗器械')
    await tray(page).getByRole('button', { name: '查看原因' }).click()
    await page.locator('.refusals', { hasText: locked.name }).waitFor()
    await page.getByRole('dialog').getByRole('button', { name: '关闭', exact: true }).last().click()
    await tray(page).getByRole('button', { name: '撤销' }).click()
    await tray(page).getByText('已处理 2 条', { exact: true }).waitFor()
    assert.equal((await firm.admin('GET', `/v1/customers/${two.id}`)).industry, '贸易')
    assert.deepEqual(complaints, [])
    await context.close()
  })

  test('all that match get another owner, and what is under way outlives a reload', async () => {
    const firm = await company(product)
    const { context, page } = await atCustomers(ADMIN.email, ADMIN.password, mine(firm), firm)
    await choose(page, [firm.mine[0].name])
    await bar(page).getByRole('button', { name: `选择全部 ${firm.mine.length} 条` }).click()
    await bar(page).getByText(`已选全部 ${firm.mine.length} 条`).waitFor()
    await bar(page).getByRole('button', { name: '更换负责人' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('新负责人').fill('Administrator')
    await option(page, 'Administrator').click()
    await dialog.getByRole('button', { name: '开始' }).click()
    await tray(page).getByText(`已处理 ${firm.mine.length} 条`, { exact: true }).waitFor()
    await page.reload()
    await tray(page).getByText(`已处理 ${firm.mine.length} 条`, { exact: true }).waitFor()
    await tray(page).getByRole('button', { name: '撤销' }).click()
    await tray(page).getByText(/撤销“更换负责人/).waitFor()
    await tray(page).getByText(`已处理 ${firm.mine.length} 条`, { exact: true }).waitFor()
    assert.equal((await firm.admin('GET', `/v1/customers/${firm.mine[3].id}`)).ownerId, firm.rep.id)
    await context.close()
  })

  test('tags are put on; what is deleted comes back', async () => {
    const firm = await company(product)
    const [one, two] = firm.mine
    const { context, page } = await atCustomers(ADMIN.email, ADMIN.password, mine(firm), firm)
    await choose(page, [one.name, two.name])
    await bar(page).getByRole('button', { name: '打标签' }).click()
    await page.getByRole('dialog').getByLabel('添加标签').fill('展会2026')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').getByRole('button', { name: '开始' }).click()
    await tray(page).getByText('已处理 2 条', { exact: true }).waitFor()
    assert.deepEqual((await firm.admin('GET', `/v1/customers/${one.id}`)).tags.toSorted(), ['展会2026', '老客户'].toSorted())
    await choose(page, [two.name])
    await bar(page).getByRole('button', { name: '删除' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '删除' }).click()
    const row = page.locator('.table-row', { hasText: two.name })
    await row.waitFor({ state: 'detached' })
    await tray(page).getByRole('region', { name: /删除/ }).getByRole('button', { name: '撤销' }).click()
    await row.waitFor()
    await context.close()
  })
})

const file = (name, text) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
const text = async (download) => readFileSync(await download.path(), 'utf8')

describe('files', () => {
  test('the list is given out as a file with the columns that are shown', async () => {
    const firm = await company(product)
    const { context, page } = await atCustomers(ADMIN.email, ADMIN.password, mine(firm), firm)
    await page.getByRole('button', { name: '导出' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '导出' }).click()
    await tray(page).getByText(`已导出 ${firm.mine.length} 行`).waitFor()
    const [download] = await Promise.all([page.waitForEvent('download'), tray(page).getByRole('button', { name: '下载' }).click()])
    const written = await text(download)
    assert.match(written, /^\ufeff?"?客户名称"?,/)
    assert.match(written, new RegExp(`晨光贸易有限公司${firm.mark}`))
    assert.equal(written.trim().split('\n').length, firm.mine.length + 1)
    await context.close()
  })

  test('a list is taken in: columns recognised, tried first, the rejected rows given back with the reason', async () => {
    const firm = await company(product)
    const { context, page, complaints } = await visit(browser, product)
    await signIn(page, ADMIN.email, ADMIN.password)
    await page.goto('/customers')
    await page.getByRole('link', { name: '导入' }).click()
    await page.locator('h1', { hasText: '导入客户' }).waitFor()
    assert.deepEqual(await flaws(page), [])
    const rows = [`苏州蓝海纺织${firm.mark}有限公司,苏州,老王介绍`, `,无锡,没有名称`, `常州新材${firm.mark}股份公司,常州,`]
    await page.locator('input[type=file]').setInputFiles(file('客户.csv', ['客户名称,城市,谁介绍的', ...rows].join('\r\n')))
    const becomes = page.getByRole('combobox', { name: '“谁介绍的”对应的字段' })
    await becomes.waitFor()
    await becomes.click()
    await page.keyboard.type('来源')
    await option(page, '来源').click()
    assert.deepEqual(await flaws(page), [])
    await page.getByRole('button', { name: '试导入' }).click()
    await page.getByText('试导入完成，没有写入任何数据。').waitFor()
    const figure = (name) => page.locator('.figures > div').filter({ has: page.getByText(name, { exact: true }) }).locator('dd')
    assert.deepEqual([await figure('将新建').textContent(), await figure('未通过').textContent()], ['2', '1'])
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载未通过的行' }).click()])
    assert.match(await text(download), /没有名称/)
    await page.getByRole('button', { name: '导入 2 条' }).click()
    await page.getByText('导入完成。').waitFor()
    assert.equal(await figure('新建').textContent(), '2')
    await page.getByRole('link', { name: '查看客户' }).click()
    await page.locator('.list-search input').fill(`苏州蓝海纺织${firm.mark}`)
    await page.locator('.table-row', { hasText: '苏州蓝海纺织' }).waitFor()
    const taken = (await firm.admin('GET', `/v1/customers?filter=${encodeURIComponent(`name : "苏州蓝海纺织${firm.mark}"`)}`)).customers[0]
    assert.deepEqual([taken.city, taken.source], ['苏州', '老王介绍'])
    assert.deepEqual(complaints, [])
    await context.close()
  })
})
