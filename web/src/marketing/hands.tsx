// The way of a lead from hand to hand: who gave it to whom, by which rule, and why it came back.
import { useInfiniteQuery } from '@tanstack/react-query'
import { Alert, Button, Spin } from 'antd'
import { fieldOf, useDefinitions, useMe } from '../api/definitions'
import { listQuery, quoted, type Row } from '../api/records'
import type { ExtraProps } from '../pages/extras'
import { timeText } from '../records/times'
import { Value } from '../records/value'
import { usePreferences } from '../shell/preferences'
import { Nothing } from '../shell/states'
import { useTexts } from '../texts'

export default function Hands({ row }: ExtraProps) {
  const text = useTexts()
  const moves = useDefinitions().kind('marketing.lead_move')
  const list = useInfiniteQuery({ ...listQuery(moves ?? NONE, { filter: `leadId = ${quoted(row.id)}`, orderBy: 'createdAt desc', pageSize: 20 }), enabled: !!moves })
  if (!moves) return null
  if (list.isPending) return <Spin />
  if (list.error) return <Alert type="error" showIcon title={list.error.message} />
  const steps = list.data.pages.flatMap((page) => page.rows)
  return (
    <>
      {!steps.length && <Nothing title={text('noHands')} />}
      <ol className="timeline">{steps.map((step) => <Step key={step.id} step={step} />)}</ol>
      {list.hasNextPage && <Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>{text('older')}</Button>}
    </>
  )
}

const NONE = { service: '', kind: '', path: '/v1/lead-moves' } as never

function Step({ step }: { step: Row }) {
  const text = useTexts()
  const { language } = usePreferences()
  const zone = useMe().timeZone
  const moves = useDefinitions().kind('marketing.lead_move')!
  const action = fieldOf(moves, 'action')
  const from = step.titles?.fromOwnerId ?? step.titles?.fromTeamId
  const to = step.titles?.toOwnerId ?? step.titles?.toTeamId
  const rule = step.titles?.ruleId
  const when = String(step.createdAt)
  return (
    <li>
      <div className="timeline-head">
        {action && <Value field={action} value={step.action} />}
        {(from || to) && <span className="strong">{from && from !== to ? `${from} → ` : ''}{to ?? text('nobody')}</span>}
        <span className="faint">{rule ? text('byRule', { rule }) : step.titles?.createdBy} · <time dateTime={when}>{timeText(when, zone, language)}</time></span>
      </div>
      {!!step.reason && <p className="long-text">{String(step.reason)}</p>}
    </li>
  )
}
