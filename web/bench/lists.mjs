// How a list of many customers feels in the browser: milliseconds from an input to the painted rows, while scrolling through pages,
// filtering and sorting, and the longest time for which the page could not answer. Called by the bench program with KEHU_URL,
// KEHU_EMAIL and KEHU_PASSWORD; tells its samples as one line of JSON.
import { launch, signIn, visit } from '../tests/setting/browser.mjs'

const WARM = 3
const SCROLLS = 60
const ROUNDS = 4

const FILTERS = [
  'level = KEY', 'city = "上海"', 'level IN (KEY, IMPORTANT) AND city = "北京"', 'industry = "制造业"', 'ownerId IN (me())', 'lastFollowUpAt < today() - 30d',
  'name : "科技"', 'poolId = null AND level = NORMAL',
]

/** Notes every time in which the page could not answer. */
function watch() {
  window.longTasks = []
  new PerformanceObserver((list) => window.longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' })
}

/** Waits for an input and then for its rows: told from the input's own time to the frame that shows them. */
function stopwatch(input) {
  window.longTasks.length = 0
  const table = () => document.querySelector('.table')
  const place = () => [location.href, table()?.querySelector('[aria-sort]')?.outerHTML ?? '', table()?.scrollTop ?? 0].join(' ')
  const atEnd = (list) => list.scrollTop + list.clientHeight >= list.scrollHeight - 1
  // no hole at the lower edge
  const filled = (list) => {
    if (document.querySelector('.list .ant-alert-error, .nothing')) return true
    const edge = list.getBoundingClientRect().bottom
    const rows = [...list.querySelectorAll('.table-row')].map((row) => row.getBoundingClientRect().bottom)
    return rows.length > 0 && (Math.max(...rows) >= edge - 4 || atEnd(list))
  }
  const before = place()
  window.took = new Promise((done) => {
    window.addEventListener(input, ({ timeStamp: began }) => {
      const look = () => {
        const list = table()
        const busy = list?.getAttribute('aria-busy') === 'true'
        const scrolled = input === 'wheel' && list
        // the next page may be on its way below what is seen
        const ready = list && filled(list) && (scrolled ? (place() !== before || atEnd(list)) && !(busy && atEnd(list)) : place() !== before && !busy)
        const late = performance.now() - began > 15_000
        requestAnimationFrame(ready || late ? () => setTimeout(() => done({ took: performance.now() - began, late })) : look)
      }
      requestAnimationFrame(look)
    }, { once: true, capture: true, passive: true })
  })
}

async function measured(page, input, deed) {
  await page.evaluate(stopwatch, input)
  await deed()
  const { took, late } = await page.evaluate(() => window.took)
  // long tasks are told a moment after they are over
  await page.waitForTimeout(80)
  const longest = await page.evaluate(() => Math.max(0, ...window.longTasks))
  return { took, late, longest, refused: await page.locator('.list .ant-alert-error').first().textContent({ timeout: 1 }).catch(() => '') }
}

async function scrolling(page) {
  const samples = []
  await page.goto('/customers')
  await page.locator('.table-row').first().waitFor()
  const box = await page.locator('.table').boundingBox()
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  for (let at = 0; at < SCROLLS + WARM; at += 1) {
    const one = await measured(page, 'wheel', () => page.mouse.wheel(0, box.height * 1.5))
    if (at >= WARM) samples.push(one)
  }
  const shown = await page.locator('.table').getAttribute('aria-rowcount')
  return { samples, reached: Number(shown) - 1 }
}

async function filtering(page) {
  const samples = []
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const filter of FILTERS) {
      await page.goto('/customers')
      await page.locator('.table-row').first().waitFor()
      await page.getByRole('button', { name: /筛选$/ }).click()
      const drawer = page.locator('.ant-drawer')
      await drawer.getByText('条件文本', { exact: true }).first().click()
      await drawer.locator('textarea').fill(filter)
      const one = await measured(page, 'click', () => drawer.getByRole('button', { name: '应用' }).click())
      samples.push({ ...one, what: filter })
    }
  }
  return { samples }
}

async function sorting(page) {
  const samples = []
  for (let round = 0; round < ROUNDS; round += 1) {
    await page.goto('/customers')
    await page.locator('.table-row').first().waitFor()
    const heads = await page.locator('.table-head .sorter').all()
    for (const head of heads) {
      for (const turn of ['asc', 'desc']) {
        const one = await measured(page, 'click', () => head.click())
        samples.push({ ...one, what: `${(await head.textContent()).trim()} ${turn}` })
      }
    }
  }
  return { samples }
}

function summed({ samples, reached }) {
  const done = samples.filter((one) => !one.refused && !one.late)
  const slowest = [...done].sort((one, other) => other.took - one.took)[0]
  const not = samples.filter((one) => one.refused || one.late).map((one) => `${one.what}: ${one.refused || 'no answer'}`)
  return { took: done.map((one) => one.took), longest: Math.max(0, ...samples.map((one) => one.longest)), slowest: slowest?.what ?? '', reached: reached ?? 0, refused: [...new Set(not)] }
}

const browser = await launch()
try {
  const { page } = await visit(browser, { url: process.env.KEHU_URL })
  await page.addInitScript(watch)
  await signIn(page, process.env.KEHU_EMAIL, process.env.KEHU_PASSWORD)
  const scroll = summed(await scrolling(page))
  const filter = summed(await filtering(page))
  const sort = summed(await sorting(page))
  console.log(JSON.stringify({ scroll, filter, sort }))
} finally {
  await browser.close()
}
