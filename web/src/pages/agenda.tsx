// What this person has to do, by day: tasks, and the next steps that follow-ups promised.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { App, Button, Card, Checkbox, Tag } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import type { Definition } from '../api/client'
import { actionOf, addressOf, fieldOf, kindOf, useDefinitions, useMe } from '../api/definitions'
import { act, type Row, rowsQuery, update } from '../api/records'
import { RecordForm } from '../records/form'
import { onTheWall, timeText } from '../records/times'
import { Value } from '../records/value'
import { usePreferences } from '../shell/preferences'
import { Nothing, NotFound, Waiting } from '../shell/states'
import { Title } from '../shell/title'
import { type TextKey, useTexts } from '../texts'

const DAYS = ['agendaOverdue', 'agendaToday', 'agendaTomorrow', 'agendaWeek', 'agendaLater', 'agendaUndated'] as const
const MOST = 200

interface Item { definition: Definition; row: Row; due?: string; what: string; about?: string; aboutTo?: string }

export default function Agenda() {
  const text = useTexts()
  const definitions = useDefinitions()
  const zone = useMe().timeZone
  const task = definitions.kind('collaboration.task')
  const activity = definitions.kind('collaboration.activity')
  const [making, setMaking] = useState(false)
  const tasks = useQuery({ ...rowsQuery(task ?? NONE, { filter: 'ownerId = me() AND state = OPEN', orderBy: 'dueAt', pageSize: MOST }), enabled: !!task })
  const steps = useQuery({ ...rowsQuery(activity ?? NONE, { filter: 'ownerId = me() AND nextAt : * AND NOT nextDone = true', orderBy: 'nextAt', pageSize: MOST }), enabled: !!activity })
  if (!task && !activity) return <NotFound />
  if ((task && tasks.isPending) || (activity && steps.isPending)) return <Waiting />
  const about = (row: Row) => ({ about: row.titles?.customerId ?? row.titles?.leadId, aboutTo: row.customerId ? `/customers/${String(row.customerId)}` : row.leadId ? `/leads/${String(row.leadId)}` : undefined })
  const items: Item[] = [
    ...(tasks.data?.rows ?? []).map((row) => ({ definition: task!, row, due: row.dueAt as string | undefined, what: String(row.subject), ...about(row) })),
    ...(steps.data?.rows ?? []).map((row) => ({ definition: activity!, row, due: row.nextAt as string | undefined, what: String(row.nextStep || row.subject), ...about(row) })),
  ].sort((one, other) => (one.due ?? '9').localeCompare(other.due ?? '9'))
  const byDay = Map.groupBy(items, (item) => dayOf(item.due, zone))
  return (
    <div className="page">
      <Title aside={task && actionOf(task, 'create') && <Button type="primary" onClick={() => setMaking(true)}>{text('newOf', { record: task.label })}</Button>}>{text('agenda')}</Title>
      {!items.length && <Card size="small"><Nothing title={text('agendaEmpty')} help={text('agendaEmptyHelp')} /></Card>}
      {DAYS.filter((day) => byDay.has(day)).map((day) => (
        <Card key={day} size="small" className="spaced" title={<h2>{text(day)} <span className="faint">{byDay.get(day)!.length}</span></h2>}>
          <ul className="lines">{byDay.get(day)!.map((item) => <Line key={item.row.id} item={item} late={day === 'agendaOverdue'} />)}</ul>
        </Card>
      ))}
      {making && task && <RecordForm definition={task} onClose={() => setMaking(false)} />}
    </div>
  )
}

const NONE = { service: '', kind: '', path: '/v1/tasks' } as never

function dayOf(due: string | undefined, zone: string): (typeof DAYS)[number] & TextKey {
  if (!due) return 'agendaUndated'
  if (new Date(due).getTime() < Date.now()) return 'agendaOverdue'
  const today = onTheWall(dayjs().toISOString(), zone).startOf('day')
  const days = onTheWall(due, zone).startOf('day').diff(today, 'day')
  return days <= 0 ? 'agendaToday' : days === 1 ? 'agendaTomorrow' : days < 7 ? 'agendaWeek' : 'agendaLater'
}

function Line({ item: { definition, row, due, what, about, aboutTo }, late }: { item: Item; late: boolean }) {
  const text = useTexts()
  const client = useQueryClient()
  const { message } = App.useApp()
  const { language } = usePreferences()
  const zone = useMe().timeZone
  const priority = fieldOf(definition, 'priority')
  const urgent = priority && ['HIGH', 'URGENT'].includes(String(row.priority))
  const finish = async () => {
    try {
      if (actionOf(definition, 'complete')) await act(definition, 'complete', row.id, {})
      else await update(definition, row.id, { nextDone: true }, row.version)
      void message.success(text('agendaDone', { what }))
    } catch (error) {
      void message.error((error as Error).message)
    }
    void client.invalidateQueries({ queryKey: ['list', kindOf(definition)] })
  }
  return (
    <li className="agenda-line">
      <Checkbox checked={false} onChange={() => void finish()} aria-label={text('agendaFinish', { what })} />
      <span className="grow">
        <Link to={`${addressOf(definition)}/${row.id}` as string}>{what}</Link>
        {about && aboutTo && <> · <Link to={aboutTo as string} className="faint">{about}</Link></>}
      </span>
      {urgent && <Value field={priority} value={row.priority} />}
      {due && <Tag color={late ? 'error' : undefined}>{timeText(due, zone, language)}</Tag>}
    </li>
  )
}
