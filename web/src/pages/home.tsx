// What a salesperson looks at first: what is due, what has been quiet for long, what is new.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Skeleton, Tag } from 'antd'
import { lazy, type ReactNode, Suspense } from 'react'
import type { Definition } from '../api/client'
import { actionOf, addressOf, fieldOf, useDefinitions, useMe } from '../api/definitions'
import { type ListAsk, type Row, rowsQuery } from '../api/records'
import { titleOf } from '../records/titles'
import { dateText, isPast, timeText } from '../records/times'
import { Panel } from '../shell/panel'
import { usePreferences } from '../shell/preferences'
import { Nothing } from '../shell/states'
import { Title } from '../shell/title'
import { useTexts } from '../texts'

const Approvals = lazy(() => import('../approvals/home-card'))

const SHOWN = 8
/** A customer nobody spoke with for so long deserves a call. */
const QUIET_DAYS = 30
/** So many days before it falls to the pool a customer is shown. */
const FALLING_DAYS = 7

export default function Home() {
  const text = useTexts()
  const me = useMe()
  const definitions = useDefinitions()
  const [activity, customer, task, deal, lead, contract] = ['collaboration.activity', 'customers.customer', 'collaboration.task', 'sales.opportunity', 'marketing.lead', 'finance.contract'].map((kind) => definitions.kind(kind))
  // who only looks customers up has none of his own
  const sells = customer && (actionOf(customer, 'create') || actionOf(customer, 'claim'))
  return (
    <div className="page">
      <Title>{text('greeting', { name: me.name })}</Title>
      <div className="cards">
        {definitions.all.some((definition) => actionOf(definition, 'approve')) && <Suspense fallback={null}><Approvals /></Suspense>}
        {task && fieldOf(task, 'dueAt') && <List definition={task} title={text('myTasks')} filter="ownerId = me() AND state = OPEN" orderBy="dueAt" due="dueAt" empty={text('noTasks')} />}
        {lead && actionOf(lead, 'grab') && <List definition={lead} title={text('leadsToWork')} filter="ownerId = me() AND status = ASSIGNED" orderBy="assignedAt" due="reclaimAt" empty={text('noLeadsToWork')} />}
        {contract && <List definition={contract} title={text('moneyDue')} filter="ownerId = me() AND (overdueSince != null OR nextDueOn <= today() + 7d)" orderBy="overdueSince" due="overdueSince" dueElse="nextDueOn" words="name" empty={text('noMoneyDue')} />}
        {activity && <List definition={activity} title={text('dueFollowUps')} filter="ownerId = me() AND nextAt < today() + 1d AND NOT nextDone = true" orderBy="nextAt" due="nextAt" words="nextStep" of={['customerId', 'leadId']} empty={text('noDue')} />}
        {sells && fieldOf(customer, 'fallsOn') && <List definition={customer} title={text('fallingSoon', { n: FALLING_DAYS })} filter={`ownerId = me() AND fallsOn <= today() + ${FALLING_DAYS}d`} orderBy="fallsOn" due="fallsOn" empty={text('noneFallsSoon')} />}
        {deal && fieldOf(deal, 'stallsAt') && <List definition={deal} title={text('stalledDeals')} filter="ownerId = me() AND state = OPEN AND stallsAt <= now()" orderBy="stallsAt" at="stallsAt" empty={text('noneStalled')} />}
        {sells && <List definition={customer} title={text('quietCustomers', { n: QUIET_DAYS })} filter={`ownerId = me() AND (lastFollowUpAt < today() - ${QUIET_DAYS}d OR (lastFollowUpAt = null AND ownedSince < today() - 7d))`} orderBy="lastFollowUpAt" at="lastFollowUpAt" empty={text('noQuiet')} />}
        {sells && <List definition={customer} title={text('myCustomers')} filter="ownerId = me()" orderBy="ownedSince desc" at="ownedSince" empty={text('noCustomers')} extra={<FirstCustomer definition={customer} />} />}
      </div>
    </div>
  )
}

function FirstCustomer({ definition }: { definition: Definition }) {
  const text = useTexts()
  return (
    <div className="footer">
      {actionOf(definition, 'create') && <Link to={addressOf(definition) as string} search={{ new: true } as never}><Button type="primary">{text('newOf', { record: definition.label })}</Button></Link>}
      <Link to="/pool"><Button>{text('toPool')}</Button></Link>
    </div>
  )
}

const ABOUT: Record<string, string> = { customerId: '/customers', leadId: '/leads' }

interface ListProps {
  definition: Definition
  title: string
  empty: string
  filter?: string
  orderBy?: string
  /** A time that turns red when it is over, or one that is merely told. */
  due?: string
  /** Told where the first is empty. */
  dueElse?: string
  at?: string
  /** The field whose words are shown instead of the title, and the record it is about. */
  words?: string
  of?: string[]
  extra?: ReactNode
}

function List({ definition, title, empty, filter, orderBy, due, dueElse, at, words, of, extra }: ListProps) {
  const text = useTexts()
  const { language } = usePreferences()
  const zone = useMe().timeZone
  const mask = ['id', 'titles', definition.titleField, due, dueElse, at, words, ...(of ?? []).filter((name) => fieldOf(definition, name))].filter((name): name is string => !!name)
  const ask: ListAsk = { filter, orderBy, pageSize: SHOWN, readMask: [...new Set(mask)] }
  const { data, isPending, error } = useQuery(rowsQuery(definition, ask))
  const count = data?.total
  const whenOf = (row: Row) => row[due ?? at ?? ''] ?? row[dueElse ?? '']
  // a day without a clock is told as a day
  const told = (value: unknown) => (String(value).length === 10 ? dateText(String(value), language) : timeText(String(value), zone, language))
  // a follow-up is about a customer, or about somebody who may become one
  const about = (row: Row) => of?.find((name) => !!row[name])
  const target = (row: Row) => (about(row) ? `${ABOUT[about(row)!]}/${String(row[about(row)!])}` : `${addressOf(definition)}/${row.id}`)
  const heading = <h2>{title}{count && count.count > 0 ? <span className="faint"> {count.exact ? count.count : `${count.count}+`}</span> : null}</h2>
  return (
    <Panel title={heading} extra={count && count.count > SHOWN && <Link to={addressOf(definition) as string} search={{ filter, sort: orderBy } as never}>{text('all')}</Link>}>
      {isPending && <Skeleton active title={false} />}
      {error && <Nothing title={error.message} />}
      {data && !data.rows.length && <Nothing title={empty}>{extra}</Nothing>}
      <ul className="lines">
        {data?.rows.map((row) => (
          <li key={row.id}>
            <Link to={target(row) as string}>
              <span className="ellipsis grow">{row.titles?.[about(row) ?? ''] || titleOf(definition, row)}{words && <span className="faint"> {String(row[words] ?? titleOf(definition, row))}</span>}</span>
              {!!whenOf(row) && (due ? <Tag color={isPast(whenOf(row)) ? 'error' : 'default'}>{told(whenOf(row))}</Tag> : <span className="faint">{told(whenOf(row))}</span>)}
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
