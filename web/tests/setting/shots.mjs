// Which screens there are, and what is done on them before the picture is taken: [name, address, steps].
const button = (page, name, options = {}) => page.getByRole('button', { name, ...options })
const tab = (zh, en) => (page, inEnglish) => page.getByRole('tab', { name: inEnglish ? en : zh }).click()
const press = (zh, en, exact = true) => (page, inEnglish) => button(page, inEnglish ? en : zh, { exact }).click()
const openMenu = async (page) => { await page.locator('.top button').first().click() }
/** Begins an action, wherever it stands: as a button, or behind "more". */
const act = (zh, en) => async (page, inEnglish) => {
  const seen = button(page.locator('.record-actions'), inEnglish ? en : zh, { exact: true })
  if (await seen.count()) return seen.click()
  await button(page.locator('.record-actions'), inEnglish ? /^More/ : /^更多/).click()
  await page.getByRole('menuitem', { name: inEnglish ? en : zh, exact: true }).click()
}
const lower = (page) => page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
const check = async (page, rows) => { for (const at of rows) await page.locator('[role=gridcell] input[type=checkbox]').nth(at).check() }

const visitors = ({ form, optIn, came }) => [
  ['sign-in', '/'], ['sign-in-wrong', '/sign-in', async (page, en) => {
    await page.getByLabel(en ? 'Email' : '邮箱').fill('somebody@example.com')
    await page.getByLabel(en ? 'Password' : '密码', { exact: true }).fill('not-the-password')
    await button(page, en ? 'Sign in' : '登录').click()
    await page.getByRole('alert').waitFor()
  }],
  ['invitation', '/invitation?token=none'],
  ['visitor-form', `/f/${form.key}`], ['visitor-confirm', came.link], ['visitor-expired', `/f/${optIn.key}/confirm?t=expired`, async (page) => { await page.getByRole('button').click() }],
  ['visitor-closed', '/f/nosuchform'],
]

let tags = 0
const representatives = (firm) => {
  const { words, mine, sold, came, goods } = firm
  const lead = came.mine[0]
  const dialog = (page) => page.getByRole('dialog')
  const file = (rows) => ({ name: words.sheetName, mimeType: 'text/csv', buffer: Buffer.from(rows.join('\r\n')) })
  return [
    ['home', '/'], ['menu-rep', '/', openMenu], ['customers', '/customers'], ['customer', `/customers/${mine[0].id}`], ['pool', '/pool'], ['agenda', '/agenda'], ['tasks', '/tasks'],
    ['notifications', '/', async (page, en) => { await button(page, en ? /^Notifications/ : /^通知/).click() }], ['follow-ups', '/activities'], ['follow-up-new', '/activities?new=true'], ['contacts', '/contacts'], ['contact-new', '/contacts?new=true'], ['task-new', '/tasks?new=true'],
    ['customer-new', '/customers?new=true'],
    ['customer-filter', `/customers?filter=${encodeURIComponent(`level IN (KEY, IMPORTANT) AND (city = "${words.city}" OR lastFollowUpAt < today() - 30d) AND ownerId IN (me())`)}`, async (page, en) => { await button(page, en ? /Filter$/ : /筛选$/).click() }],
    ['customer-none', '/customers?q=zzzz'],
    ['customer-selected', '/customers', (page) => check(page, [1, 2])],
    ['bulk', '/customers', async (page, en) => {
      await check(page, [1, 2, 3])
      await button(page, en ? 'Change a field' : '修改字段').click()
      await dialog(page).getByLabel(en ? 'Field' : '字段').click()
      await page.locator('.ant-select-item-option', { hasText: en ? 'Level' : '级别' }).first().click()
    }],
    ['customer-duplicate', '/customers?new=true', async (page, en) => {
      const form = page.locator('.ant-drawer')
      await form.getByLabel(en ? 'Name' : '客户名称', { exact: true }).fill(words.alike(mine[0].name))
      await button(form, en ? 'Save' : '保存', { exact: true }).click()
      await form.getByRole('alert').waitFor()
    }],
    ['import-start', '/customers/import'],
    ['import', '/customers/import', async (page) => {
      await page.locator('input[type=file]').setInputFiles(file(words.sheet))
      await page.locator('.import-columns').waitFor()
    }],
    ['import-trial', '/customers/import', async (page, en) => {
      await page.locator('input[type=file]').setInputFiles(file(words.trial))
      await button(page, en ? /^Try it/ : /^试导入/).click()
      await page.locator('.figures').waitFor()
      await button(page, en ? /^Import 1/ : /^导入 1/).waitFor()
    }],
    ['customer-edit', `/customers/${mine[0].id}`, press('编辑', 'Edit')],
    ['customer-release', `/customers/${mine[0].id}`, press('退回公海', 'Release to pool')],
    ['customer-share', `/customers/${mine[0].id}`, press('共享', 'Share')],
    ['customer-contacts', `/customers/${mine[0].id}`, tab('联系人', 'Contacts')], ['customer-deals', `/customers/${mine[0].id}`, tab(/^商机/, /^Deals/)], ['customer-files', `/customers/${mine[0].id}`, tab(/^(文件|附件)/, /^Files/)],
    ['customer-quotes', `/customers/${mine[0].id}`, tab(/^报价/, /^Quotes/)],
    ['palette', '/', async (page) => { await page.keyboard.press('Control+k'); await page.getByRole('combobox').fill(words.searched) }],
    ['account-menu', '/', async (page) => { await page.locator('button.me').click() }],
    ['columns', '/customers', async (page) => { await page.locator('button.columns').click() }],
    ['profile', '/profile'], ['nothing-there', '/no-such-page'],
    ['board', '/board'], ['deals', '/opportunities'], ['deal', `/opportunities/${sold.server.id}`], ['deal-new', '/opportunities?new=true'],
    ['deal-move', `/opportunities/${sold.phone.id}`, async (page) => { await page.locator('button.stage-step').nth(2).click() }],
    ['deal-win', `/opportunities/${sold.phone.id}`, press('赢单', 'Mark as won')],
    ['deal-lose', `/opportunities/${sold.phone.id}`, press('输单', 'Mark as lost')],
    ['leads', '/leads?view=pool'], ['leads-mine', '/leads?view=mine'], ['lead-new', '/leads?new=true'], ['lead', `/leads/${lead.id}`],
    ['lead-hands', `/leads/${lead.id}`, tab('流转过程', 'From hand to hand')],
    ['lead-convert', `/leads/${lead.id}`, press('转化', 'Convert')],
    ['lead-disqualify', `/leads/${lead.id}`, press('标记为无效', 'Disqualify')],
    ['quotes', '/quotes'], ['quote', `/quotes/${goods.won.id}`], ['quote-draft', `/quotes/${goods.draft.id}`], ['quote-submitted', `/quotes/${goods.asked.id}`], ['quote-new', '/quotes?new=true'],
    ['orders', '/orders'], ['order', `/orders/${goods.order.id}`], ['deliveries', '/deliveries'], ['products', '/products'], ['product', `/products/${goods.products[0].id}`], ['price-books', '/price-books'], ['price-book', `/price-books/${goods.book.id}`],
    ['order-deliver', `/orders/${goods.order.id}`, press(/^发货/, /^(Deliver|Ship)/, false)],
    ...contracting(firm),
    ['pool-moves', '/pool-moves'], ['files', '/files'],
    // stays in the corner for a while
    ['tray', '/customers', async (page, en) => {
      await check(page, [1])
      await button(page, en ? 'Tags' : '打标签').click()
      await dialog(page).getByLabel(en ? 'Add tags' : '添加标签').fill(`${words.tagOf} ${(tags += 1)}`)
      await page.keyboard.press('Enter')
      await button(dialog(page), en ? 'Start' : '开始').click()
      await button(page.locator('.tray-job'), en ? 'Undo' : '撤销').waitFor()
    }],
  ]
}

/** Contracts as a representative draws them up, and what he sees of their money. */
const contracting = ({ money, goods, mine, words }) => [
  ['contracts', '/contracts'], ['contract-draft', `/contracts/${money.draft.id}`], ['contract-submitted', `/contracts/${money.asked.id}`], ['contract-rejected', `/contracts/${money.rejected.id}`], ['contract-approved', `/contracts/${money.ready.id}`],
  ['contract', `/contracts/${money.contract.id}`], ['contract-below', `/contracts/${money.contract.id}`, lower], ['contract-money', `/contracts/${money.contract.id}`, tab('回款与开票', 'Payments and invoices')], ['contract-changing', `/contracts/${money.changing.id}`],
  ['contract-clauses', `/contracts/${money.draft.id}`, tab('条款', 'Clauses')], ['contract-edit', `/contracts/${money.draft.id}`, press('编辑', 'Edit')], ['contract-files', `/contracts/${money.draft.id}`, tab(/^文件/, /^Files/)],
  ['contract-pdf', `/contracts/${money.draft.id}`, async (page, en) => { await press('查看 PDF', 'PDF')(page, en); await page.getByRole('link', { name: en ? 'Download' : '下载' }).waitFor({ timeout: 30_000 }) }],
  ['contract-new', '/contracts?new=true'], ['contract-sign', `/contracts/${money.ready.id}`, act('登记签订', 'Mark as signed')],
  ['contract-change', `/contracts/${money.contract.id}`, async (page, en) => { await act('申请变更', 'Change order')(page, en); await page.getByRole('dialog').getByRole('textbox').first().fill('150000') }],
  ['plan-new', `/contracts/${money.contract.id}`, press('添加一期', 'Add instalment')], ['invoice-new', `/contracts/${money.contract.id}`, async (page, en) => { await tab('回款与开票', 'Payments and invoices')(page, en); await button(page, en ? 'Request invoice' : '申请开票').click() }],
  ['customer-contracts', `/customers/${mine[0].id}`, tab(/^合同/, /^Contracts/)], ['customer-below', `/customers/${mine[0].id}`, lower], ['ageing', '/ageing'], ['ageing-below', '/ageing', lower],
  ['order-requests', `/orders/${goods.order.id}`], ['order-untouched', `/orders/${money.confirmed.id}`], ['order-request-contract', `/orders/${money.confirmed.id}`, act('申请合同', 'Request contract')],
  ['quote-owing', `/quotes/${money.owing.id}`], ['quote-owing-submit', `/quotes/${money.owing.id}`, press('提交审批', 'Submit')],
  ['bundle', `/products/${goods.products[2].id}`],
  ['price-tried', `/products/${goods.products[0].id}`, async (page, en) => {
    await tab('试算价格', 'Try a price')(page, en)
    await page.locator('.price-tester input').first().fill(words.searched)
    await page.locator('.ant-select-item-option').first().click()
    await page.locator('.price-tester input[inputmode=decimal]').fill('60')
  }],
]

const clerks = ({ money }) => [
  ['menu-clerk', '/', openMenu], ['home-clerk', '/'], ['contracts-all', '/contracts'], ['contract-of-clerk', `/contracts/${money.contract.id}`], ['payments', '/payments'], ['payment', `/payments/${money.paid.id}`], ['payment-waiting', `/payments/${money.waiting.id}`], ['payment-voided', `/payments/${money.voided.id}`],
  ['payment-new', '/payments?new=true'], ['payment-allocate', `/payments/${money.waiting.id}`, act('核销', 'Allocate')], ['payment-release', `/payments/${money.paid.id}`, act('取消核销', 'Take allocation back')], ['payment-refund', `/payments/${money.waiting.id}`, act('退款', 'Refund')],
  ['invoices', '/invoices'], ['invoice-requested', `/invoices/${money.requested.id}`], ['invoice', `/invoices/${money.issued.id}`], ['invoice-red', `/invoices/${(money.red ?? money.issued).id}`], ['invoice-issue', `/invoices/${money.approval.id}`, act('登记开票', 'Mark as issued')], ['invoice-call-back', `/invoices/${money.issued.id}`, act('红冲', 'Call back (red letter)')],
  ['credit-accounts', '/credit-accounts'], ['credit-account', `/credit-accounts/${money.account.id}`], ['credit-edit', `/credit-accounts/${money.account.id}`, press('编辑', 'Edit')], ['ageing-all', '/ageing'], ['payment-allocations', '/payment-allocations'],
  ['approvals-clerk', '/approvals'], ['contract-changes', '/contract-changes'], ['contract-change-page', `/contract-changes/${money.changing.pendingChangeId ?? ''}`], ['receivable-plans', '/receivable-plans'], ['invoice-titles', '/invoice-titles'], ['invoice-title-new', '/invoice-titles?new=true'],
]

const marketers = ({ form, came }) => [
  ['home-marketer', '/'], ['menu-marketer', '/', openMenu], ['rules', '/assignment-rules'], ['rule-new', '/assignment-rules', async (page, en) => { await button(page, en ? /^New/ : /^新建/).click() }],
  ['campaigns', '/campaigns'], ['campaign-new', '/campaigns?new=true'], ['campaign', `/campaigns/${came.campaign.id}`, tab('效果', 'Results')], ['channels', '/channels'],
  ['form-new', '/forms/new'], ['forms', '/forms'], ['form', `/forms/${form.id}`], ['form-messages', `/forms/${form.id}`, tab('表单提交', 'Form messages')], ['form-submissions', '/form-submissions'], ['leads-all', '/leads?view=all'],
  ['lead-assign', '/leads?view=pool', async (page, en) => { await button(page.locator('.row-actions').first(), en ? /^Assign/ : /^分配/).click() }], ['lead-moves', '/lead-moves'],
]

const admins = ({ rep, role, pool, mine, sold, goods, money }) => [
  ['menu-admin', '/', openMenu], ['home-admin', '/'], ['users', '/users'], ['user-new', '/users?new=true'], ['user', `/users/${rep.id}`], ['departments', '/departments'], ['roles', '/roles'], ['role', `/roles/${role}`], ['role-new', '/roles?new=true'], ['positions', '/positions'], ['groups', '/groups'],
  ['pools', '/pools'], ['pool-new', '/pools?new=true'], ['pool-settings', `/pools/${pool.id}`], ['docs', '/docs'], ['duplicate-policies', '/duplicate-policies'], ['duplicate-policy-new', '/duplicate-policies?new=true'],
  ['pipelines', '/pipelines'], ['pipeline', `/pipelines/${sold.pipeline.id}`], ['bin', '/customers/bin'], ['close-reasons', '/close-reasons'], ['discount-limits', '/discount-limits'], ['price-book-lines', '/price-book-lines'], ['product-new', '/products?new=true'],
  ['falling', `/pools/${pool.id}`, async (page, en) => { await tab('今晚掉入公海', 'Falling tonight')(page, en); await page.locator('.related-tools input').fill(new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10)); await page.keyboard.press('Enter') }],
  ['statistics', `/pools/${pool.id}`, async (page, en) => { await tab('激活统计', 'Reactivation')(page, en); await page.locator('.chart svg').waitFor() }],
  ['customer-history', `/customers/${mine[0].id}`, tab('变更记录', 'History')], ['quote-approve', `/quotes/${goods.asked.id}`], ['stage-moves', '/stage-moves'],
  ['company', '/company'], ['company-below', '/company', lower], ['discount-limit-new', '/discount-limits?new=true'], ['number-patterns', '/number-patterns'], ['number-pattern-new', '/number-patterns?new=true'],
  ['contract-templates', '/contract-templates'], ['contract-template', `/contract-templates/${money.template.id}`], ['contract-template-edit', `/contract-templates/${money.template.id}`, press('编辑', 'Edit')], ['role-clerk', `/roles/${money.role}`],
]

const managers = ({ goods, money }) => [
  ['home-manager', '/'], ['menu-manager', '/', openMenu], ['approvals', '/approvals'], ['approvals-below', '/approvals', lower], ['approve', '/approvals', async (page, en) => { await button(page, en ? /^Approve/ : /^审批通过/).first().click() }], ['send-back', '/approvals', async (page, en) => { await button(page, en ? /^(Send back|Reject)/ : /^驳回/).first().click() }],
  ['contract-of-manager', `/contracts/${money.asked.id}`], ['quote-of-manager', `/quotes/${goods.asked.id}`],
]

/** By whom they are seen. */
export const SHOTS = { visitor: visitors, rep: representatives, marketer: marketers, manager: managers, clerk: clerks, admin: admins }
