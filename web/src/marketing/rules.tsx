// Who gets which leads, as sentences in the order in which they are asked.
import { ArrowDownOutlined, ArrowUpOutlined, PlusOutlined } from '@ant-design/icons'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Card, Switch } from 'antd'
import { type ReactNode, useState } from 'react'
import type { Definition } from '../api/client'
import { actionOf, fieldOf, kindOf, useDefinitions } from '../api/definitions'
import { type Row, rowsQuery, update } from '../api/records'
import { ConditionWords } from '../conditions/words'
import { RecordActions } from '../records/actions'
import { RecordForm } from '../records/form'
import { useTitles } from '../records/titles'
import { Failure, Nothing, NotFound, Waiting } from '../shell/states'
import { Title } from '../shell/title'
import { goesOn, type TextKey, useTexts } from '../texts'

const GAP = 10

export default function RulesPage(): ReactNode {
  const definition = useDefinitions().kind('marketing.assignment_rule')
  return definition ? <Rules definition={definition} /> : <NotFound />
}

function Rules({ definition }: { definition: Definition }) {
  const text = useTexts()
  const client = useQueryClient()
  const { message } = App.useApp()
  const [making, setMaking] = useState(false)
  const [editing, setEditing] = useState<Row>()
  const { data, error } = useQuery(rowsQuery(definition, { pageSize: 200, orderBy: 'rank, name', readMask: [...definition.fields.map((field) => field.name), 'titles', 'actions'] }))
  if (error && !data) return <Failure error={error} />
  if (!data) return <Waiting />
  const change = async (changes: [Row, object][]) => {
    try {
      for (const [row, of] of changes) await update(definition, row.id, of, row.version)
    } catch (refusal) {
      void message.error((refusal as Error).message)
    }
    void client.invalidateQueries({ queryKey: ['list', kindOf(definition)] })
  }
  const move = (at: number, by: number) => {
    const order = [...data.rows]
    order.splice(at + by, 0, ...order.splice(at, 1))
    void change(order.flatMap((row, index) => (row.rank === (index + 1) * GAP ? [] : [[row, { rank: (index + 1) * GAP }] as [Row, object]])))
  }
  const create = actionOf(definition, 'create') && <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setMaking(true)}>{text('newOf', { record: definition.label })}</Button>
  return (
    <div className="page">
      <Title aside={create} sub={<span className="faint">{text('rulesHelp')}</span>}>{definition.pluralLabel}</Title>
      {!data.rows.length && <Card size="small"><Nothing title={text('noRules')} help={text('noRulesHelp')} /></Card>}
      <ol className="rules">
        {data.rows.map((row, at) => {
          const may = !!row.actions?.includes('update')
          return (
            <li key={row.id}>
              <Card
                size="small" className={row.closed ? 'rule closed' : 'rule'} title={<h2>{at + 1}. {String(row.name)}</h2>}
                extra={may && (
                  <span className="row-actions">
                    <Button type="text" size="small" icon={<ArrowUpOutlined aria-hidden />} aria-label={text('ruleUp', { name: String(row.name) })} disabled={!at} onClick={() => move(at, -1)} />
                    <Button type="text" size="small" icon={<ArrowDownOutlined aria-hidden />} aria-label={text('ruleDown', { name: String(row.name) })} disabled={at === data.rows.length - 1} onClick={() => move(at, 1)} />
                    <Switch size="small" checked={!row.closed} aria-label={text('ruleOn', { name: String(row.name) })} onChange={(on) => void change([[row, { closed: !on }]])} />
                  </span>
                )}
              >
                <Sentence row={row} definition={definition} />
                <RecordActions definition={definition} row={row} onEdit={() => setEditing(row)} onGone={() => void client.invalidateQueries({ queryKey: ['list', kindOf(definition)] })} />
              </Card>
            </li>
          )
        })}
      </ol>
      {making && <RecordForm definition={definition} preset={{ rank: (data.rows.length + 1) * GAP }} onClose={() => setMaking(false)} />}
      {editing && <RecordForm definition={definition} row={editing} onClose={() => setEditing(undefined)} />}
    </div>
  )
}

const WAYS: Record<string, TextKey> = { ROUND_ROBIN: 'wayInTurn', LEAST_OPEN: 'wayLeastOpen', FIXED: 'wayFixed', GRAB: 'wayGrab' }

/** When, to whom, how. */
function Sentence({ row, definition }: { row: Row; definition: Definition }) {
  const text = useTexts()
  const lead = useDefinitions().kind('marketing.lead')
  const members = (row.memberIds ?? []) as string[]
  const names = useTitles(['identity.user'], members)
  const people = members.length ? members.map((id) => names.get(id) ?? '').filter(Boolean).join(text('sayList')) : goesOn(text('everybodyThere'))
  const way = WAYS[String(row.way)]
  const limits = [
    row.dailyCapacity ? text('limitDaily', { n: Number(row.dailyCapacity) }) : '', row.openCap ? text('limitOpen', { n: Number(row.openCap) }) : '',
    row.reclaimAfterHours ? text(row.reclaimTo === 'NEXT_PERSON' ? 'limitPassOn' : 'limitReclaim', { n: Number(row.reclaimAfterHours) }) : '',
  ].filter(Boolean)
  return (
    <dl className="sentence">
      <dt>{text('ruleWhen')}</dt>
      <dd>{row.takes && lead ? <ConditionWords definition={lead} condition={String(row.takes)} /> : text('ruleAlways')}</dd>
      <dt>{text('ruleTo')}</dt>
      <dd>{row.titles?.teamId ?? fieldOf(definition, 'teamId')?.label}</dd>
      <dt>{text('ruleHow')}</dt>
      <dd>{way ? text(way, { people }) : people}{limits.length > 0 && <div className="faint">{limits.map((limit, at) => (at ? goesOn(limit) : limit)).join(text('sayBreak'))}</div>}</dd>
    </dl>
  )
}
