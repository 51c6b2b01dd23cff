// Who is no user of ours: the form on a page of another web site, on its own page in the hand, and the link in the mail.
import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { flaws } from './setting/access.mjs'
import { launch, visit } from './setting/browser.mjs'
import { openMailbox } from './setting/mail.mjs'
import { company, form, marketing } from './setting/people.mjs'
import { startProduct } from './setting/product.mjs'

let product, browser, mailbox
before(async () => {
  mailbox = await openMailbox(Number(process.env.KEHU_MAIL_PORT ?? 0))
  product = await startProduct(mailbox.settings)
  browser = await launch()
})
after(async () => {
  await browser?.close()
  await product?.stop()
  mailbox?.close()
})

/** Nobody fills a form in within a second: who is that fast is taken for a machine. */
const likeAPerson = (page) => page.waitForTimeout(3200)
const tooWide = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

async function withForm(more) {
  const firm = await company(product)
  const { asMarketer } = await marketing(firm)
  const made = await form(firm, asMarketer, more)
  const leads = async () => (await asMarketer('GET', `/v1/leads?filter=${encodeURIComponent(`company : "${firm.mark}"`)}`)).leads
  return { firm, asMarketer, made, leads, name: `冯志${firm.mark}`, business: `南通海潮${firm.mark}`, phone: `136 0${firm.digits.slice(0, 3)} ${firm.digits.slice(3)}` }
}

/** A page of somebody else's web site with our snippet in it. */
async function webSite(key) {
  const server = createServer((_, reply) => {
    reply.setHeader('content-type', 'text/html; charset=utf-8')
    reply.end(`<!doctype html><html lang="zh"><title>网站</title><main><h1>联系我们</h1><script src="${product.url}/f/${key}.js" async></script></main></html>`)
  })
  await new Promise((done) => server.listen(0, '127.0.0.1', done))
  return { url: `http://localhost:${server.address().port}/contact?utm_source=news`, close: () => { server.close(); server.closeAllConnections() } }
}

describe('the form on a page of another web site', () => {
  test('is drawn there, says what is wrong at its field, and brings a lead with where it came from', async () => {
    const { asMarketer, made, leads, name, business, phone } = await withForm({ allowedHosts: ['localhost'] })
    const site = await webSite(made.key)
    const { context, page, complaints } = await visit(browser, product)
    await page.goto(site.url)
    await page.locator('.kehu-title', { hasText: '索取报价' }).waitFor()
    assert.deepEqual(await flaws(page), [])
    await page.locator('[name=name]').fill(name)
    await page.locator('[name=company]').fill(business)
    await page.locator('[name=phone]').fill('12')
    await likeAPerson(page)
    await page.getByRole('button', { name: '提交' }).click()
    await page.locator('[data-name=phone] .kehu-wrong').waitFor()
    await page.getByText('请修改标出的内容。').waitFor()
    await page.locator('[name=phone]').fill(phone)
    await page.getByRole('checkbox').check()
    await page.getByRole('button', { name: '提交' }).click()
    await page.getByText('谢谢！我们会尽快与您联系。').waitFor()
    const [lead] = await leads()
    assert.equal(lead.name, name)
    const { formSubmissions: [message] } = await asMarketer('GET', `/v1/form-submissions?filter=${encodeURIComponent(`formId = ${made.id}`)}`)
    assert.equal(message.utmSource, 'news')
    assert.match(message.pageUrl, /^http:\/\/localhost:\d+\/contact/)
    assert.deepEqual(complaints, [])
    await context.close()
    site.close()
  })

  test('stays away from a web site that the form does not name', async () => {
    const { made } = await withForm({ allowedHosts: ['www.example.com'] })
    const site = await webSite(made.key)
    const { context, page } = await visit(browser, product)
    // the browser keeps the answer from a page that is not welcome
    const refused = page.waitForEvent('requestfailed', (request) => request.url().includes('/v1/public/forms/'))
    await page.goto(site.url)
    await refused
    assert.equal(await page.locator('.kehu-fields').count(), 0)
    // and is not asked for ever: within a day fewer times than there are hours
    await page.clock.install()
    let asked = 0
    page.on('request', (request) => { asked += request.url().includes('/v1/public/forms/') ? 1 : 0 })
    await page.reload()
    for (let hour = 0; hour < 24; hour += 1) {
      for (let part = 0; part < 4; part += 1) {
        await page.clock.runFor(15 * 60_000)
        await page.waitForTimeout(10)
      }
    }
    assert.ok(asked > 3 && asked < 24, `asked ${asked} times`)
    await context.close()
    site.close()
  })
})

test('the form’s own page fits into the hand and says what is wrong in its place', async () => {
  const { made, leads, name, business, phone } = await withForm()
  const { context, page, complaints } = await visit(browser, product, { size: 'phone' })
  await page.goto(`/f/${made.key}`)
  assert.ok((await tooWide(page)) <= 0)
  assert.deepEqual(await flaws(page), [])
  await page.locator('[name=name]').fill(name)
  await page.locator('[name=company]').fill(business)
  await page.locator('[name=phone]').fill('12')
  await page.getByRole('checkbox').check()
  await likeAPerson(page)
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByRole('alert').waitFor()
  assert.equal(await page.locator('[name=name]').inputValue(), name, 'what was typed is still there')
  assert.equal(await page.locator('[name=phone]').getAttribute('aria-invalid'), 'true')
  assert.ok((await tooWide(page)) <= 0)
  assert.deepEqual(await flaws(page), [])
  await page.locator('[name=phone]').fill(phone)
  await page.getByRole('button', { name: '提交' }).click()
  await page.getByRole('status').waitFor()
  assert.equal((await leads()).length, 1)
  assert.deepEqual(complaints, [])
  await context.close()
})

const WORDS = {
  'zh-CN': { send: '提交', oneMore: '还差一步', confirm: '确认', thanks: '感谢您的提交', sorry: '无法继续', late: '过期', unknown: '链接无效' },
  en: { send: 'Send', oneMore: 'One more step', confirm: 'Confirm', thanks: 'Thank you', sorry: "This doesn't work", late: 'too old', unknown: "isn't one of ours" },
}

describe('the link in the mail', () => {
  for (const language of ['zh-CN', 'en']) {
    test(`makes a lead of the message once it is opened, and says why not when it is too late or not whole (${language})`, async () => {
      const words = WORDS[language]
      const { asMarketer, made, leads, firm, name, business } = await withForm({ doubleOptIn: true })
      const email = `visitor.${firm.mark}@example.org`
      const { context, page, complaints } = await visit(browser, product, { language, size: 'phone' })
      const send = async () => {
        await page.goto(`/f/${made.key}`)
        await page.locator('[name=name]').fill(name)
        await page.locator('[name=company]').fill(business)
        await page.locator('[name=email]').fill(email)
        await page.getByRole('checkbox').check()
        await likeAPerson(page)
        await page.getByRole('button', { name: words.send }).click()
        await page.getByRole('heading', { name: words.oneMore }).waitFor()
      }
      await send()
      const link = await mailbox.linkTo(email)
      const messages = (await asMarketer('GET', `/v1/form-submissions?filter=${encodeURIComponent(`formId = ${made.id}`)}`)).formSubmissions

      const press = async (path, heading) => {
        await page.goto(path)
        await page.getByRole('heading', { name: words.confirm }).waitFor()
        assert.deepEqual(await flaws(page), [])
        await page.getByRole('button', { name: words.confirm }).click()
        await page.getByRole('heading', { name: heading }).waitFor()
        assert.deepEqual(await flaws(page), [])
        assert.ok((await tooWide(page)) <= 0)
      }
      await press(link.slice(0, link.indexOf('t=') + 20), words.sorry)
      await page.getByRole('alert').filter({ hasText: words.unknown }).waitFor()
      if (product.data) {
        await press(`/f/${made.key}/confirm?t=${lapsed(messages[0].id)}`, words.sorry)
        await page.getByRole('alert').filter({ hasText: words.late }).waitFor()
      }
      assert.equal((await leads()).length, 0)
      await press(link, words.thanks)
      assert.equal((await leads()).length, 1)
      // who opens it twice is told the same, and is one lead
      await press(link, words.thanks)
      assert.equal((await leads()).length, 1)
      assert.deepEqual(complaints, [])
      await context.close()

      // the page speaks as the mail does, whatever the browser prefers
      const elsewhere = await visit(browser, product, { language: language === 'en' ? 'zh-CN' : 'en' })
      await elsewhere.page.goto(link)
      await elsewhere.page.getByRole('heading', { name: words.confirm }).waitFor()
      await elsewhere.context.close()
    })
  }
})

/** The link of a mail that was sent eight days ago. */
function lapsed(id) {
  const key = Buffer.from(readFileSync(join(product.data, 'secrets/service-key'), 'utf8').trim(), 'base64')
  const message = Buffer.from(id.replaceAll('-', ''), 'hex'), until = Buffer.alloc(8)
  until.writeBigInt64BE(BigInt(Math.floor(Date.now() / 1000) - 86_400))
  const zero = Buffer.alloc(1)
  const mac = createHmac('sha256', key).update('form link').update(zero).update(message).update(zero).update(until).digest().subarray(0, 16)
  return Buffer.concat([message, until, mac]).toString('base64url')
}
