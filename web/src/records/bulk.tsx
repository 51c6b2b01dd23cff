// What may be done with several records at once: the product's bulk commands, which can be undone; the other actions one after
// another, and at the end what was refused and why.
import { DownOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import type { Action, Definition } from '../api/client'
import { actionOf } from '../api/definitions'
import type { Row } from '../api/records'
import { type TextKey, useTexts } from '../texts'
import { BulkJob, type BulkWay } from './bulk-job'
import { OneByOne } from './one-by-one'

/** Records chosen one by one, or all that the list shows. */
export interface Selection {
  rows: Row[]
  /** All that match, of whom there are so many. */
  matching?: { filter?: string; search?: string; count: number }
}

/** Told once, asked for one record only, or not about what is there. */
const SINGLE = new Set(['update', 'invite', 'reset_password', 'create', 'unshare', 'restore', 'move', 'win', 'lose', 'reopen'])
/** What a bulk command does better. */
const AS_JOB: Record<string, BulkWay> = { transfer: 'owner', assign: 'owner', delete: 'delete' }
const WAYS: Record<BulkWay, TextKey> = { update: 'bulkUpdate', owner: 'bulkOwner', tags: 'bulkTags', delete: 'bulkDelete' }
const IN_SIGHT = 4

interface BulkBarProps { definition: Definition; selection: Selection; only?: string[]; total?: number; onAll?: () => void; onExport?: () => void; onDone: () => void }

export function BulkBar({ definition, selection, only, total = 0, onAll, onExport, onDone }: BulkBarProps) {
  const text = useTexts()
  const [asking, setAsking] = useState<Action>()
  const [way, setWay] = useState<BulkWay>()
  const { rows, matching } = selection
  const count = matching?.count ?? rows.length
  const ways = waysOf(definition, only)
  const rest = definition.actions.filter((action) => action.onRecord && (only ? only.includes(action.name) : !SINGLE.has(action.name)) && !ways.includes(AS_JOB[action.name]!))
  const buttons = [
    ...ways.map((one) => ({ key: one as string, label: text(WAYS[one]), danger: one === 'delete', onClick: () => setWay(one) })),
    ...(matching ? [] : (only ? definition.actions.filter((action) => only.includes(action.name) && rest.includes(action)) : rest)).map((action) => ({ key: action.name, label: action.label, danger: action.name === 'delete', onClick: () => setAsking(action) })),
    ...(onExport ? [{ key: 'export', label: text('export'), danger: false, onClick: onExport }] : []),
  ]
  const [seen, more] = buttons.length > IN_SIGHT + 1 ? [buttons.slice(0, IN_SIGHT), buttons.slice(IN_SIGHT)] : [buttons, []]
  return (
    <div className="bulk" role="region" aria-label={text('selectedActions')}>
      <span>{text(matching ? 'selectedAll' : 'selected', { n: count.toLocaleString() })}</span>
      {onAll && !matching && total > rows.length && <Button size="small" type="link" onClick={onAll}>{text('selectMatching', { n: total.toLocaleString() })}</Button>}
      {seen.map(({ key, label, danger, onClick }) => <Button key={key} size="small" danger={danger} onClick={onClick}>{label}</Button>)}
      {more.length > 0 && <Dropdown trigger={['click']} menu={{ items: more }}><Button size="small" icon={<DownOutlined aria-hidden />} iconPlacement="end">{text('more')}</Button></Dropdown>}
      <Button size="small" type="text" onClick={onDone}>{text('unselect')}</Button>
      {asking && <OneByOne definition={definition} action={asking} rows={rows} onClose={(changed) => { setAsking(undefined); if (changed) onDone() }} />}
      {way && <BulkJob definition={definition} way={way} selection={selection} onClose={(started) => { setWay(undefined); if (started) onDone() }} />}
    </div>
  )
}

/** Which bulk commands this record offers to this person. */
function waysOf(definition: Definition, only: string[] | undefined): BulkWay[] {
  const bulk = actionOf(definition, 'bulk')
  if (!bulk) return []
  const asks = (name: string) => bulk.fields.some((field) => field.name === name)
  const may = (...names: string[]) => names.some((name) => !!actionOf(definition, name))
  const wanted = (name: string) => !only || only.includes(name)
  const ways: [BulkWay, boolean][] = [
    ['update', !only && may('update')],
    ['owner', asks('ownerId') && may('transfer', 'assign') && (wanted('assign') || wanted('transfer'))],
    ['tags', !only && asks('addTags') && may('update')],
    ['delete', may('delete') && wanted('delete')],
  ]
  return ways.filter(([, offered]) => offered).map(([way]) => way)
}
