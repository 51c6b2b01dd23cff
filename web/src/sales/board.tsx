// The pipeline as a board: a column for each stage, a card for each open deal. Cards are dragged, or moved by the keyboard or
// their menu; a move that is refused goes back, with the reason.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert, App, Button, Input, Segmented, Select } from 'antd'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import type { Definition } from '../api/client'
import { actionOf, addressOf, kindOf } from '../api/definitions'
import { Problem } from '../api/problem'
import { act, quoted, type Row } from '../api/records'
import { Asked } from '../records/actions'
import { RecordForm } from '../records/form'
import { refresh } from '../records/refresh'
import { titleOf } from '../records/titles'
import { sumText, type Money } from '../records/value'
import type { BoardSearch } from '../routes'
import { usePreferences } from '../shell/preferences'
import { Title } from '../shell/title'
import { useTexts } from '../texts'
import { Column } from './column'
import MoveDialog from './move'
import { allows, missing, type Pipeline, stageOf, type Stage, sumsQuery } from './pipelines'

/** A card that is on its way: shown in its new column before the product has answered. */
export interface Underway { row: Row; stageId: string }

interface BoardProps { definition: Definition; pipelines: Pipeline[]; pipeline: Pipeline; asked: BoardSearch; onAsk: (asked: Partial<BoardSearch>) => void }

export function Board({ definition, pipelines, pipeline, asked, onAsk }: BoardProps) {
  const text = useTexts()
  const client = useQueryClient()
  const { message } = App.useApp()
  const [underway, setUnderway] = useState<Underway[]>([])
  const [dragged, setDragged] = useState<Row>()
  const [moving, setMoving] = useState<{ row: Row; stageId?: string; demanded?: string[] }>()
  const [closing, setClosing] = useState<{ row: Row; how: string }>()
  const [making, setMaking] = useState(false)
  const [said, setSaid] = useState('')
  const focused = useRef<string>(undefined)
  const board = useRef<HTMLDivElement>(null)
  const filter = asked.mine ? 'ownerId = me()' : ''
  const sums = useQuery(sumsQuery(pipeline.id, filter, asked.q))
  const movable = !!actionOf(definition, 'move')

  // who moved a card by the keyboard goes on with it
  useEffect(() => {
    if (!focused.current) return
    const link = board.current?.querySelector<HTMLElement>(`[data-deal="${focused.current}"] a`)
    if (link && document.activeElement !== link && (document.activeElement === document.body || document.activeElement === null)) link.focus()
  })
  const move = async (row: Row, stage: Stage) => {
    if (stage.id === row.stageId) return
    if (missing(stage, row).length && allows(stageOf(pipeline, row.stageId), stage)) {
      setMoving({ row, stageId: stage.id })
      return
    }
    setUnderway((all) => [...all.filter((one) => one.row.id !== row.id), { row, stageId: stage.id }])
    const name = titleOf(definition, row)
    try {
      const moved = await act(definition, 'move', row.id, { stageId: stage.id })
      setSaid(text('dealMoved', { name, stage: stage.name }))
      await refresh(client, definition, row.id, moved)
    } catch (error) {
      const errors = error instanceof Problem ? error.errors : []
      const demanded = errors.filter(({ reason }) => reason === 'DEMANDED_BY_STAGE').map(({ field }) => field)
      if (demanded.length) setMoving({ row, stageId: stage.id, demanded })
      else void message.error(`${name}: ${(error as Error).message}`, 6)
      await refresh(client, definition, row.id)
    } finally {
      setUnderway((all) => all.filter((one) => one.row.id !== row.id))
    }
  }
  const pressed = (event: KeyboardEvent, row: Row) => {
    const card = (event.target as HTMLElement).closest<HTMLElement>('[data-deal]')
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!card || event.ctrlKey || event.altKey || event.metaKey) return
    if (step && event.shiftKey) {
      event.preventDefault()
      const at = pipeline.stages.findIndex((stage) => stage.id === row.stageId)
      const stage = pipeline.stages[at + step]
      if (!stage || !movable) return
      focused.current = row.id
      void move(row, stage)
    } else if (['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'].includes(event.key) && !event.shiftKey) {
      event.preventDefault()
      neighbour(board.current, card, event.key)?.focus()
    }
  }
  const columns = pipeline.stages.map((stage) => (
    <Column
      key={stage.id} definition={definition} pipeline={pipeline} stage={stage} sum={sums.data?.find((one) => one.stageId === stage.id)} filter={filter} search={asked.q}
      underway={underway} dragged={dragged} onDrag={movable ? setDragged : undefined} onDrop={(row) => void move(row, stage)} onKeys={pressed}
      onMove={(row, to) => (to ? void move(row, to) : setMoving({ row }))} onClose={(row, how) => setClosing({ row, how })}
    />
  ))
  const closingAction = closing && actionOf(definition, closing.how)
  return (
    <div className="page page-list">
      <Title
        sub={<Worth stages={sums.data} />}
        aside={actionOf(definition, 'create') && !pipeline.retired && <Button type="primary" onClick={() => setMaking(true)}>{text('newOf', { record: definition.label })}</Button>}
      >
        {text('board')}
      </Title>
      <div className="list-tools">
        {pipelines.length > 1 && <Select value={pipeline.id} aria-label={text('pipeline')} className="pool-select" options={pipelines.map((one) => ({ value: one.id, label: one.name }))} onChange={(id) => onAsk({ pipeline: id })} />}
        <Segmented value={asked.mine ? 'mine' : 'all'} aria-label={text('whose')} onChange={(which) => onAsk({ mine: which === 'mine' || undefined })} options={[{ value: 'all', label: text('all') }, { value: 'mine', label: text('whoseMine') }]} />
        <Input.Search className="list-search" allowClear defaultValue={asked.q} placeholder={text('searchIn', { records: definition.pluralLabel })} aria-label={text('searchIn', { records: definition.pluralLabel })} onSearch={(words) => onAsk({ q: words.trim() || undefined })} />
        <span className="grow" />
        <span className="faint board-hint">{text('boardKeys')}</span>
        <Link to={addressOf(definition) as string} search={{ filter: `pipelineId = ${quoted(pipeline.id)}` } as never}>{text('asList')}</Link>
      </div>
      {sums.error && <Alert type="error" showIcon title={sums.error.message} className="spaced" />}
      <div className="board" ref={board}>{columns}</div>
      {dragged && <Ends definition={definition} onDrop={(how) => { setClosing({ row: dragged, how }); setDragged(undefined) }} />}
      <div className="unseen" role="status">{said}</div>
      {moving && <MoveDialog definition={definition} action={actionOf(definition, 'move')!} {...moving} onClose={() => setMoving(undefined)} />}
      {closing && closingAction && <Asked definition={definition} action={closingAction} row={closing.row} onClose={() => setClosing(undefined)} />}
      {making && <RecordForm definition={definition} preset={pipeline.main ? undefined : { pipelineId: pipeline.id }} onClose={() => setMaking(false)} onSaved={() => void client.invalidateQueries({ queryKey: ['list', kindOf(definition)] })} />}
    </div>
  )
}

/** The card above, below or beside. */
function neighbour(board: HTMLElement | null, card: HTMLElement, key: string): HTMLElement | undefined {
  const columns = [...(board?.querySelectorAll<HTMLElement>('.board-column') ?? [])].map((column) => [...column.querySelectorAll<HTMLElement>('[data-deal] > a')])
  const at = columns.findIndex((links) => links.some((link) => card.contains(link)))
  const row = columns[at]?.findIndex((link) => card.contains(link)) ?? 0
  if (key === 'ArrowUp' || key === 'ArrowDown') return columns[at]?.[row + (key === 'ArrowUp' ? -1 : 1)]
  const beside = key === 'ArrowLeft' ? columns.slice(0, at).reverse() : columns.slice(at + 1)
  const next = beside.find((links) => links.length)
  return next?.[Math.min(row, next.length - 1)]
}

/** All that is open, in one line. */
function Worth({ stages }: { stages?: { count: number; amounts: Money[] }[] }) {
  const text = useTexts()
  const { language } = usePreferences()
  const count = (stages ?? []).reduce((sum, stage) => sum + stage.count, 0)
  const byCurrency = useMemo(() => added(stages?.flatMap((stage) => stage.amounts) ?? []), [stages])
  if (!stages) return null
  return <span className="faint">{text('openDeals', { n: count.toLocaleString() })}{byCurrency.map((money) => ` · ${sumText(money, language)}`).join('')}</span>
}

/** Amounts of one currency together, in ten-thousandths so that nothing is rounded on the way. */
function added(amounts: Money[]): Money[] {
  const sums = new Map<string, bigint>()
  for (const { currency, amount } of amounts) {
    const [whole, parts = ''] = amount.split('.')
    sums.set(currency, (sums.get(currency) ?? 0n) + BigInt(whole + parts.padEnd(4, '0').slice(0, 4)))
  }
  return [...sums].map(([currency, sum]) => ({ currency, amount: `${sum / 10_000n}.${String(sum % 10_000n).padStart(4, '0')}` }))
}

/** Where a dragged deal is won or lost. */
function Ends({ definition, onDrop }: { definition: Definition; onDrop: (how: string) => void }) {
  const [over, setOver] = useState('')
  const ends = ['win', 'lose'].flatMap((name) => actionOf(definition, name) ?? [])
  return (
    <div className="board-ends">
      {ends.map((action) => (
        <div
          key={action.name} className={`board-end ${action.name}${over === action.name ? ' over' : ''}`} onDragOver={(event) => { event.preventDefault(); setOver(action.name) }}
          onDragLeave={() => setOver('')} onDrop={(event) => { event.preventDefault(); onDrop(action.name) }}
        >
          {action.label}
        </div>
      ))}
    </div>
  )
}
