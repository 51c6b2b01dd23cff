// What became of a pool's customers in some weeks, and what those who took them made of it.
import { useQuery } from '@tanstack/react-query'
import { Alert, DatePicker, InputNumber, Spin } from 'antd'
import dayjs from 'dayjs'
import { lazy, Suspense, useState } from 'react'
import { useMe } from '../api/definitions'
import type { components } from '../api/schema'
import { call } from '../api/session'
import type { ExtraProps } from '../pages/extras'
import { onTheWall } from '../records/times'
import { Nothing } from '../shell/states'
import { useTexts } from '../texts'

type Answer = components['schemas']['GetPoolStatisticsResponse']

const Chart = lazy(() => import('../charts/chart'))
/** More bars than that are not read. */
const BARS = 12

export default function Statistics({ row }: ExtraProps) {
  const text = useTexts()
  const zone = useMe().timeZone
  const today = onTheWall(new Date().toISOString(), zone)
  const [days, setDays] = useState<[string, string]>([today.subtract(30, 'day').format('YYYY-MM-DD'), today.format('YYYY-MM-DD')])
  const [withinDays, setWithinDays] = useState(30)
  const { data, error } = useQuery({
    queryKey: ['list', 'customers.pool_move', 'statistics', row.id, days, withinDays],
    queryFn: () => call<Answer>('GET', `/v1/pools/${row.id}/statistics`, { query: { from: days[0], to: days[1], withinDays } }),
    placeholderData: (before) => before,
  })
  const presets = [30, 90, 365].map((n) => ({ label: text('lastDays', { n }), value: [today.subtract(n, 'day'), today] as [dayjs.Dayjs, dayjs.Dayjs] }))
  return (
    <>
      <div className="related-tools">
        <DatePicker.RangePicker aria-label={text('period')} allowClear={false} presets={presets} value={[dayjs(days[0]), dayjs(days[1])]} onChange={(chosen) => chosen?.[0] && chosen[1] && setDays([chosen[0].format('YYYY-MM-DD'), chosen[1].format('YYYY-MM-DD')])} />
        <label className="within">{text('reclaimedWithin')} <InputNumber controls={false} min={1} max={3650} precision={0} value={withinDays} onChange={(n) => n && setWithinDays(n)} style={{ width: 72 }} /> {text('days').toLowerCase()}</label>
      </div>
      {error && <Alert type="error" showIcon title={error.message} />}
      {!data && !error && <Spin />}
      {data && <Figures data={data} />}
    </>
  )
}

function Figures({ data }: { data: Answer }) {
  const text = useTexts()
  const taken = data.taken ?? { claimed: 0, assigned: 0, followedUp: 0, won: 0 }
  const all = taken.claimed + taken.assigned
  const figures: [string, number, string?][] = [
    [text('figRecycled'), data.recycled], [text('figReleased'), data.released], [text('figEntered'), data.entered], [text('figGivenBack'), data.givenBack],
    [text('figReclaimed'), data.reclaimed, share(data.reclaimed, data.recycled + data.released)],
    [text('figClaimed'), taken.claimed], [text('figAssigned'), taken.assigned], [text('figFollowedUp'), taken.followedUp, share(taken.followedUp, all)], [text('figWon'), taken.won, share(taken.won, all)],
  ]
  const people = data.people.filter((person) => (person.taken?.claimed ?? 0) + (person.taken?.assigned ?? 0) + person.recycled + person.released > 0)
  const shown = people.slice(0, BARS)
  const series = [
    { name: text('figTaken'), values: shown.map((one) => (one.taken?.claimed ?? 0) + (one.taken?.assigned ?? 0)) },
    { name: text('figFollowedUp'), values: shown.map((one) => one.taken?.followedUp ?? 0) },
    { name: text('figWon'), values: shown.map((one) => one.taken?.won ?? 0) },
  ]
  return (
    <>
      <dl className="figures">{figures.map(([label, number, part]) => <div key={label}><dt>{label}</dt><dd>{number.toLocaleString()}{part && <span className="faint"> {part}</span>}</dd></div>)}</dl>
      {!people.length && <Nothing title={text('noStatistics')} />}
      {people.length > 0 && (
        <>
          <Suspense fallback={<div className="chart"><Spin /></div>}><Chart label={text('chartByPerson')} names={shown.map((one) => one.userName)} series={series} /></Suspense>
          <div className="scrolls" tabIndex={0} role="region" aria-label={text('byPerson')}>
            <table className="plain numbers">
              <caption>{text('byPerson')}</caption>
              <thead><tr><th scope="col">{text('person')}</th>{['figClaimed', 'figAssigned', 'figFollowedUp', 'figWon', 'figRecycled', 'figReleased'].map((key) => <th key={key} scope="col">{text(key as 'figClaimed')}</th>)}</tr></thead>
              <tbody>
                {people.map((one) => (
                  <tr key={one.userId}><th scope="row">{one.userName}</th><td>{one.taken?.claimed}</td><td>{one.taken?.assigned}</td><td>{one.taken?.followedUp}</td><td>{one.taken?.won}</td><td>{one.recycled}</td><td>{one.released}</td></tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </>
  )
}

const share = (part: number, whole: number) => (whole ? `${Math.round((part / whole) * 100)}%` : undefined)
