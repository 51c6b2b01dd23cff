// Takes every screen in both languages and sizes: `make screenshots`. They are looked at by people, and not kept in git.
// The company in a picture speaks the picture's language. `npm run screenshots -- <folder> <part of a name> <zh-CN|en>` takes some.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { launch } from './browser.mjs'
import { take } from './camera.mjs'
import { furnish } from './furnished.mjs'
import { openMailbox } from './mail.mjs'
import { startProduct } from './product.mjs'
import { SHOTS } from './shots.mjs'
import { EN, ZH } from './words.mjs'

const out = process.argv[2] ?? join(import.meta.dirname, '../../screenshots')
mkdirSync(out, { recursive: true })
const only = process.argv[3] && new RegExp(process.argv[3])

const browser = await launch()
try {
  for (const [language, words] of [['zh-CN', ZH], ['en', EN]]) {
    if (process.argv[4] && process.argv[4] !== language) continue
    const mailbox = await openMailbox()
    const product = await startProduct(mailbox.settings)
    try {
      const firm = await furnish(product, words, mailbox)
      for (const [who, shots] of Object.entries(SHOTS)) await take(browser, product, language, { name: who, ...firm.people[who] }, shots(firm), { out, only })
    } finally {
      await product.stop()
      mailbox.close()
    }
  }
} finally {
  await browser.close()
}
