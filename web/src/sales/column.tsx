// A stage of the board: how many deals stand in it, what they are worth, and their cards.
import { MoreOutlined } from '@ant-design/icons'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert, Button, Dropdown, Spin, Tag } from 'antd'
import dayjs from 'dayjs'
import { type DragEvent, type KeyboardEvent, useRef, useState } from 'react'
import type { Definition } from '../api/client'
import { addressOf, fieldOf, useMe } from '../api/definitions'
import { listQuery, quoted, type Row } from '../api/records'
import { both } from '../conditions/write'
import { isPast } from '../records/times'
import { FieldValue, sumText, Value } from '../records/value'
import { usePreferences } from '../shell/preferences'
import { useTexts } from '../texts'
import type { Underway } from './board'
import { allows, missing, type Pipeline, type Stage, stageOf, type StageSum } from './pipelines'

interface ColumnProps {
  definition: Definition
  pipeline: Pipeline
  stage: Stage
  sum?: StageSum
  filter: string
  search?: string
  underway: Underway[]
  dragged?: Row
  onDrag?: (row: Row | undefined) => void
  onDrop: (row: Row) => void
  onKeys: (event: KeyboardEvent, row: Row) => void
  onMove: (row: Row, to?: Stage) => void
  onClose: (row: Row, how: string) => void
}

const SHOWN = ['customerId', 'amount', 'expectedCloseDate', 'ownerId', 'priority', 'stallsAt', 'stageEnteredAt', 'stageId', 'pipelineId', 'competitor', 'custom']
const AT_ONCE = 40

export function Column(props: ColumnProps) {
  const { definition, pipeline, stage, sum, filter, search, underway, dragged, onDrag, onDrop } = props
  const text = useTexts()
  const { language } = usePreferences()
  const [over, setOver] = useState(false)
  const demanded = pipeline.stages.flatMap((one) => one.demandedFields ?? []).filter((name) => fieldOf(definition, name))
  const known = [...new Set([...SHOWN, ...demanded])].filter((name) => fieldOf(definition, name))
  const list = useInfiniteQuery(listQuery(definition, {
    filter: both(`pipelineId = ${quoted(pipeline.id)} AND stageId = ${quoted(stage.id)} AND state = OPEN`, filter), search, orderBy: 'stageEnteredAt desc', pageSize: AT_ONCE,
    readMask: ['id', 'version', 'titles', 'maskedFields', 'actions', definition.titleField, ...known],
  }))
  const arriving = underway.filter((one) => one.stageId === stage.id).map((one) => one.row)
  const rows = (list.data?.pages.flatMap((page) => page.rows) ?? []).filter((row) => row.stageId === stage.id && !underway.some((one) => one.row.id === row.id))
  const shown = [...arriving, ...rows]
  const fits = !dragged || dragged.stageId === stage.id || allows(stageOf(pipeline, dragged.stageId), stage)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    if (dragged) onDrop(dragged)
    onDrag?.(undefined)
  }
  return (
    <section
      className={`board-column${over ? ' over' : ''}${fits ? '' : ' closed'}`} aria-label={stage.name}
      onDragOver={(event) => { if (dragged) { event.preventDefault(); setOver(true) } }} onDragLeave={(event) => { if (!event.currentTarget.contains(event.relatedTarget as Node)) setOver(false) }} onDrop={drop}
    >
      <header className="board-head">
        <h2 className="ellipsis" title={stage.name}>{stage.name}</h2>
        <span className="board-count" aria-label={text('dealsHere', { n: sum?.count ?? 0 })}>{sum?.count ?? ''}</span>
        <span className="grow" />
        {stage.probability !== undefined && <span className="faint">{stage.probability}%</span>}
        <div className="board-sum">{sum?.amounts.length ? sum.amounts.map((money) => sumText(money, language)).join(' · ') : <span className="faint">—</span>}</div>
      </header>
      {list.error && <Alert type="error" title={list.error.message} />}
      <ul className="board-cards" tabIndex={shown.length ? undefined : -1}>
        {shown.map((row) => <Card key={row.id} {...props} row={row} arriving={arriving.includes(row)} />)}
        {list.isPending && <li className="center-line"><Spin size="small" aria-label={text('loading')} /></li>}
        {list.isSuccess && !shown.length && <li className="faint board-empty">{text('noDealsHere')}</li>}
        {list.hasNextPage && <li><Button block type="text" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{text('moreDeals')}</Button></li>}
      </ul>
    </section>
  )
}

function Card({ definition, pipeline, row, arriving, dragged, onDrag, onKeys, onMove, onClose }: ColumnProps & { row: Row; arriving: boolean }) {
  const text = useTexts()
  const me = useMe()
  const card = useRef<HTMLLIElement>(null)
  const name = String(row[definition.titleField] ?? '')
  const may = (action: string) => !!row.actions?.includes(action)
  const days = dayjs().diff(dayjs(String(row.stageEnteredAt)), 'day')
  const priority = fieldOf(definition, 'priority')
  const field = (of: string) => {
    const known = fieldOf(definition, of)
    return known && row[of] !== undefined ? <FieldValue field={known} row={row} link={false} /> : null
  }
  const from = stageOf(pipeline, row.stageId)
  const steps = pipeline.stages.filter((stage) => allows(from, stage)).map((stage) => ({ key: stage.id, label: text(missing(stage, row).length ? 'moveToAsks' : 'moveTo', { stage: stage.name }), onClick: () => onMove(row, stage) }))
  const ends = ['win', 'lose'].filter(may).map((how) => ({ key: how, danger: how === 'lose', label: definition.actions.find((action) => action.name === how)?.label, onClick: () => onClose(row, how) }))
  const items = [...(may('move') ? [...steps, { key: 'more', label: text('moveWithNote'), onClick: () => onMove(row) }] : []), ...(ends.length ? [{ type: 'divider' as const }, ...ends] : [])]
  return (
    <li
      ref={card} className={`board-card${arriving ? ' arriving' : ''}${dragged?.id === row.id ? ' dragged' : ''}`} data-deal={row.id} draggable={!!onDrag && may('move')} onKeyDown={(event) => onKeys(event, row)}
      onDragStart={(event) => { event.dataTransfer.effectAllowed = 'move'; event.dataTransfer.setData('text/plain', row.id); setTimeout(() => onDrag?.(row)) }} onDragEnd={() => onDrag?.(undefined)}
    >
      <Link to={`${addressOf(definition)}/${row.id}` as string} className="strong" draggable={false}>{name}</Link>
      {items.length > 0 && (
        <Dropdown trigger={['click']} menu={{ items }} placement="bottomRight">
          <Button type="text" size="small" className="board-more" icon={<MoreOutlined aria-hidden />} aria-label={text('dealActions', { name })} />
        </Dropdown>
      )}
      <span className="faint ellipsis">{row.titles?.customerId}</span>
      <span className="board-line"><span className="board-amount">{field('amount')}</span>{field('expectedCloseDate')}</span>
      <span className="board-line">
        <span className="faint ellipsis">{row.ownerId === me.userId ? text('me') : row.titles?.ownerId}</span>
        <span className="grow" />
        {priority && row.priority === 'HIGH' && <Value field={priority} value={row.priority} />}
        {isPast(row.stallsAt) ? <Tag color="error">{text('stalledDays', { n: days })}</Tag> : days > 0 && <span className="faint" title={text('daysInStage', { n: days })}>{text('daysHere', { n: days })}</span>}
      </span>
    </li>
  )
}
