// Chooses a record by searching for it: a customer, a colleague, several roles.
import { useQueries } from '@tanstack/react-query'
import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useDefinitions } from '../api/definitions'
import { rowsQuery } from '../api/records'
import { useTexts } from '../texts'
import { titleOf, useTitles } from './titles'

export interface ReferenceSelectProps {
  kinds: string[]
  value?: string | string[]
  onChange?: (value: string | string[] | undefined) => void
  multiple?: boolean
  disabled?: boolean
  /** Narrows the choice: contacts of this customer only. */
  filter?: string
  /** Choices beside the records. */
  extra?: { value: string; label: string }[]
  label?: string
  className?: string
  id?: string
}

export function ReferenceSelect({ kinds, value, onChange, multiple, disabled, filter, extra = [], label, className, id }: ReferenceSelectProps) {
  const text = useTexts()
  const definitions = useDefinitions()
  const [typed, setTyped] = useState('')
  const [open, setOpen] = useState(false)
  const search = useDeferredValue(typed.trim())
  const known = kinds.flatMap((kind) => definitions.kind(kind) ?? [])
  const found = useQueries({
    queries: known.map((definition) => ({
      ...rowsQuery(definition, { search, filter, pageSize: 20, readMask: ['id', definition.titleField] }),
      enabled: open,
    })),
    combine: (results) => ({
      busy: results.some((result) => result.isFetching),
      options: results.flatMap((result, at) => {
        const definition = known[at]!
        const kind = known.length > 1 ? ` · ${definition.label}` : ''
        return (result.data?.rows ?? []).map((row) => ({ value: row.id, label: titleOf(definition, row) + kind }))
      }),
    }),
  })
  const chosen = (Array.isArray(value) ? value : value ? [value] : []).filter((one) => !extra.some((other) => other.value === one))
  const titles = useTitles(kinds, chosen)
  const named = chosen.filter((one) => !found.options.some((option) => option.value === one)).map((one) => ({ value: one, label: titles.get(one) ?? one.slice(0, 8) }))
  const shown = search ? found.options : [...extra, ...named, ...found.options]
  return (
    <Select
      id={id} className={className} aria-label={label} mode={multiple ? 'multiple' : undefined} disabled={disabled || !known.length} allowClear
      value={(Array.isArray(value) || !multiple ? value : []) as never} options={search ? [...shown, ...named.map((option) => ({ ...option, className: 'unseen-option' }))] : shown}
      showSearch={{ filterOption: false, onSearch: setTyped, searchValue: typed }} onOpenChange={setOpen} onSelect={() => setTyped('')}
      loading={found.busy} placeholder={known.length ? text('searchAndChoose') : text('mayNotChoose')}
      notFoundContent={found.busy ? text('loading') : text('nothingFound')} onChange={(next: unknown) => onChange?.((next ?? undefined) as never)}
    />
  )
}
