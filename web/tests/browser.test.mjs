// The screens in a real browser against the product as it is shipped: a representative's day in both languages, on a desk and
// in the hand; two people with one record; what a reload must not lose.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import { schemaOf } from '../scripts/client.mjs'
import { flaws } from './setting/access.mjs'
import { launch, signIn, visit } from './setting/browser.mjs'
import { company, PASSWORD } from './setting/people.mjs'
import { ADMIN, startProduct } from './setting/product.mjs'

const WORDS = {
  'zh-CN': { customer: '客户', newCustomer: '新建客户', save: '保存', name: '客户名称', phone: '电话', badPhone: '请输入正确的电话号码。', city: '城市', call: '跟进', subject: '这次聊了什么？', write: '保存跟进', pool: '公海', claim: '领取', claimed: '已领取', filter: /筛选$/, apply: '应用', none: '没有符合条件的客户', edit: '编辑', required: '请填写客户名称' },
  en: { customer: 'Customers', newCustomer: 'New customer', save: 'Save', name: 'Name', phone: 'Phone', badPhone: 'Enter a valid phone number.', city: 'City', call: 'Follow-ups', subject: 'What was it about?', write: 'Save follow-up', pool: 'Public pool', claim: 'Claim', claimed: 'Claimed', filter: /Filter$/, apply: 'Apply', none: 'No customers match', edit: 'Edit', required: 'Enter: Name' },
}

let product, browser
before(async () => {
  product = await startProduct()
  browser = await launch()
})
after(async () => {
  await browser?.close()
  await product?.stop()
})

const goTo = async (page, name, size) => {
  if (size === 'phone') await page.locator('.top button').first().click()
  await page.locator('nav a', { hasText: new RegExp(`^${name}$`) }).filter({ visible: true }).click()
  await page.locator('h1', { hasText: name }).waitFor()
}

async function day(language, size) {
  const words = WORDS[language]
  const firm = await company(product)
  const { context, page, complaints } = await visit(browser, product, { language, size })
  const serious = []
  const look = async (where) => serious.push(...(await flaws(page)).map((flaw) => `${where}: ${flaw}`))

  await page.goto('/')
  await page.locator('h1').waitFor()
  await look('sign-in')
  await signIn(page, firm.email, PASSWORD, language)
  await page.locator('.lines a').first().waitFor()
  await look('home')

  // a customer: what is wrong is said at its field, in the person's language
  await goTo(page, words.customer, size)
  await page.locator('[role=row]').nth(2).waitFor()
  await look('list')
  await page.getByRole('button', { name: words.newCustomer }).first().click()
  const form = page.getByRole('dialog')
  await form.getByRole('button', { name: words.save }).click()
  await form.getByText(words.required).waitFor()
  const name = `新客户${firm.mark}有限公司`
  await form.getByLabel(words.name, { exact: true }).fill(name)
  await form.getByLabel(words.phone, { exact: true }).fill('12x')
  await form.getByRole('button', { name: words.save }).click()
  const wrong = form.locator('.ant-form-item', { has: page.getByLabel(words.phone, { exact: true }) }).locator('.ant-form-item-explain-error')
  await wrong.waitFor()
  assert.equal(await wrong.textContent(), words.badPhone)
  await look('form')
  await form.getByLabel(words.phone, { exact: true }).fill(`139 0${firm.digits.slice(0, 3)} ${firm.digits.slice(3)}`)
  await form.getByLabel(words.city, { exact: true }).fill('苏州')
  await form.getByRole('button', { name: words.save }).click()
  await form.waitFor({ state: 'hidden' })

  // find it, follow up
  await page.locator('.list-search input').fill(name)
  await page.locator('[role=gridcell]', { hasText: name }).first().click()
  await page.locator('h1', { hasText: name }).waitFor()
  await page.getByLabel(language === 'en' ? 'Subject' : '主题').fill('第一次电话')
  await page.getByRole('button', { name: words.write }).click()
  await page.locator('.timeline li', { hasText: '第一次电话' }).waitFor()
  await look('customer')

  // claim one from the pool: it leaves the pool's list and is mine
  await goTo(page, words.pool, size)
  const taken = page.locator('[role=row]', { hasText: '扬州瘦西湖印刷' })
  await taken.getByRole('button', { name: words.claim }).click()
  await page.locator('.ant-message', { hasText: words.claimed }).waitFor()
  await taken.waitFor({ state: 'detached' })
  await look('pool')

  // the list by a filter
  await goTo(page, words.customer, size)
  await page.goto(`${product.url}/customers?filter=${encodeURIComponent('city = "苏州"')}`)
  await page.locator('[role=row]', { hasText: name }).waitFor()
  assert.equal(await page.locator('.table-row, .card-row').count(), 1)
  await page.getByRole('button', { name: words.filter }).click()
  await page.locator('.condition-line input.ant-input').fill('南京')
  await look('filter')
  await page.getByRole('button', { name: words.apply }).click()
  await page.getByText(words.none).waitFor()
  assert.match(page.url(), /%E5%8D%97%E4%BA%AC|南京/)

  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  assert.ok(wide <= 0, `the page is ${wide} px too wide`)
  await context.close()
  assert.deepEqual(complaints, [], 'the console is quiet')
  assert.deepEqual(serious, [], 'nothing keeps anybody out')
}

describe('a representative’s day', () => {
  for (const language of ['zh-CN', 'en']) {
    for (const size of ['desktop', 'phone']) test(`${language}, ${size}`, () => day(language, size))
  }
})

describe('two people with one record', () => {
  test('who saves second is shown what the first changed, and loses nothing', async () => {
    const firm = await company(product)
    const id = firm.mine[0].id
    const { context, page } = await visit(browser, product)
    await signIn(page, firm.email, PASSWORD)
    await page.goto(`/customers/${id}`)
    await page.getByRole('button', { name: '编辑', exact: true }).click()
    const form = page.locator('.ant-drawer')
    await form.getByLabel('行业').fill('制造')
    await firm.admin('PATCH', `/v1/customers/${id}`, { city: '南京' })
    await form.getByRole('button', { name: '保存' }).click()
    const conflict = page.locator('.ant-modal')
    await conflict.getByText('Administrator刚刚修改了这条记录').waitFor()
    await conflict.getByRole('cell', { name: '南京' }).waitFor()
    await conflict.getByRole('button', { name: '保存我的修改' }).click()
    await form.waitFor({ state: 'hidden' })
    const saved = await firm.admin('GET', `/v1/customers/${id}`)
    assert.deepEqual([saved.city, saved.industry], ['南京', '制造'])
    await context.close()
  })

  test('what somebody else changes is seen without a reload', async () => {
    const firm = await company(product)
    const { context, page } = await visit(browser, product)
    await signIn(page, firm.email, PASSWORD)
    await page.goto('/customers')
    await page.locator('[role=row]', { hasText: firm.mark }).first().waitFor()
    await page.waitForTimeout(1000)
    await firm.admin('PATCH', `/v1/customers/${firm.mine[2].id}`, { name: `改名后的客户${firm.mark}` })
    await page.locator('[role=row]', { hasText: `改名后的客户${firm.mark}` }).waitFor()
    await context.close()
  })

  test('what was typed outlives a reload, and is gone once it is saved', async () => {
    const firm = await company(product)
    const { context, page } = await visit(browser, product)
    await signIn(page, firm.email, PASSWORD)
    await page.goto('/customers?new=true')
    await page.locator('.ant-drawer').getByLabel('客户名称').fill(`草稿${firm.mark}`)
    await page.reload()
    const form = page.locator('.ant-drawer')
    await form.getByText('已恢复上次未保存的内容').waitFor()
    assert.equal(await form.getByLabel('客户名称').inputValue(), `草稿${firm.mark}`)
    await form.getByRole('button', { name: '保存', exact: true }).click()
    await form.waitFor({ state: 'hidden' })
    await page.goto('/customers?new=true')
    assert.equal(await page.locator('.ant-drawer').getByLabel('客户名称').inputValue(), '')
    await context.close()
  })

  test('the keyboard finds a record, opens it and closes what it opened', async () => {
    const firm = await company(product)
    const { context, page } = await visit(browser, product)
    await signIn(page, firm.email, PASSWORD)
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').fill(`晨光贸易有限公司${firm.mark}`)
    await page.getByRole('option', { name: '上海晨光' }).first().waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await page.locator('h1', { hasText: '上海晨光' }).waitFor()
    await context.close()
  })
})

describe('actions', () => {
  test('an action asks what it needs, and the record is elsewhere afterwards', async () => {
    const firm = await company(product)
    const id = firm.mine[3].id
    const { context, page, complaints } = await visit(browser, product)
    await signIn(page, firm.email, PASSWORD)
    await page.goto(`/customers/${id}`)
    const dialog = page.getByRole('dialog')
    await page.getByRole('button', { name: '共享', exact: true }).click()
    await dialog.getByLabel('共享给').fill('Administrator')
    await page.locator('.ant-select-item-option', { hasText: 'Administrator' }).first().click()
    await dialog.getByLabel('共享权限').click()
    await page.locator('.ant-select-item-option', { hasText: '可查看' }).click()
    await dialog.getByRole('button', { name: '共享', exact: true }).click()
    await dialog.waitFor({ state: 'hidden' })
    assert.equal((await firm.admin('GET', `/v1/customers/${id}`)).shares.length, 1)
    await page.getByRole('button', { name: '退回公海' }).click()
    await dialog.getByLabel('原因').fill('今年没有预算')
    await dialog.getByLabel('退回到').fill(firm.mark)
    await page.locator('.ant-select-item-option', { hasText: firm.pool.name }).click()
    await dialog.getByRole('button', { name: '退回公海' }).click()
    await page.getByText(`在公海：华东公海 ${firm.mark}`).waitFor()
    assert.deepEqual(await flaws(page), [])
    const moves = await firm.admin('GET', `/v1/pool-moves?filter=${encodeURIComponent(`customerId = ${id} AND action = RELEASED`)}`)
    assert.equal(moves.poolMoves[0].reason, '今年没有预算')
    assert.deepEqual(complaints, [])
    await context.close()
  })

  test('several records at once: what is refused is named with its reason', async () => {
    const firm = await company(product)
    await firm.asRep('POST', `/v1/customers/${firm.mine[0].id}/release`, { reason: '换人跟进', poolId: firm.pool.id })
    const { context, page } = await visit(browser, product)
    await signIn(page, firm.email, PASSWORD)
    await page.goto(`/customers?filter=${encodeURIComponent(`name : ${firm.mark}`)}`)
    for (const name of [`上海晨光贸易有限公司${firm.mark}`, `深圳市华瑞电子有限公司${firm.mark}`]) await page.getByRole('checkbox', { name: `选择${name}`, exact: true }).check()
    await page.getByRole('region', { name: '对所选记录的操作' }).getByRole('button', { name: '领取' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: '领取' }).click()
    await dialog.getByText('完成 1 条，未完成 1 条').waitFor()
    await dialog.locator('.refusals', { hasText: '深圳市华瑞电子' }).waitFor()
    await context.close()
  })
})

describe('who is entered already', () => {
  test('is shown when the same is entered again; what only looks alike may be saved all the same', async () => {
    const firm = await company(product)
    const [known] = firm.mine
    const { context, page, complaints } = await visit(browser, product)
    await signIn(page, firm.email, PASSWORD)
    await page.goto('/customers?new=true')
    const form = page.locator('.ant-drawer')
    await form.getByLabel('客户名称').fill(`另一家公司${firm.mark}`)
    await form.getByLabel('电话', { exact: true }).fill(known.phone)
    await form.getByRole('button', { name: '保存', exact: true }).click()
    await form.getByText('电话相同').waitFor()
    await form.getByRole('link', { name: known.name }).waitFor()
    assert.equal(await form.getByRole('button', { name: /仍然保存/ }).count(), 0)
    await form.getByLabel('电话', { exact: true }).fill('')
    await form.getByLabel('客户名称').fill(known.name.replace('晨光', '辰光'))
    await form.getByRole('button', { name: '保存', exact: true }).click()
    await form.getByText('名称相近').first().waitFor()
    assert.deepEqual(await flaws(page), [])
    await form.getByRole('button', { name: /仍然保存/ }).click()
    await form.waitFor({ state: 'hidden' })
    assert.deepEqual(complaints, [])
    await context.close()
  })
})

describe('to do', () => {
  test('a task is ticked off, and one that a colleague gives is told at once', async () => {
    const firm = await company(product)
    const { context, page, complaints } = await visit(browser, product)
    await signIn(page, firm.email, PASSWORD)
    await page.goto('/agenda')
    await page.getByRole('heading', { name: /已逾期/ }).waitFor()
    assert.deepEqual(await flaws(page), [])
    await page.getByRole('checkbox', { name: '完成：准备投标文件' }).click()
    await page.getByRole('link', { name: '准备投标文件' }).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: '通知，1 条未读' }).waitFor()
    await firm.admin('POST', '/v1/tasks', { subject: '补签合同', ownerId: firm.rep.id })
    await page.getByRole('link', { name: '补签合同' }).waitFor()
    await page.getByRole('button', { name: '通知，2 条未读' }).click()
    await page.getByRole('button', { name: /补签合同/ }).click()
    await page.locator('h1', { hasText: '补签合同' }).waitFor()
    await page.getByRole('button', { name: '通知，1 条未读' }).waitFor()
    assert.deepEqual(complaints, [])
    await context.close()
  })
})

describe('an administrator', () => {
  test('takes in a colleague, who sets a password by the link', async () => {
    const firm = await company(product)
    const { context, page, complaints } = await visit(browser, product)
    await signIn(page, ADMIN.email, ADMIN.password)
    await page.goto('/users?new=true')
    const form = page.locator('.ant-drawer')
    await form.getByLabel('姓名').fill('韩梅梅')
    await form.getByLabel('邮箱').fill(`han.${firm.mark}@example.com`)
    await form.getByLabel('角色').click()
    await page.locator('.ant-select-item-option', { hasText: '销售代表' }).click()
    await page.keyboard.press('Escape')
    await form.getByRole('button', { name: '保存' }).click()
    await form.waitFor({ state: 'hidden' })
    await page.getByRole('gridcell', { name: '韩梅梅', exact: true }).first().click()
    await page.locator('h1', { hasText: '韩梅梅' }).waitFor()
    const invite = page.getByRole('button', { name: '邀请' })
    if (!(await invite.isVisible())) await page.getByRole('button', { name: /更多/ }).click()
    await page.getByText('邀请', { exact: true }).last().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: '邀请' }).click()
    await page.getByText('邀请链接').waitFor()
    const link = (await page.locator('.ant-modal').innerText()).match(/https?:\/\/\S+token=\S+/)[0]
    assert.deepEqual(complaints, [])
    await context.close()

    const guest = await visit(browser, product)
    await guest.page.goto(link.replace(/^https?:\/\/[^/]+/, product.url))
    await guest.page.getByLabel('设置密码').fill('brand-new-teapot-7')
    await guest.page.getByRole('button', { name: '登录' }).click()
    await guest.page.locator('h1', { hasText: '你好，韩梅梅' }).waitFor()
    await guest.context.close()
  })

  test('reads and changes what a role may do', async () => {
    const firm = await company(product)
    const role = await firm.admin('POST', '/v1/roles', { name: `助理 ${firm.mark}`, grants: [{ permission: 'customers.customer.read', scope: 'OWN' }] })
    const { context, page, complaints } = await visit(browser, product)
    await signIn(page, ADMIN.email, ADMIN.password)
    await page.goto(`/roles/${role.id}`)
    const cell = page.getByRole('combobox', { name: '查看客户', exact: true })
    await cell.waitFor()
    assert.deepEqual(await flaws(page), [])
    await cell.click()
    await page.locator('.ant-select-item-option', { hasText: '本部门及下级部门' }).click()
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('角色已保存').waitFor()
    const saved = await firm.admin('GET', `/v1/roles/${role.id}`)
    assert.equal(saved.grants[0].scope, 'DEPARTMENT_TREE')
    assert.deepEqual(complaints, [])
    await context.close()
  })
})

test('who changes the language is told everything in it, ready-made roles and the names of symbols included', async () => {
  const { context, page, complaints } = await visit(browser, product)
  await signIn(page, ADMIN.email, ADMIN.password)
  await page.goto(`/roles?filter=${encodeURIComponent('preset = rep')}`)
  await page.locator('.table-row', { hasText: '销售代表' }).waitFor()
  await page.getByRole('button', { name: 'English' }).click()
  await page.locator('.table-row', { hasText: 'Sales representative' }).waitFor()
  await page.locator('h1', { hasText: 'Roles' }).waitFor()
  const left = await page.evaluate(() => [...document.querySelectorAll('body *')].flatMap((element) => {
    const told = ['aria-label', 'title', 'placeholder'].map((name) => element.getAttribute(name) ?? '')
    const own = [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.textContent)
    return element.closest('[lang=zh-CN]') && element.closest('button') ? [] : [...told, ...own].filter((words) => /[\u4e00-\u9fff]/.test(words))
  }))
  assert.deepEqual([...new Set(left)], [])
  assert.deepEqual(complaints, [])
  await context.close()
})

test('the committed client is that of the product’s description', async () => {
  const description = await (await fetch(`${product.url}/openapi.json`)).json()
  const committed = readFileSync(new URL('../src/api/schema.d.ts', import.meta.url), 'utf8')
  assert.ok(committed === (await schemaOf(description)), 'run `make client` and commit the result')
})
