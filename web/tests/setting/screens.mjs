// Takes every screen in both languages and sizes: `make screenshots`. They are looked at by people, and not kept in git.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { launch, signIn, visit } from './browser.mjs'
import { company, deals, handedAround, leads, PASSWORD } from './people.mjs'
import { startProduct } from './product.mjs'

const out = process.argv[2] ?? join(import.meta.dirname, '../../screenshots')
mkdirSync(out, { recursive: true })
const only = process.argv[3]
const product = await startProduct()
const browser = await launch()

const settled = async (page) => {
  // live updates keep a connection open: the network is never idle
  await page.waitForFunction(() => !document.querySelector('.ant-spin, .ant-skeleton, [aria-busy=true]') && document.querySelector('h1'), undefined, { timeout: 5000 }).catch(() => {})
  await page.waitForTimeout(400)
}

let tags = 0
try {
  const firm = await company(product, process.env.KEHU_URL ? undefined : '')
  await firm.admin('PATCH', '/v1/tenant', { name: '华晨科技有限公司' })
  const [root] = (await firm.admin('GET', '/v1/departments')).departments
  await firm.admin('PATCH', `/v1/departments/${root.id}`, { name: '销售部' })
  const me = await firm.admin('GET', '/v1/me')
  await firm.admin('PATCH', `/v1/users/${me.userId}`, { name: '周敏' })
  const sold = await deals(firm)
  await handedAround(firm)
  const came = await leads(firm)
  const lead = came.mine[0]
  const admin = { email: 'admin@example.com', password: process.env.KEHU_PASSWORD ?? 'Correct-horse-9' }
  const screens = [
    ['home', '/'], ['customers', '/customers'], ['customer', `/customers/${firm.mine[0].id}`], ['pool', '/pool'], ['agenda', '/agenda'], ['tasks', '/tasks'], ['notifications', '/', async (page, en) => { await page.getByRole('button', { name: en ? /^Notifications/ : /^通知/ }).click() }], ['follow-ups', '/activities'], ['contacts', '/contacts'],
    ['customer-new', '/customers?new=true'],
    ['customer-filter', `/customers?filter=${encodeURIComponent('level IN (KEY, IMPORTANT) AND (city = "上海" OR lastFollowUpAt < today() - 30d) AND ownerId IN (me())')}`, async (page, en) => { await page.getByRole('button', { name: en ? /Filter$/ : /筛选$/ }).click() }],
    ['customer-none', '/customers?q=zzzz'],
    ['customer-selected', '/customers', async (page) => { for (const at of [1, 2]) await page.locator('[role=gridcell] input[type=checkbox]').nth(at).check() }],
    ['bulk', '/customers', async (page, en) => {
      for (const at of [1, 2, 3]) await page.locator('[role=gridcell] input[type=checkbox]').nth(at).check()
      await page.getByRole('button', { name: en ? 'Change a field' : '修改字段' }).click()
      await page.getByRole('dialog').getByLabel(en ? 'Field' : '字段').click()
      await page.locator('.ant-select-item-option', { hasText: en ? 'Level' : '级别' }).first().click()
    }],
    ['customer-duplicate', '/customers?new=true', async (page, en) => {
      const form = page.locator('.ant-drawer')
      await form.getByLabel(en ? 'Name' : '客户名称', { exact: true }).fill(`${firm.mine[0].name.replace('晨光', '辰光')}`)
      await form.getByRole('button', { name: en ? 'Save' : '保存', exact: true }).click()
      await form.getByRole('alert').waitFor()
    }],
    ['import', '/customers/import', async (page) => {
      const rows = ['客户名称,城市,电话,谁介绍的', '苏州蓝海纺织有限公司,苏州,0512-65550101,老王', '常州新材股份有限公司,常州,0519-85550102,展会']
      await page.locator('input[type=file]').setInputFiles({ name: '客户.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\r\n')) })
      await page.locator('.import-columns').waitFor()
    }],
    ['import-trial', '/customers/import', async (page, en) => {
      const rows = ['客户名称,城市', '苏州蓝海纺织有限公司,苏州', ',常州']
      await page.locator('input[type=file]').setInputFiles({ name: '客户.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\r\n')) })
      await page.getByRole('button', { name: en ? /^Try it/ : /^试导入/ }).click()
      await page.locator('.figures').waitFor()
      await page.getByRole('button', { name: en ? /^Import 1/ : /^导入 1/ }).waitFor()
    }],
    ['customer-edit', `/customers/${firm.mine[0].id}`, async (page, en) => { await page.getByRole('button', { name: en ? 'Edit' : '编辑', exact: true }).click() }],
    ['palette', '/', async (page) => { await page.keyboard.press('Control+k'); await page.getByRole('combobox').fill('晨光') }],
    ['profile', '/profile'],
    ['board', '/board'], ['deals', '/opportunities'], ['deal', `/opportunities/${sold.server.id}`], ['deal-new', '/opportunities?new=true'],
    ['deal-move', `/opportunities/${sold.phone.id}`, async (page) => { await page.locator('button.stage-step').nth(2).click() }],
    ['deal-lose', `/opportunities/${sold.phone.id}`, async (page, en) => { await page.getByRole('button', { name: en ? 'Mark as lost' : '输单', exact: true }).click() }],
    ['leads', '/leads?view=pool'], ['leads-mine', '/leads?view=mine'], ['lead', `/leads/${lead.id}`],
    ['lead-hands', `/leads/${lead.id}`, async (page, en) => { await page.getByRole('tab', { name: en ? 'From hand to hand' : '流转过程' }).click() }],
    ['lead-convert', `/leads/${lead.id}`, async (page, en) => { await page.getByRole('button', { name: en ? 'Convert' : '转化', exact: true }).click() }],
    ['lead-disqualify', `/leads/${lead.id}`, async (page, en) => { await page.getByRole('button', { name: en ? /^More/ : /^更多/ }).click(); await page.getByText(en ? 'Disqualify' : '标记为无效', { exact: true }).last().click() }],
    // stays in the corner for a while
    ['bulk-done', '/customers', async (page, en) => {
      await page.locator('[role=gridcell] input[type=checkbox]').nth(1).check()
      await page.getByRole('button', { name: en ? 'Tags' : '打标签' }).click()
      await page.getByRole('dialog').getByLabel(en ? 'Add tags' : '添加标签').fill(`重点跟进 ${(tags += 1)}`)
      await page.keyboard.press('Enter')
      await page.getByRole('dialog').getByRole('button', { name: en ? 'Start' : '开始' }).click()
      await page.locator('.tray-job button', { hasText: en ? 'Undo' : '撤销' }).waitFor()
    }],
  ]
  const settings = [
    ['users', '/users'], ['user-new', '/users?new=true'], ['user', `/users/${firm.rep.id}`], ['departments', '/departments'], ['roles', '/roles'], ['role', `/roles/${firm.role}`], ['pools', '/pools'], ['pool-new', '/pools?new=true'], ['docs', '/docs'],
    ['pipelines', '/pipelines'], ['pipeline', `/pipelines/${sold.pipeline.id}`], ['bin', '/customers/bin'], ['close-reasons', '/close-reasons'],
    ['falling', `/pools/${firm.pool.id}`, async (page, en) => { await page.getByRole('tab', { name: en ? 'Falling tonight' : '今晚掉入公海' }).click(); await page.locator('.related-tools input').fill(new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10)); await page.keyboard.press('Enter') }],
    ['statistics', `/pools/${firm.pool.id}`, async (page, en) => { await page.getByRole('tab', { name: en ? 'Reactivation' : '激活统计' }).click(); await page.locator('.chart svg').waitFor() }],
    ['customer-history', `/customers/${firm.mine[0].id}`, async (page, en) => { await page.getByRole('tab', { name: en ? 'History' : '变更记录' }).click() }],
    ['rules', '/assignment-rules'], ['rule-new', '/assignment-rules', async (page, en) => { await page.getByRole('button', { name: en ? /^New/ : /^新建/ }).click() }], ['campaigns', '/campaigns'], ['channels', '/channels'],
    ['campaign', `/campaigns/${came.campaign.id}`, async (page, en) => { await page.getByRole('tab', { name: en ? 'Results' : '效果' }).click() }],
    ['form-new', '/forms/new'], ['forms', '/forms'],
    ['menu', '/', async (page) => { await page.locator('.top button').first().click() }],
  ]
  for (const language of ['zh-CN', 'en']) {
    for (const [size, theme] of [['desktop', 'light'], ['phone', 'light'], ['desktop', 'dark']]) {
      const groups = [['rep', firm.email, PASSWORD, screens], ['admin', admin.email, admin.password, settings]]
      for (const [who, email, password, of] of groups) {
        const { context, page, complaints } = await visit(browser, product, { language, size, theme })
        await page.goto('/')
        await settled(page)
        const name = (screen) => join(out, `${screen}.${language === 'en' ? 'en' : 'zh'}.${size}${theme === 'dark' ? '.dark' : ''}.png`)
        if (who === 'rep') await page.screenshot({ path: name('sign-in') })
        await signIn(page, email, password, language)
        for (const [screen, path, then] of of) {
          if (only && !screen.match(only)) continue
          if (screen === 'menu' && size !== 'phone') continue
          await page.goto(path)
          await settled(page)
          if (then) {
            await then(page, language === 'en').catch((error) => console.error(`${screen}: ${error.message.split('\n')[0]}`))
            await settled(page)
          }
          await page.screenshot({ path: name(screen) })
        }
        for (const complaint of complaints) console.error(`${who} ${language} ${size}: ${complaint}`)
        await context.close()
      }
    }
  }
} finally {
  await browser.close()
  await product.stop()
}
