// A real browser, as people use it: in their language, on a desk or in the hand. What it complains about is kept.
import { chromium } from 'playwright-core'

export const SIZES = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } }

export const launch = () => chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})

export async function visit(browser, product, { language = 'zh-CN', size = 'desktop', theme = 'light' } = {}) {
  const context = await browser.newContext({ baseURL: product.url, viewport: SIZES[size], locale: language, timezoneId: 'Asia/Shanghai', colorScheme: theme, hasTouch: size === 'phone', reducedMotion: 'reduce' })
  const page = await context.newPage()
  const complaints = []
  page.on('console', (message) => {
    // a refusal is an answer: the browser reports it, the screen explains it
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.setDefaultTimeout(15_000)
  return { context, page, complaints }
}

export async function signIn(page, email, password, language = 'zh-CN') {
  await page.goto('/')
  await page.getByLabel(language === 'en' ? 'Email' : '邮箱').fill(email)
  await page.getByLabel(language === 'en' ? 'Password' : '密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: language === 'en' ? 'Sign in' : '登录' }).click()
  await page.locator('main#content h1').waitFor()
}
