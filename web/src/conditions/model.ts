// A condition as a tree that a person can build: comparisons, joined by "all of" or "any of", nested.
import type { Field } from '../api/client'

export interface Comparison {
  field: string
  operator: Operator
  value: Value
}

export interface Group {
  join: 'AND' | 'OR'
  items: (Comparison | Group | Not)[]
}

export interface Not {
  not: Comparison | Group
}

export type Operator = '=' | '!=' | '<' | '<=' | '>' | '>=' | ':' | 'IN'

/** What is compared with: a plain value, "now minus 30 days", "me", nothing, "any", or several. */
export type Value =
  | { text: string }
  | { call: 'today' | 'now' | 'me'; distance?: number; unit?: string }
  | { none: true }
  | { any: true }
  | { list: Value[] }

export const isGroup = (item: Comparison | Group | Not): item is Group => 'join' in item
export const isNot = (item: Comparison | Group | Not): item is Not => 'not' in item

/** An operator as a person chooses it; `empty` and `present` are comparisons with nothing. */
export type Choice = Operator | 'has' | 'empty' | 'present'

/** What may be asked of a field. */
export function choicesOf(field: Field): Choice[] {
  if (field.right === 'masked') return ['=', '!=', 'present']
  if (field.lineOf) return ['IN', '!=', 'empty', 'present']
  switch (field.type) {
    case 'list':
      return ['has', 'present']
    case 'boolean':
      return ['=']
    case 'enum':
    case 'reference':
      return ['IN', '!=', 'empty', 'present']
    case 'integer':
    case 'number':
    case 'decimal':
    case 'money':
    case 'date':
    case 'time':
      return ['=', '<', '<=', '>', '>=', 'empty', 'present']
    default:
      return [':', '=', '!=', 'empty', 'present']
  }
}

/** How a comparison reads as a choice. */
export function choiceOf(comparison: Comparison, field: Field): Choice {
  if ('none' in comparison.value) return comparison.operator === '!=' ? 'present' : 'empty'
  if ('any' in comparison.value) return 'present'
  if (field.type === 'list') return 'has'
  if ((field.lineOf || ['enum', 'reference'].includes(field.type)) && comparison.operator === '=') return 'IN'
  return comparison.operator
}

/** The comparison that a choice starts with; its value is kept where it still fits. */
export function chosen(field: Field, choice: Choice, before?: Value): Comparison {
  if (choice === 'empty') return { field: field.name, operator: '=', value: { none: true } }
  if (choice === 'present') return { field: field.name, operator: ':', value: { any: true } }
  const kept = before && !('none' in before) && !('any' in before) ? before : undefined
  if (choice === 'IN') {
    const list = kept && 'list' in kept ? kept : { list: kept ? [kept] : [] }
    return { field: field.name, operator: 'IN', value: list }
  }
  const single = kept && 'list' in kept ? kept.list[0] : kept
  const first: Value = field.type === 'boolean' ? { text: 'true' } : { text: '' }
  return { field: field.name, operator: choice === 'has' ? ':' : choice, value: single ?? first }
}

/** Whether a comparison says something: a half-filled line is left out. */
export function isComplete(item: Comparison | Group | Not): boolean {
  if (isNot(item)) return isComplete(item.not)
  if (isGroup(item)) return item.items.some(isComplete)
  if ('text' in item.value) return item.value.text !== ''
  return !('list' in item.value) || item.value.list.length > 0
}
