// The inbox of leads: one's own, those that wait to be taken, the department's; what is done with one stands beside it.
import { MoreOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Button, Dropdown, Segmented } from 'antd'
import { type ReactNode, useState } from 'react'
import type { Action, Definition } from '../api/client'
import { actionOf, useDefinitions } from '../api/definitions'
import { type Row, rowsQuery } from '../api/records'
import { Asked, permitted } from '../records/actions'
import { RecordForm } from '../records/form'
import { RecordList } from '../records/list'
import { Take } from '../records/take'
import { titleOf } from '../records/titles'
import type { LeadSearch } from '../routes'
import { NotFound } from '../shell/states'
import { Title } from '../shell/title'
import { useTexts } from '../texts'

const route = getRouteApi('/inside/leads')

const VIEWS = {
  mine: 'ownerId = me() AND status IN (ASSIGNED, WORKING, CONVERTING)',
  pool: 'status = NEW',
  team: 'status IN (NEW, ASSIGNED, WORKING, CONVERTING)',
  all: '',
} as const
type View = keyof typeof VIEWS

export default function LeadsPage(): ReactNode {
  const definition = useDefinitions().kind('marketing.lead')
  return definition ? <Leads definition={definition} /> : <NotFound />
}

function Leads({ definition }: { definition: Definition }) {
  const text = useTexts()
  const asked = route.useSearch()
  const navigate = route.useNavigate()
  const [making, setMaking] = useState(false)
  const ask = (changes: Partial<LeadSearch>) => void navigate({ to: '.', search: (before) => ({ ...before, ...changes }), replace: true })
  const waiting = { mine: useCount(definition, VIEWS.mine), pool: useCount(definition, VIEWS.pool) }
  // who has none of his own begins with all
  const view: View = asked.view && asked.view in VIEWS ? (asked.view as View) : waiting.mine === 0 && !asked.filter && !asked.q ? (waiting.pool ? 'pool' : 'team') : 'mine'
  const labels: Record<View, string> = { mine: text('leadsMine'), pool: text('leadsPool'), team: text('leadsTeam'), all: text('all') }
  const options = (Object.keys(VIEWS) as View[]).map((one) => {
    const n = one === 'mine' || one === 'pool' ? waiting[one] : undefined
    return { value: one, label: <>{labels[one]}{n ? <span className="faint"> {n}</span> : null}</> }
  })
  const close = () => {
    setMaking(false)
    if (asked.new) ask({ new: undefined })
  }
  const help: Record<View, string> = { mine: text('leadsMineEmpty'), pool: text('leadsPoolEmpty'), team: text('leadsTeamEmpty'), all: '' }
  return (
    <div className="page page-list">
      <Title aside={<Segmented value={view} options={options} aria-label={text('whose')} onChange={(next) => ask({ view: next })} />}>{definition.pluralLabel}</Title>
      <RecordList
        key={view} definition={definition} asked={asked} onAsk={ask} fixed={VIEWS[view] || undefined} whole onCreate={() => setMaking(true)}
        rowActions={(row) => <LeadActions definition={definition} row={row} />} emptyTitle={view === 'all' ? undefined : text('leadsNone')} emptyHelp={help[view] || undefined}
      />
      {(making || asked.new) && actionOf(definition, 'create') && <RecordForm definition={definition} onClose={close} />}
    </div>
  )
}

function useCount(definition: Definition, filter: string): number | undefined {
  const { data } = useQuery(rowsQuery(definition, { filter, pageSize: 1, readMask: ['id'] }))
  return data?.total?.count
}

const NEXT = ['convert', 'assign']
const OFFERED = ['grab', 'convert', 'assign', 'disqualify', 'reopen']

/** Taking it, or else its next step; the others a click away. */
function LeadActions({ definition, row }: { definition: Definition; row: Row }) {
  const text = useTexts()
  const [asking, setAsking] = useState<Action>()
  const actions = permitted(definition, row).filter((action) => OFFERED.includes(action.name))
  const takes = !row.ownerId && !!actionOf(definition, 'grab') && !!row.actions?.includes('grab')
  const next = takes ? undefined : NEXT.flatMap((name) => actions.find((action) => action.name === name) ?? [])[0]
  const others = actions.filter((action) => action !== next && action.name !== 'grab')
  return (
    <span className="row-actions">
      {takes && <Take definition={definition} name="grab" row={row} />}
      {next && <Button size="small" onClick={() => setAsking(next)}>{next.label}</Button>}
      {others.length > 0 && (
        <Dropdown trigger={['click']} menu={{ items: others.map((action) => ({ key: action.name, label: action.label, onClick: () => setAsking(action) })) }}>
          <Button size="small" type="text" icon={<MoreOutlined aria-hidden />} aria-label={text('rowActions', { name: titleOf(definition, row) })} />
        </Dropdown>
      )}
      {asking && <Asked definition={definition} action={asking} row={row} onClose={() => setAsking(undefined)} />}
    </span>
  )
}
