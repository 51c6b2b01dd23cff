// Who owes since when: by customer and currency, as of a day; all together as bars, the numbers in the table.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Card, DatePicker, Spin } from 'antd'
import dayjs from 'dayjs'
import { lazy, Suspense, useState } from 'react'
import { addressOf, useDefinitions } from '../api/definitions'
import { call } from '../api/session'
import { amountText } from '../money/currencies'
import { isZero, orZero } from '../money/exact'
import { usePreferences } from '../shell/preferences'
import { Nothing, NotFound } from '../shell/states'
import { Title } from '../shell/title'
import { type TextKey, useTexts } from '../texts'
import '../offers/offers.css'

const Chart = lazy(() => import('../charts/chart'))

const AGES = ['notDue', 'days30', 'days60', 'days90', 'over90'] as const
const HEADS: Record<(typeof AGES)[number], TextKey> = { notDue: 'ageNotDue', days30: 'age30', days60: 'age60', days90: 'age90', over90: 'ageOver' }

type Ages = Record<(typeof AGES)[number] | 'total', string | undefined>
interface AgeingRow extends Ages { customerId?: string; customer?: string; currency: string; oldestDueOn?: string }

export default function AgeingPage() {
  const text = useTexts()
  const { language } = usePreferences()
  const definitions = useDefinitions()
  const [plan, customer] = [definitions.kind('finance.receivable_plan'), definitions.kind('customers.customer')]
  const [day, setDay] = useState<string>()
  const query = { asOf: day }
  const { data, isPending, error } = useQuery({
    queryKey: ['list', 'finance.receivable_plan', 'ageing', query], enabled: !!plan,
    queryFn: ({ signal }) => call<{ asOf?: string; rows?: AgeingRow[]; totals?: AgeingRow[] }>('GET', '/v1/receivable-plans/ageing', { query, signal }),
  })
  if (!plan) return <NotFound />
  const cell = (row: AgeingRow, age: keyof Ages) => (isZero(orZero(row[age])) ? '—' : amountText(row[age]!, row.currency, language))
  const rows = data?.rows ?? []
  const totals = data?.totals ?? []
  const line = (row: AgeingRow, name: React.ReactNode, key: string) => (
    <tr key={key}>
      <th scope="row">{name}</th><td data-label={text('currency')}>{row.currency}</td>
      {AGES.map((age) => <td key={age} data-label={text(HEADS[age])} className={age === 'over90' && cell(row, age) !== '—' ? 'digits offer-wrong' : 'digits'}>{cell(row, age)}</td>)}
      <td className="digits strong" data-label={text('openSum')}>{cell(row, 'total')}</td>
    </tr>
  )
  return (
    <div className="page">
      <Title
        aside={<div className="record-actions">
          <DatePicker aria-label={text('asOf')} placeholder={text('day_today')} value={day ? dayjs(day) : null} onChange={(next) => setDay(next?.format('YYYY-MM-DD'))} />
        </div>}
      >{text('ageing')}</Title>
      {isPending && <div className="center"><Spin /></div>}
      {error && <Nothing title={error.message} />}
      {data && !rows.length && <Nothing title={text('nobodyOwes')} />}
      {rows.length > 0 && (
        <Card size="small">
          {totals.map((row) => (
            <Suspense key={row.currency} fallback={<div className="chart"><Spin /></div>}>
              <Chart label={text('ageingOf', { currency: row.currency })} names={AGES.map((age) => text(HEADS[age]))} series={[{ name: `${text('openSum')} ${row.currency}`, values: AGES.map((age) => Number(row[age] ?? 0)) }]} />
            </Suspense>
          ))}
          <div className="scrolls" tabIndex={0} role="region" aria-label={text('ageing')}>
            <table className="plain offer-shown offer-cards">
              <thead><tr><th scope="col">{customer?.label}</th><th scope="col">{text('currency')}</th>{AGES.map((age) => <th key={age} scope="col" className="digits">{text(HEADS[age])}</th>)}<th scope="col" className="digits">{text('openSum')}</th></tr></thead>
              <tbody>{rows.map((row) => line(row, row.customerId && customer ? <Link to={`${addressOf(customer)}/${row.customerId}` as string}>{row.customer ?? '—'}</Link> : (row.customer ?? '—'), `${row.customerId}${row.currency}`))}</tbody>
              <tfoot>{totals.map((row) => line(row, text('offerTotals'), `sum${row.currency}`))}</tfoot>
            </table>
          </div>
        </Card>
      )}
    </div>
  )
}
