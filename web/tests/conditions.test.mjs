// The filter builder speaks the condition language both ways.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runnerImport } from 'vite'

const { parse } = (await runnerImport('./src/conditions/parse.ts')).module
const { write, both } = (await runnerImport('./src/conditions/write.ts')).module

test('what was written is read back as it was', () => {
  for (const text of [
    'level = KEY AND lastFollowUpAt < today() - 30d',
    '(city = "深圳" OR city = "广州") AND tags : vip',
    'NOT (level = KEY)',
    'ownerId IN (me(), null)',
    'phone : *',
    'createdAt >= 2026-01-31',
    'size = -3',
    'name : "say \\"hello\\""',
    'level IN (KEY, IMPORTANT) AND (city = "上海" OR (size > 10 AND size < 50))',
  ]) {
    const tree = parse(text)
    assert.ok(tree, text)
    assert.equal(write(tree), text)
  }
})

test('what the tree cannot say stays text', () => {
  for (const text of ['level = KEY AND city = a OR city = b', 'level', 'level = ', '"x" = 1', 'a = f()', '(a = 1']) assert.equal(parse(text), undefined, text)
})

test('words that mean something to the language are quoted', () => {
  const line = (text) => write({ join: 'AND', items: [{ field: 'name', operator: '=', value: { text } }] })
  assert.equal(line('null'), 'name = "null"')
  assert.equal(line('and'), 'name = "and"')
  assert.equal(line('a b'), 'name = "a b"')
})

test('lines that say nothing yet are left out, and conditions are joined', () => {
  assert.equal(write({ join: 'AND', items: [{ field: 'a', operator: '=', value: { text: '' } }, { field: 'b', operator: 'IN', value: { list: [] } }, { field: 'c', operator: '=', value: { text: '1' } }] }), 'c = 1')
  assert.equal(both('a = 1 OR b = 2', undefined, 'c = 3'), '(a = 1 OR b = 2) AND (c = 3)')
  assert.equal(both(undefined, 'c = 3'), 'c = 3')
})
