// What a form sends: only what was changed, null for what was emptied.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runnerImport } from 'vite'

const { changesOf, filled } = (await runnerImport('./src/records/changes.ts')).module
const { sortKeys, sortText, turned } = (await runnerImport('./src/records/sorting.ts')).module
const field = (name, type = 'text') => ({ name, type })

test('unchanged fields are not sent, emptied ones are null', () => {
  const fields = [field('name'), field('city'), field('level', 'enum'), field('tags', 'list'), field('capital', 'money')]
  const before = { name: 'A', city: 'X', level: 'LEVEL_UNSPECIFIED', tags: ['a'], capital: { currency: 'CNY', amount: '5.00' } }
  const after = { name: 'A', city: '  ', level: undefined, tags: [], capital: { amount: '5.00', currency: 'CNY' } }
  assert.deepEqual(changesOf(fields, before, after), { city: null, tags: [] })
})

test('lines keep their id and lose their blanks', () => {
  const fields = [field('addresses', 'parts')]
  const before = { addresses: [{ id: '1', city: 'X', use: 'USE_UNSPECIFIED' }] }
  assert.deepEqual(changesOf(fields, before, { addresses: [{ id: '1', city: 'X', use: undefined, street: '' }] }), {})
  assert.deepEqual(changesOf(fields, before, { addresses: [{ id: '1', city: 'Y' }, { city: 'Z', street: '' }] }), { addresses: [{ id: '1', city: 'Y' }, { city: 'Z' }] })
})

test('a new record has what was filled in', () => {
  assert.deepEqual(filled([field('name'), field('city'), field('closed', 'boolean')], { name: 'A', city: '', closed: false }), { name: 'A', closed: false })
})

test('a click sorts by one column, Shift adds up to four', () => {
  let keys = turned([], 'name', false)
  assert.equal(sortText(keys), 'name')
  keys = turned(keys, 'name', false)
  assert.equal(sortText(keys), 'name desc')
  for (const next of ['a', 'b', 'c', 'd']) keys = turned(keys, next, true)
  assert.equal(sortText(keys), 'a, b, c, d')
  assert.deepEqual(sortKeys('name desc, a'), [{ field: 'name', descending: true }, { field: 'a', descending: false }])
  assert.deepEqual(turned(sortKeys('name desc'), 'name', false), [])
})
