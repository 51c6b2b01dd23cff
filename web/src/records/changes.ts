// What a form changed of a record, as PATCH takes it: changed fields only, null where one was emptied.
import type { Field } from '../api/client'
import { isUnset } from './value-rules'
import type { Values } from './drafts'

export function changesOf(fields: Field[], before: Values, after: Values): Values {
  const changed = fields.filter((field) => !same(tidy(field, before[field.name]), tidy(field, after[field.name])))
  return Object.fromEntries(changed.map((field) => [field.name, sent(field, after[field.name])]))
}

/** What a new record is made of: fields without a value are left out. */
export function filled(fields: Field[], values: Values): Values {
  const given = fields.filter((field) => !isUnset(tidy(field, values[field.name])))
  return Object.fromEntries(given.map((field) => [field.name, sent(field, values[field.name])]))
}

function sent(field: Field, value: unknown): unknown {
  const tidied = tidy(field, value)
  return isUnset(tidied) ? (field.type === 'list' || field.type === 'parts' ? [] : null) : tidied
}

/** Blank texts count as nothing, and so do blank lines and fields of lines. */
function tidy(field: Field, value: unknown): unknown {
  if (typeof value === 'string') return value.trim() === '' || value.endsWith('_UNSPECIFIED') ? undefined : value
  if (field.type !== 'parts' || !Array.isArray(value)) return value
  return value.map((line: Values) => Object.fromEntries(
    Object.entries(line ?? {}).filter(([, own]) => !isUnset(own)),
  ))
}

export function same(one: unknown, other: unknown): boolean {
  if (isUnset(one) && isUnset(other)) return true
  return JSON.stringify(ordered(one)) === JSON.stringify(ordered(other))
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, own]) => [name, ordered(own)]))
  return value
}
