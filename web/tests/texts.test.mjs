// Both languages are whole: no key is missing, no word is left in the other language, nothing is written past the texts.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { runnerImport } from 'vite'

const { zh } = (await runnerImport('./src/texts/zh.ts')).module
const { en } = (await runnerImport('./src/texts/en.ts')).module
const CHINESE = /[\u4e00-\u9fff]/
/** Read alike in both languages. */
const ALIKE = new Set(['actionOn', 'labelled', 'sayClause', 'sayList', 'sayBreak', 'sayNested'])

test('every text is there in Chinese and in English, with the same blanks', () => {
  assert.deepEqual(Object.keys(en).sort(), Object.keys(zh).sort())
  const blanks = (text) => (text.match(/\{\w+\}/g) ?? []).sort()
  for (const key of Object.keys(zh)) assert.deepEqual(blanks(en[key]), blanks(zh[key]), key)
})

test('no area takes a key that another area has', async () => {
  for (const [language, whole] of [['zh', zh], ['en', en]]) {
    const areas = await Promise.all(readdirSync('src/texts').filter((file) => file.endsWith(`-${language}.ts`)).map(async (file) => Object.values((await runnerImport(`./src/texts/${file}`)).module)[0]))
    const keys = areas.flatMap((area) => Object.keys(area))
    assert.deepEqual(keys.filter((key, at) => keys.indexOf(key) !== at), [])
    assert.equal(keys.length, Object.keys(whole).length)
  }
})

test('no text is left in the other language', () => {
  for (const [key, text] of Object.entries(en)) assert.ok(!CHINESE.test(text), `en.${key}: ${text}`)
  for (const [key, text] of Object.entries(zh)) assert.ok(CHINESE.test(text) || ALIKE.has(key), `zh.${key}: ${text}`)
})

const sources = readdirSync('src', { recursive: true }).map((file) => `src/${file}`)
  .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('src/texts/') && !file.endsWith('.d.ts'))

test('no screen has words of its own beside the texts', () => {
  const own = []
  for (const file of sources) {
    const code = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
    for (const [found] of code.matchAll(/>\s*[A-Za-z][A-Za-z ]{2,}\s*<\//g)) own.push(`${file}: ${found}`)
    for (const [found] of code.matchAll(/(?:title|label|placeholder|aria-label|alt)="[^"]+"/g)) own.push(`${file}: ${found}`)
    if (CHINESE.test(code.replace(/'中文'|，|；/g, '')) || /：/.test(code)) own.push(`${file}: Chinese`)
  }
  assert.deepEqual(own.filter((one) => !/Kehu CRM|Ctrl K|openapi\.json/.test(one)), [])
})

test('every text is used', () => {
  const code = sources.map((file) => readFileSync(file, 'utf8')).join('\n')
  const built = /^(theme|day|verb|dup|spam)_/
  const unused = Object.keys(zh).filter((key) => !built.test(key) && !new RegExp(`['"\`]${key}['"\`]`).test(code))
  assert.deepEqual(unused, [])
})
