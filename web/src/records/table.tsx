// A list of any record: rows as they scroll into view, pages as they are needed. Arrows move, Enter opens, Space selects.
import { useVirtualizer } from '@tanstack/react-virtual'
import { Checkbox, Grid, Spin } from 'antd'
import { CaretDownOutlined, CaretUpOutlined } from '@ant-design/icons'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import type { Definition, Field } from '../api/client'
import type { Row } from '../api/records'
import { useTexts } from '../texts'
import { widthOf } from './columns'
import { type SortKey, turned } from './sorting'
import { FieldValue } from './value'
import { isUnset } from './value-rules'

export interface TableProps {
  definition: Definition
  fields: Field[]
  rows: Row[]
  sort: SortKey[]
  onSort: (keys: SortKey[]) => void
  onOpen: (row: Row) => void
  onEnd: () => void
  busy: boolean
  /** What is shown answers the question before: the next answer is on its way. */
  stale?: boolean
  selected: Set<string>
  onSelect?: (ids: Set<string>) => void
  rowActions?: (row: Row) => ReactNode
  empty: ReactNode
}

const LINE = 44
/** Room for the box that selects a row, and for what can be done with it. */
export const BOX = 36
export const ACTIONS = 120

export function RecordTable(props: TableProps) {
  const { definition, fields, rows, onOpen, onEnd, busy, stale, selected, onSelect, rowActions } = props
  const text = useTexts()
  const phone = !(Grid.useBreakpoint().md ?? window.innerWidth >= 768)
  const scroller = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState(-1)
  const line = phone ? 92 : LINE
  const virtual = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => line, overscan: 12 })
  const shown = virtual.getVirtualItems()
  const last = shown.at(-1)?.index ?? -1

  useEffect(() => virtual.measure(), [line, virtual])
  useEffect(() => {
    if (last >= rows.length - 12 && rows.length) onEnd()
  }, [last, rows.length, onEnd])

  const toggle = (id: string) => {
    const next = new Set(selected)
    if (!next.delete(id)) next.add(id)
    onSelect?.(next)
  }
  const pressed = (event: KeyboardEvent) => {
    const row = rows[at]
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key]
    if (event.target !== event.currentTarget && event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    if (step) {
      event.preventDefault()
      const next = Math.min(Math.max(at + step, 0), rows.length - 1)
      setAt(next)
      virtual.scrollToIndex(next)
    } else if (event.key === 'Enter' && row) onOpen(row)
    else if (event.key === ' ' && row && onSelect) {
      event.preventDefault()
      toggle(row.id)
    }
  }
  const widths = fields.map((field) => widthOf(field, field.name === definition.titleField))
  const width = widths.reduce((sum, one) => sum + one.least, (onSelect ? BOX : 0) + (rowActions ? ACTIONS : 0))
  const template = [onSelect && `${BOX}px`, ...widths.map(({ least, part }) => `minmax(${least}px, ${part}fr)`), rowActions && `${ACTIONS}px`].filter(Boolean).join(' ')

  return (
    <div ref={scroller} className={stale ? 'table stale' : 'table'} tabIndex={0} role="grid" aria-label={definition.pluralLabel} aria-rowcount={rows.length + 1} aria-busy={busy || !!stale} onKeyDown={pressed} onFocus={(event) => event.target === event.currentTarget && at < 0 && rows.length && setAt(0)}>
      {!phone && <Head {...props} template={template} width={width} />}
      {phone && <div role="row" className="unseen"><span role="columnheader">{definition.label}</span></div>}
      <div style={{ height: virtual.getTotalSize(), position: 'relative', minWidth: phone ? undefined : width }} role={rows.length ? 'rowgroup' : undefined}>
        {shown.map(({ index, start, key }) => {
          const row = rows[index]!
          const style = { transform: `translateY(${start}px)`, height: line, gridTemplateColumns: phone ? undefined : template }
          return (
            <div key={key} role="row" aria-rowindex={index + 2} aria-selected={selected.has(row.id)} className={`${phone ? 'card-row' : 'table-row'}${index === at ? ' at' : ''}`} style={style} onClick={() => (setAt(index), onOpen(row))}>
              {onSelect && (
                <span role="gridcell" className="cell box" onClick={(event) => event.stopPropagation()}>
                  <Checkbox checked={selected.has(row.id)} onChange={() => toggle(row.id)} aria-label={text('selectRow', { name: String(row[definition.titleField] ?? '') })} />
                </span>
              )}
              {phone ? <Card definition={definition} fields={fields} row={row} /> : fields.map((field) => (
                <span key={field.name} role="gridcell" className={`cell${field.name === definition.titleField ? ' strong' : ''}${isNumber(field) ? ' number' : ''}`}>
                  <FieldValue field={field} row={row} of={definition} />
                </span>
              ))}
              {rowActions && <span role="gridcell" className="cell stays" onClick={(event) => event.stopPropagation()}>{rowActions(row)}</span>}
            </div>
          )
        })}
      </div>
      {!rows.length && !busy && props.empty}
      {busy && <div className="table-busy"><Spin size="small" aria-label={text('loading')} /></div>}
    </div>
  )
}

const isNumber = (field: Field) => ['integer', 'number', 'decimal', 'money'].includes(field.type)

function Head({ fields, sort, onSort, rows, selected, onSelect, rowActions, template, width }: TableProps & { template: string; width: number }) {
  const text = useTexts()
  const all = rows.length > 0 && rows.every((row) => selected.has(row.id))
  return (
    <div role="row" className="table-head" style={{ gridTemplateColumns: template, minWidth: width }}>
      {onSelect && (
        <span role="columnheader" className="cell box">
          <Checkbox checked={all} indeterminate={!all && selected.size > 0} aria-label={text('selectAll')} onChange={() => onSelect(new Set(all ? [] : rows.map((row) => row.id)))} />
        </span>
      )}
      {fields.map((field) => {
        const key = sort.find((one) => one.field === field.name)
        const place = sort.length > 1 && key ? sort.indexOf(key) + 1 : ''
        return (
          <span key={field.name} role="columnheader" aria-sort={key ? (key.descending ? 'descending' : 'ascending') : undefined} className={`cell${isNumber(field) ? ' number' : ''}`}>
            {field.sortable ? (
              <button type="button" className="sorter" title={text('sortHint')} onClick={(event) => onSort(turned(sort, field.name, event.shiftKey))}>
                <span className="ellipsis">{field.label}</span>
                {key && (key.descending ? <CaretDownOutlined aria-hidden /> : <CaretUpOutlined aria-hidden />)}{place}
              </button>
            ) : <span className="ellipsis">{field.label}</span>}
          </span>
        )
      })}
      {rowActions && <span role="columnheader" className="cell"><span className="unseen">{text('actions')}</span></span>}
    </div>
  )
}

/** Says itself what it is. */
const SPEAKS = new Set(['name', 'customerId', 'company'])
/** The one sum that a record is about. */
const SUMS = new Set(['amount', 'total', 'listPrice'])

/** A row on a phone: its name, and what fits below it. */
function Card({ definition, fields, row }: { definition: Definition; fields: Field[]; row: Row }) {
  // a line of a ledger has no name: what it is about stands first
  const named = fields.find((field) => field.name === definition.titleField)
  const title = named && !isUnset(row[named.name]) && named.name !== 'currency' ? named : fields.find((field) => !isUnset(row[field.name]))
  // where it stands, beside its name
  const state = fields.find((field) => field.type === 'enum' && field !== title && !isUnset(row[field.name]))
  const sum = fields.find((field) => field.type === 'money' && SUMS.has(field.name) && !isUnset(row[field.name]))
  const others = fields.filter((field) => field !== title && field !== state && field !== sum && !isUnset(row[field.name])).slice(0, 4)
  return (
    <span role="gridcell" className="card">
      <span className="card-title"><span className="strong ellipsis">{title && <FieldValue field={title} row={row} link={false} />}</span>{state && <FieldValue field={state} row={row} of={definition} />}{sum && <span className="card-sum"><span className="unseen">{sum.label}</span><FieldValue field={sum} row={row} /></span>}</span>
      <span className="card-pieces">
        {others.map((field) => {
          const shown = <FieldValue field={field} row={row} link={false} of={definition} />
          return <span key={field.name} className="card-piece">{!SPEAKS.has(field.name) && <span className="faint">{field.label} </span>}{shown}</span>
        })}
      </span>
    </span>
  )
}
