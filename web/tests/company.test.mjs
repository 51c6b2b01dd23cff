// The head of the papers: typed and saved by an administrator, with a logo that is looked at before it is kept; nobody else finds the page.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
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

const LOGO = join(import.meta.dirname, 'setting/logo.png')
const fits = (page) => page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)

test('the letterhead and its logo are kept as they were typed, and the logo is taken away again', async () => {
  const admin = await product.admin()
  const before = await admin('GET', '/v1/tenant/letterhead')
  const { context, page, complaints } = await visit(browser, product)
  await signIn(page, ADMIN.email, ADMIN.password)
  await page.goto('/company')
  const head = page.locator('.ant-card', { has: page.getByRole('heading', { name: '单据抬头' }) })
  await head.getByLabel('地址', { exact: true }).fill('上海市静安区南京西路 1266 号')
  await head.getByLabel('网址').fill('https://www.example.com')
  await head.getByLabel('银行账号').fill('1001 2345 0923 4567 891')
  // what no paper could show is refused before it is sent
  await head.locator('input[type=file]').setInputFiles({ name: 'logo.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>') })
  await page.locator('.ant-message', { hasText: '不超过 512 KB' }).waitFor()
  assert.equal(await head.getByRole('img', { name: '企业标志' }).count(), 0)
  await head.locator('input[type=file]').setInputFiles(LOGO)
  await head.getByRole('img', { name: '企业标志' }).waitFor()
  assert.deepEqual(await flaws(page), [])
  await head.getByRole('button', { name: '保存' }).click()
  await page.locator('.ant-message', { hasText: '已保存' }).waitFor()
  const saved = await admin('GET', '/v1/tenant/letterhead')
  assert.deepEqual([saved.address, saved.website, saved.bankAccount], ['上海市静安区南京西路 1266 号', 'https://www.example.com', '1001 2345 0923 4567 891'])
  assert.ok(saved.logo.length > 100)
  await page.reload()
  assert.equal(await head.getByLabel('银行账号').inputValue(), '1001 2345 0923 4567 891')
  await page.waitForFunction(() => document.querySelector('.company-logo img')?.naturalWidth === 360)
  await head.getByRole('button', { name: '移除' }).click()
  await head.getByRole('button', { name: '保存' }).click()
  await page.locator('.ant-message', { hasText: '已保存' }).waitFor()
  assert.equal((await admin('GET', '/v1/tenant/letterhead')).logo ?? '', '')
  assert.deepEqual(complaints, [])
  await context.close()
  await admin('PATCH', '/v1/tenant/letterhead', { address: before.address ?? '', website: before.website ?? '', bankAccount: before.bankAccount ?? '' })
})

test('in the hand nothing of it is too wide, and a representative has no such page', async () => {
  const firm = await company(product)
  for (const [email, password] of [[ADMIN.email, ADMIN.password], [firm.email, PASSWORD]]) {
    const { context, page, complaints } = await visit(browser, product, { size: 'phone', language: 'en' })
    await signIn(page, email, password, 'en')
    await page.goto('/company')
    if (email === ADMIN.email) {
      await page.getByRole('heading', { name: 'Letterhead' }).waitFor()
      assert.ok(await fits(page))
      assert.deepEqual(await flaws(page), [])
    } else await page.getByText('Not found').waitFor()
    assert.deepEqual(complaints, [])
    await context.close()
  }
})
