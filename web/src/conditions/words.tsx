// A condition as one says it: "level is key account or important, and city is Shanghai".
import type { Definition, Field } from '../api/client'
import { fieldOf } from '../api/definitions'
import { useLineNames } from '../records/lines'
import { dateText } from '../records/times'
import { kindsOf, useTitles } from '../records/titles'
import { usePreferences } from '../shell/preferences'
import { type TextKey, useTexts } from '../texts'
import { choiceOf, type Comparison, type Group, isComplete, isGroup, isNot, type Not, type Value } from './model'
import { parse } from './parse'

type Item = Comparison | Group | Not

export function ConditionWords({ definition, condition }: { definition: Definition; condition: string }) {
  const text = useTexts()
  const { language } = usePreferences()
  const tree = parse(condition)
  const compared = tree ? comparisons(tree) : []
  const fields = compared.flatMap(({ field }) => fieldOf(definition, field) ?? [])
  const ids = compared.flatMap(({ field, value }) => (kindsOf(fieldOf(definition, field) ?? NOTHING).length ? texts(value) : []))
  const names = useTitles([...new Set(fields.flatMap(kindsOf))], ids)
  const lines = useLineNames(definition, fields.find((field) => field.lineOf))
  if (!tree) return <code>{condition}</code>

  const said = (field: Field, value: Value): string => {
    if ('list' in value) return value.list.map((one) => said(field, one)).join(text('sayOr'))
    if ('none' in value || 'any' in value) return ''
    if ('call' in value) return day(value)
    if (field.type === 'boolean') return text(value.text === 'true' ? 'yes' : 'no').toLowerCase()
    if (field.type === 'date' || field.type === 'time') return dateText(value.text, language)
    return field.options.find((option) => option.value === value.text)?.label ?? names.get(value.text) ?? lines.get(value.text) ?? value.text
  }
  const day = ({ call, distance = 0, unit }: Extract<Value, { call: unknown }>): string => {
    if (call === 'me') return text('me').toLowerCase()
    if (!distance) return text(call === 'now' ? 'day_now' : 'day_today').toLowerCase()
    const n = `${Math.abs(distance)}${unit === 'd' || !unit ? '' : unit}`
    return text(distance < 0 ? 'sayAgo' : 'sayAhead', { n }).toLowerCase()
  }
  const clause = (item: Item): string => {
    if (isNot(item)) return text('sayNot', { what: clause(item.not) })
    if (isGroup(item)) {
      const parts = item.items.filter(isComplete)
      return parts.map((part) => (isGroup(part) && parts.length > 1 ? text('sayNested', { what: clause(part) }) : clause(part))).join(text(item.join === 'AND' ? 'sayAnd' : 'sayOr'))
    }
    const field = fieldOf(definition, item.field)
    if (!field) return item.field
    const choice = choiceOf(item, field)
    const times = field.type === 'time' || field.type === 'date'
    const words: Record<typeof choice, TextKey> = {
      '=': 'sayIs', '!=': 'sayIsNot', '<': times ? 'opBefore' : 'opLess', '<=': times ? 'opUntil' : 'opAtMost', '>': times ? 'opAfter' : 'opMore', '>=': times ? 'opSince' : 'opAtLeast',
      ':': 'opHolds', IN: 'sayIs', has: 'opHas', empty: 'opEmpty', present: 'opPresent',
    }
    return text('sayClause', { field: field.label, how: text(words[choice]).toLowerCase(), what: said(field, item.value) }).trim()
  }
  return <span>{clause(tree)}</span>
}

const NOTHING = { name: '', ref: '' } as Field

function comparisons(item: Item): Comparison[] {
  if (isNot(item)) return comparisons(item.not)
  return isGroup(item) ? item.items.flatMap(comparisons) : [item]
}

function texts(value: Value): string[] {
  if ('list' in value) return value.list.flatMap(texts)
  return 'text' in value ? [value.text] : []
}
