// Ids that name a line of a record, as a deal's stage in its pipeline: chosen and shown by name.
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import type { Definition, Field } from '../api/client'
import { fieldOf, useDefinitions } from '../api/definitions'
import { quoted, type Row, rowsQuery } from '../api/records'
import { useTexts } from '../texts'
import type { Values } from './drafts'

export interface LineChoice { value: string; label: string }
export interface LineGroup { label: string; options: LineChoice[] }

const MOST = 200

/** The lines among which a field's id is one: of the record that the values name, else of the main one, else of all. */
export function useLines(definition: Definition, field: Field, values?: Values): (LineChoice | LineGroup)[] {
  const definitions = useDefinitions()
  const [reference, name] = field.lineOf.includes('.') ? field.lineOf.split('.') : [undefined, field.lineOf]
  const target = reference ? definitions.kind(fieldOf(definition, reference)?.ref ?? '') : undefined
  const lines = name ? fieldOf(target ?? definition, name) : undefined
  const main = target && fieldOf(target, 'main') ? ['main'] : []
  const named = reference ? values?.[reference] : undefined
  const ask = { pageSize: MOST, filter: named ? `id = ${quoted(String(named))}` : undefined, readMask: ['id', target?.titleField ?? 'id', name ?? 'id', ...main] }
  const { data } = useQuery({ ...rowsQuery(target ?? definition, ask), enabled: !!target && !!lines })
  if (!lines || !name) return []
  if (!target) return choices(lines, values?.[name])
  const rows = data?.rows ?? []
  const chosen = rows.length === 1 ? rows[0] : values ? rows.find((row) => row.main) : undefined
  if (chosen) return choices(lines, chosen[name])
  return rows.map((row: Row) => ({ label: String(row[target.titleField] ?? ''), options: choices(lines, row[name]) }))
}

function choices(lines: Field, of: unknown): LineChoice[] {
  const title = lines.fields.find((field) => field.type === 'text' && field.name !== 'id')?.name ?? 'id'
  return ((of ?? []) as Values[]).filter((line) => line?.id).map((line) => ({ value: String(line.id), label: String(line[title] ?? '') }))
}

const flat = (choices: (LineChoice | LineGroup)[]) => choices.flatMap((choice) => ('options' in choice ? choice.options : [choice]))

/** Names by id of the lines that a field may name. */
export function useLineNames(definition: Definition, field: Field | undefined): Map<string, string> {
  const none = { name: '', lineOf: '' } as Field
  return new Map(flat(useLines(definition, field ?? none)).map((choice) => [choice.value, choice.label]))
}

interface LineSelectProps {
  definition: Definition
  field: Field
  values?: Values
  id?: string
  value?: string | string[]
  onChange?: (value: unknown) => void
  disabled?: boolean
  multiple?: boolean
  label?: string
  className?: string
}

export function LineSelect({ definition, field, values, id, value, onChange, disabled, multiple, label, className }: LineSelectProps) {
  const text = useTexts()
  const options = useLines(definition, field, values)
  // an id that isn't there (any more) is kept until another is chosen
  const known = flat(options)
  const missing = [value ?? []].flat().filter((one) => !known.some((choice) => choice.value === one)).map((one) => ({ value: one, label: one.slice(0, 8) }))
  return (
    <Select
      id={id} className={className} aria-label={label} mode={multiple || field.type === 'list' ? 'multiple' : undefined} disabled={disabled} allowClear={!field.required}
      showSearch={{ optionFilterProp: 'label' }} value={(value || undefined) as never} options={[...options, ...missing]} placeholder={text('choose')} onChange={(next: unknown) => onChange?.(next ?? undefined)}
    />
  )
}

/** A line's name, where only its id is known: in the history. */
export function LineName({ definition, field, id }: { definition: Definition; field: Field; id: string }) {
  return flat(useLines(definition, field)).find((choice) => choice.value === id)?.label ?? '—'
}
