// What the first screen costs: the page's own chunks and those of the home page, packed. More than the bound fails the build.
import { readFileSync, rmSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const BOUND = 350 * 1024
const FIRST_SCREENS = ['index.html', 'src/shell/layout.tsx', 'src/pages/home.tsx']
/** A person reads one of them; the larger counts. */
const LANGUAGES = ['src/texts/chinese.ts', 'src/texts/english.ts']
const dist = new URL('../dist/app/', import.meta.url)
const manifest = JSON.parse(readFileSync(new URL('.manifest.json', dist)))
// it was for us only
rmSync(new URL('.manifest.json', dist))

function add(name, files) {
  const chunk = manifest[name]
  if (!chunk) throw new Error(`${name} is not in the build: bring scripts/sizes.mjs up to date`)
  if (files.has(chunk.file)) return
  files.add(chunk.file)
  for (const style of chunk.css ?? []) files.add(style)
  for (const other of chunk.imports ?? []) add(other, files)
}

function weigh(language) {
  const files = new Set()
  for (const name of [...FIRST_SCREENS, language]) add(name, files)
  return { files, size: [...files].reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, dist))).length, 0) }
}

const { files, size } = LANGUAGES.map(weigh).sort((one, other) => other.size - one.size)[0]
console.log(`first screen: ${(size / 1024).toFixed(0)} kB gzipped of at most ${BOUND / 1024} kB, in ${files.size} files`)
if (size > BOUND) process.exit(1)
