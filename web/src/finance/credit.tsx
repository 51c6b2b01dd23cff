// What a customer may owe and does owe, on his page; only while there is something to tell.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Tag } from 'antd'
import { addressOf, fieldOf, useDefinitions } from '../api/definitions'
import { quoted, rowsIfKnown } from '../api/records'
import type { ExtraProps } from '../pages/extras'
import { dateText } from '../records/times'
import { type Money, moneyText } from '../records/value'
import { usePreferences } from '../shell/preferences'
import { useTexts } from '../texts'
import { Figures, isNone } from './figures'

const COLOURS: Record<string, string> = { WATCH: 'processing', BLOCKED: 'error' }

export default function Credit({ row: customer }: ExtraProps) {
  const text = useTexts()
  const { language } = usePreferences()
  const definition = useDefinitions().kind('finance.credit_account')
  const { data } = useQuery(rowsIfKnown(definition, { filter: `customerId = ${quoted(customer.id)}`, orderBy: 'currency', pageSize: 20 }))
  if (!definition || !data?.rows.length) return null
  const label = (name: string) => fieldOf(definition, name)?.label ?? name
  return (
    <div className="offer-way">
      {data.rows.map((one) => {
        const [limit, receivable, overdue, advance] = ['creditLimit', 'receivable', 'overdue', 'advance'].map((name) => one[name] as Money | undefined)
        const state = fieldOf(definition, 'state')?.options.find((option) => option.value === one.state)?.label
        return (
          <Figures
            key={one.id}
            of={[
              { label: definition.label, below: <Link to={`${addressOf(definition)}/${one.id}` as string}><Tag color={COLOURS[String(one.state)]}>{state ?? '—'}</Tag>{' '}{String(one.currency ?? '')}</Link> },
              { label: label('receivable'), amount: receivable, of: limit, below: limit ? text('ofLimit', { limit: moneyText(limit, language) }) : text('withoutLimit') },
              ...(overdue && !isNone(overdue) ? [{ label: label('overdue'), amount: overdue, bad: true, below: one.oldestDueOn ? text('since', { day: dateText(String(one.oldestDueOn), language) }) : undefined }] : []),
              ...(advance && !isNone(advance) ? [{ label: label('advance'), amount: advance }] : []),
            ]}
          />
        )
      })}
    </div>
  )
}
