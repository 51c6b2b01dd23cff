// The public pool: customers that nobody owns, and a button to take one.
import { useQuery } from '@tanstack/react-query'
import { Button, Segmented, Select } from 'antd'
import { Grid } from 'antd'
import { useCallback, useState } from 'react'
import { actionOf, useDefinitions } from '../api/definitions'
import { quoted, rowsQuery } from '../api/records'
import { RecordList } from '../records/list'
import { Take } from '../records/take'
import { titleOf } from '../records/titles'
import type { ListSearch } from '../routes'
import { Nothing, NotFound, Waiting } from '../shell/states'
import { Title } from '../shell/title'
import { remember, remembered } from '../shell/preferences'
import { useTexts } from '../texts'

const WITHOUT = ['poolId', 'ownerId']

export default function PoolPage() {
  const text = useTexts()
  const definitions = useDefinitions()
  const phone = !Grid.useBreakpoint().md
  const customer = definitions.kind('customers.customer')
  const pool = definitions.kind('customers.pool')
  const { data, isPending } = useQuery({ ...rowsQuery(pool ?? NONE, { pageSize: 200, orderBy: 'rank, name', filter: 'closed = false OR closed = null', readMask: ['id', 'name'] }), enabled: !!pool })
  const [chosen, setChosen] = useState(() => remembered('pool', ''))
  const [asked, setAsked] = useState<ListSearch>({})
  const ask = useCallback((changes: Partial<ListSearch>) => setAsked((before) => ({ ...before, ...changes })), [])

  if (!customer || !pool) return <NotFound />
  if (isPending) return <Waiting />
  const pools = data?.rows ?? []
  const current = pools.find((one) => one.id === chosen) ?? pools[0]
  const choose = (id: string) => {
    setChosen(id)
    remember('pool', id)
  }
  const options = pools.map((one) => ({ value: one.id, label: titleOf(pool, one) }))
  if (!current) {
    return <div className="page"><Title>{text('publicPool')}</Title><Nothing title={text('noPool')} help={text(actionOf(pool, 'create') ? 'noPoolCreate' : 'noPoolAsk')}>{actionOf(pool, 'create') && <Button type="primary" href="/pools?new=true">{text('newOf', { record: pool.label })}</Button>}</Nothing></div>
  }
  const chooser = phone || pools.length > 5
    ? <Select value={current.id} options={options} onChange={choose} aria-label={pool.label} className="pool-select" />
    : <Segmented value={current.id} options={options} onChange={choose} aria-label={pool.label} />
  return (
    <div className="page page-list">
      <Title aside={pools.length > 1 ? chooser : undefined} sub={pools.length === 1 ? <span className="faint">{titleOf(pool, current)}</span> : undefined}>{text('publicPool')}</Title>
      <RecordList
        key={current.id} definition={customer} asked={asked} onAsk={ask} fixed={`poolId = ${quoted(current.id)}`} without={WITHOUT} bulk={['claim', 'assign', 'delete']}
        rowActions={(row) => <Take definition={customer} name="claim" row={row} />} emptyHelp={text('poolEmptyHelp')}
      />
    </div>
  )
}

const NONE = { service: '', kind: '', path: '/v1/pools' } as never
