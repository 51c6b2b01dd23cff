// What would keep somebody out: axe's serious and critical findings on the page as it is.
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export async function flaws(page) {
  // fades in and out would be read as faint text
  await page.waitForTimeout(400)
  await page.evaluate(axe)
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }))
  const serious = found.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  return serious.flatMap(({ id, nodes }) => nodes.map((node) => `${id} at ${node.target.join(' ')} (${node.html.slice(0, 140)})`))
}
