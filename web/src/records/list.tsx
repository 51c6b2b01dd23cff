// A list with all that belongs to it: search, filter, order, columns, selection. What is asked is in the address.
import { DeleteOutlined, ExportOutlined, FilterOutlined, ImportOutlined, PlusOutlined, SettingOutlined } from '@ant-design/icons'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Alert, Badge, Button, Checkbox, Input, Popover, Segmented } from 'antd'
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Definition, Field } from '../api/client'
import { actionOf, addressOf, fieldOf, isHead, useDefinitions } from '../api/definitions'
import { idsIn, listQuery, type Row } from '../api/records'
import { FilterDrawer } from '../conditions/drawer'
import { parse } from '../conditions/parse'
import { both } from '../conditions/write'
import type { ListSearch } from '../routes'
import { isSetting } from '../shell/menu'
import { Nothing } from '../shell/states'
import { useTexts } from '../texts'
import { BulkBar } from './bulk'
import { canBeColumn, columnsOf, fitting, keepColumns, usualColumns } from './columns'
import { ExportDialog } from './export'
import { sortKeys, sortText } from './sorting'
import { ACTIONS, BOX, RecordTable } from './table'

/** So many ids fit into a condition. */
const MOST_NAMED = 90

export interface RecordListProps {
  definition: Definition
  asked: ListSearch
  onAsk: (asked: Partial<ListSearch>) => void
  /** Always holds here: the pool whose customers are shown, the customer whose contacts. */
  fixed?: string
  /** All of a kind, however they are sorted into views: lists come in and go out here, and the bin is near. */
  whole?: boolean
  /** Fields that say the same in every row here. */
  without?: string[]
  onCreate?: () => void
  rowActions?: (row: Row) => ReactNode
  bulk?: string[]
  /** What lies in the recycle bin: it is listed and given back, not opened. */
  deleted?: boolean
  emptyTitle?: string
  emptyHelp?: string
}

export function RecordList({ definition, asked, onAsk, fixed, whole, without, onCreate, rowActions, bulk, emptyTitle, emptyHelp, deleted }: RecordListProps) {
  const text = useTexts()
  const definitions = useDefinitions()
  const navigate = useNavigate()
  const [columns, setColumns] = useState(() => columnsOf(definition))
  const [selected, setSelected] = useState(new Set<string>())
  const [allMatching, setAllMatching] = useState(false)
  const [exporting, setExporting] = useState<'all' | 'chosen'>()
  const [filtering, setFiltering] = useState(false)
  const acts = !!rowActions
  const fields = useMemo(
    () => {
      const shown = fitting(definition, columns.filter((name) => !without?.includes(name)), BOX + (acts ? ACTIONS : 0))
      return (deleted ? [definition.titleField, 'deletedAt', ...shown.filter((name) => name !== definition.titleField && name !== 'deletedAt')] : shown).flatMap((name) => fieldOf(definition, name) ?? [])
    },
    [columns, definition, without, deleted, acts],
  )
  const ask = {
    filter: both(fixed, asked.mine ? 'ownerId = me()' : undefined, asked.filter), orderBy: asked.sort ?? (fieldOf(definition, 'rank')?.sortable ? 'rank' : undefined), search: asked.q, deleted,
    readMask: [...new Set(['id', 'version', 'titles', 'maskedFields', definition.titleField, ...fields.map((field) => field.name), ...(rowActions ? ['actions'] : [])])],
  }
  const list = useInfiniteQuery(listQuery(definition, ask))
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.rows) ?? [], [list.data])
  // a chosen row stays chosen when what is done with it takes it out of the list
  const seen = useRef(new Map<string, Row>())
  for (const row of rows) seen.current.set(row.id, row)
  const chosen = [...selected].flatMap((id) => seen.current.get(id) ?? [])
  const total = list.data?.pages[0]?.total
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list
  const onEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  const choose = (ids: Set<string>) => {
    setSelected(ids)
    setAllMatching(false)
  }
  const keep = (names: string[] | undefined) => {
    keepColumns(definition, names)
    setColumns(names ?? usualColumns(definition))
  }
  const narrowed = !!asked.filter || !!asked.q || !!asked.mine
  const owned = !fixed && !whole && !deleted && columns.includes('ownerId') && !isSetting(definition, definitions)
  const exportable = !deleted && !!actionOf(definition, 'exports')
  const creatable = onCreate && actionOf(definition, 'create')

  return (
    <div className="list">
      <div className="list-tools">
        {definition.fields.some((field) => field.searchable) && <SearchBox value={asked.q ?? ''} onSearch={(q) => onAsk({ q: q || undefined })} label={text('searchIn', { records: definition.pluralLabel })} />}
        {owned && (
          <Segmented value={asked.mine ? 'mine' : 'all'} aria-label={text('whose')} onChange={(which) => onAsk({ mine: which === 'mine' || undefined })} options={[{ value: 'all', label: text('all') }, { value: 'mine', label: text('whoseMine') }]} />
        )}
        <Badge count={conditionCount(asked.filter)} size="small">
          <Button icon={<FilterOutlined aria-hidden />} aria-label={text('filter')} onClick={() => setFiltering(true)}><span className="tool-word">{text('filter')}</span></Button>
        </Badge>
        {narrowed && <Button type="link" onClick={() => onAsk({ q: undefined, filter: undefined, mine: undefined })}>{text('clearFilter')}</Button>}
        <span className="grow" />
        {total && <span className="faint count">{text(total.exact ? 'count' : 'countMore', { n: total.count.toLocaleString() })}</span>}
        {(!fixed || whole) && !deleted && actionOf(definition, 'imports') && <Link to={`${addressOf(definition)}/import` as string}><Button icon={<ImportOutlined aria-hidden />} aria-label={text('import')}><span className="tool-word">{text('import')}</span></Button></Link>}
        {exportable && <Button icon={<ExportOutlined aria-hidden />} aria-label={text('export')} onClick={() => setExporting('all')}><span className="tool-word">{text('export')}</span></Button>}
        {(!fixed || whole) && !deleted && actionOf(definition, 'restore') && <Link to={`${addressOf(definition)}/bin` as string}><Button icon={<DeleteOutlined aria-hidden />} aria-label={text('bin')} title={text('bin')} /></Link>}
        <ColumnChooser definition={definition} columns={columns} onChange={keep} />
        {creatable && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={onCreate}>{text('newOf', { record: definition.label })}</Button>}
      </div>
      {list.error && <Alert type="error" showIcon title={list.error.message} className="spaced" action={asked.sort ? <Button size="small" onClick={() => onAsk({ sort: undefined })}>{text('withoutOrder')}</Button> : undefined} />}
      <RecordTable
        definition={definition} fields={fields} rows={rows} busy={list.isFetching && (!rows.length || isFetchingNextPage)} stale={list.isPlaceholderData}
        sort={sortKeys(asked.sort)} onSort={(keys) => onAsk({ sort: sortText(keys) || undefined })}
        onOpen={(row) => { if (!deleted) void navigate({ to: `${addressOf(definition)}/${row.id}` as string }) }} onEnd={onEnd}
        selected={selected} onSelect={choose} rowActions={rowActions}
        empty={list.isSuccess && <Empty definition={definition} narrowed={narrowed} title={emptyTitle} help={emptyHelp} onCreate={creatable ? onCreate : undefined} onClear={() => onAsk({ q: undefined, filter: undefined, mine: undefined })} />}
      />
      {chosen.length > 0 && (
        <BulkBar
          definition={definition} selection={{ rows: chosen, matching: allMatching ? { filter: ask.filter, search: ask.search, count: total?.count ?? chosen.length } : undefined }} only={bulk} total={total?.count}
          onAll={ask.filter || ask.search ? () => setAllMatching(true) : undefined} onExport={exportable && (allMatching || chosen.length <= MOST_NAMED) ? () => setExporting(allMatching ? 'all' : 'chosen') : undefined} onDone={() => choose(new Set())}
        />
      )}
      {exporting && (
        <ExportDialog
          definition={definition} columns={fields.map((field) => field.name)} count={exporting === 'chosen' ? String(chosen.length) : total && (total.exact ? total.count.toLocaleString() : undefined)}
          asked={exporting === 'chosen' ? { filter: idsIn(chosen.map((row) => row.id)) } : { filter: ask.filter, search: ask.search, orderBy: ask.orderBy }} onClose={() => setExporting(undefined)}
        />
      )}
      {filtering && <FilterDrawer definition={definition} filter={asked.filter} onClose={() => setFiltering(false)} onApply={(filter) => onAsk({ filter: filter || undefined })} />}
    </div>
  )
}

function conditionCount(filter: string | undefined) {
  return filter ? (parse(filter)?.items.length ?? 1) : 0
}

/** Searches while one types, not at every letter, and never in the middle of a Chinese word. */
function SearchBox({ value, onSearch, label }: { value: string; onSearch: (words: string) => void; label: string }) {
  const [typed, setTyped] = useState(value)
  const [composing, setComposing] = useState(false)
  useEffect(() => setTyped(value), [value])
  useEffect(() => {
    if (composing || typed.trim() === value) return
    const timer = setTimeout(() => onSearch(typed.trim()), 300)
    return () => clearTimeout(timer)
  }, [typed, composing, value, onSearch])
  return (
    <Input.Search
      className="list-search" allowClear value={typed} placeholder={label} aria-label={label} onChange={(event) => setTyped(event.target.value)}
      onSearch={(words) => onSearch(words.trim())} onCompositionStart={() => setComposing(true)} onCompositionEnd={() => setComposing(false)}
    />
  )
}

/** What all records have stands below what tells this one apart. */
const inOrder = (fields: Field[]) => [...fields.filter((field) => !isHead(field) && field.name !== 'ownerId'), ...fields.filter((field) => isHead(field) || field.name === 'ownerId')]

function ColumnChooser({ definition, columns, onChange }: { definition: Definition; columns: string[]; onChange: (names: string[] | undefined) => void }) {
  const text = useTexts()
  const toggle = (field: Field) => onChange(columns.includes(field.name) ? columns.filter((name) => name !== field.name) : [...columns, field.name])
  const content = (
    <div className="chooser">
      {inOrder(definition.fields.filter(canBeColumn)).map((field) => (
        <Checkbox key={field.name} checked={columns.includes(field.name)} disabled={field.name === definition.titleField} onChange={() => toggle(field)}>{field.label}</Checkbox>
      ))}
      <Button size="small" onClick={() => onChange(undefined)}>{text('usualColumns')}</Button>
    </div>
  )
  return <Popover content={content} trigger="click" placement="bottomRight" title={text('columns')}><Button className="columns" icon={<SettingOutlined aria-hidden />} aria-label={text('columns')} /></Popover>
}

function Empty({ definition, narrowed, title, help, onCreate, onClear }: { definition: Definition; narrowed: boolean; title?: string; help?: string; onCreate?: () => void; onClear: () => void }) {
  const text = useTexts()
  if (narrowed) return <Nothing title={text('noneFits', { records: definition.pluralLabel })} help={text('noneFitsHelp')}><Button onClick={onClear}>{text('clearFilter')}</Button></Nothing>
  const first = onCreate ? text('noneYetCreate', { record: definition.label }) : undefined
  return (
    <Nothing title={title ?? text('noneYet', { records: definition.pluralLabel })} help={help ?? first}>
      {onCreate && <Button type="primary" onClick={onCreate}>{text('newOf', { record: definition.label })}</Button>}
    </Nothing>
  )
}
