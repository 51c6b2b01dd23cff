// Takes pictures of screens as one person sees them, in every look.
import { join } from 'node:path'
import { signIn, visit } from './browser.mjs'

export const LOOKS = [['desktop', 'light'], ['phone', 'light'], ['desktop', 'dark']]

const settled = async (page) => {
  // live updates keep a connection open: the network is never idle
  await page.waitForFunction(() => !document.querySelector('.ant-spin, .ant-skeleton, [aria-busy=true]') && document.querySelector('h1'), undefined, { timeout: 5000 }).catch(() => {})
  await page.waitForTimeout(400)
}

export async function take(browser, product, language, who, shots, { out, only, looks = LOOKS }) {
  const taken = shots.filter(([screen]) => !only || screen.match(only))
  if (!taken.length) return
  for (const [size, theme] of looks) {
    // what is dark is dark in either language
    if (theme === 'dark' && language === 'en') continue
    const { context, page, complaints } = await visit(browser, product, { language, size, theme })
    if (who.email) await signIn(page, who.email, who.password, language)
    for (const [screen, path, then] of taken) {
      // what there is on a desk only, or in the hand only
      if ((screen.startsWith('menu') && size !== 'phone') || (screen === 'columns' && size === 'phone')) continue
      // a visitor's pages have no dark side
      if (!who.email && theme === 'dark' && screen.startsWith('visitor')) continue
      await page.goto(path)
      await settled(page)
      if (then) {
        await then(page, language === 'en').catch((error) => console.error(`${screen} ${language} ${size}: ${error.message.split('\n')[0]}`))
        await settled(page)
      }
      await page.screenshot({ path: join(out, `${screen}.${language === 'en' ? 'en' : 'zh'}.${size}${theme === 'dark' ? '.dark' : ''}.png`) })
    }
    for (const complaint of complaints) console.error(`${who.name} ${language} ${size}: ${complaint}`)
    await context.close()
  }
}
