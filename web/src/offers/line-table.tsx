// The lines of an offer in groups. Enter goes down a column and makes a new line after the last; arrows go up and down.
import { PlusOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { type KeyboardEvent, useCallback, useRef } from 'react'
import type { Field } from '../api/client'
import { useTexts } from '../texts'
import { type LineAct, LineRow } from './line-row'
import { change, emptyGroup, emptyLine, type Group, insert, type Line, linesOf, newKey, remove, shift } from './model'
import type { Catalogued } from './prices'
import type { Figures } from './reckoning'
import { useSteady } from './steady'

interface LineTableProps {
  groups: Group[]
  onGroups: (next: (groups: Group[]) => Group[]) => void
  currency: string
  fields: Map<string, Field>
  figures: Map<string, Figures>
  catalogueOf: (line: Line) => Catalogued
  errors: Record<string, Record<string, string>>
  strict: boolean
}

const HEADS = ['name', 'quantity', 'unit', 'price', 'discount', 'taxRate', 'total']

export function LineTable({ groups, onGroups, currency, fields, figures, catalogueOf, errors, strict }: LineTableProps) {
  const text = useTexts()
  const table = useRef<HTMLTableElement>(null)
  const grouped = groups.length > 1 || groups.some((group) => group.title)

  const focus = (key: string, column: string) => requestAnimationFrame(() => {
    const input = table.current?.querySelector<HTMLInputElement>(`[data-line="${key}"] [data-col="${column}"] input`)
    input?.focus()
    input?.select()
  })
  const add = (after?: string) => {
    const line = emptyLine()
    onGroups((all) => insert(all, line, after))
    focus(line.key, 'name')
  }
  const alter = useSteady((key: string, changes: Partial<Line>) => {
    onGroups((all) => change(all, key, changes))
    // how many is what follows which
    if (changes.productId) setTimeout(() => focus(key, 'quantity'), 50)
  })
  const act = useSteady((key: string, what: LineAct) => {
    onGroups((all) => {
      if (what === 'remove') return remove(all, key)
      if (what !== 'copy') return shift(all, key, what === 'up' ? -1 : 1)
      const line = linesOf(all).find((one) => one.key === key)
      return line ? insert(all, { ...line, key: newKey(), id: undefined, was: undefined }, key) : all
    })
  })
  const pressed = useCallback((event: KeyboardEvent<HTMLTableElement>) => {
    const input = event.target as HTMLInputElement
    const cell = input.closest('td[data-col]')
    const key = input.closest('tr[data-line]')?.getAttribute('data-line')
    const column = cell?.getAttribute('data-col')
    // choosing among products has the same keys
    if (input.tagName !== 'INPUT' || !key || !column || event.ctrlKey || event.metaKey || input.getAttribute('aria-expanded') === 'true') return
    const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step || event.nativeEvent.isComposing) return
    const keys = [...(table.current?.querySelectorAll('tr[data-line]') ?? [])].map((row) => row.getAttribute('data-line')!)
    const next = keys[keys.indexOf(key) + step]
    if (event.key !== 'Enter' && column === 'name') return
    event.preventDefault()
    if (next) focus(next, column)
    else if (event.key === 'Enter') add(key)
  }, [])

  let place = 0
  return (
    <div className="offer-lines">
      <table className="plain offer-table" ref={table} onKeyDown={pressed}>
        <thead>
          <tr>
            <th scope="col"><span className="unseen">{text('linePlace')}</span></th>
            {HEADS.map((name) => <th key={name} scope="col" className={`offer-${name}${['name', 'unit'].includes(name) ? '' : ' digits'}`}>{fields.get(name)?.label}</th>)}
            <th scope="col"><span className="unseen">{text('actions')}</span></th>
          </tr>
        </thead>
        {groups.map((group, at) => (
          <tbody key={group.key}>
            {grouped && (
              <tr className="offer-group">
                <td colSpan={9}>
                  <Input variant="filled" aria-label={text('groupName', { n: at + 1 })} placeholder={text('groupHint')} maxLength={100} value={group.title} onChange={(event) => onGroups((all) => all.map((one) => (one.key === group.key ? { ...one, title: event.target.value } : one)))} />
                </td>
              </tr>
            )}
            {group.lines.map((line) => {
              place += 1
              return (
                <LineRow
                  key={line.key} line={line} place={place} currency={currency} fields={fields} figures={figures.get(line.key)} catalogued={catalogueOf(line)} errors={errors[line.key]} strict={strict}
                  onChange={alter} onAct={act}
                />
              )
            })}
          </tbody>
        ))}
      </table>
      <div className="offer-tools">
        <Button icon={<PlusOutlined aria-hidden />} onClick={() => add()}>{text('addLine')}</Button>
        <Button type="text" onClick={() => onGroups((all) => [...all, emptyGroup()])}>{text('addGroupOfLines')}</Button>
        <span className="faint offer-hint">{text('linesHint')}</span>
      </div>
    </div>
  )
}
