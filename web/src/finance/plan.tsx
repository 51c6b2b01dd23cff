// The plan of a contract as a table: what is due when, how much of it has come, what is open and since when overdue; and how much of the contract is not planned yet.
import { DeleteOutlined, EditOutlined, PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Spin, Tag } from 'antd'
import { useState } from 'react'
import type { Action } from '../api/client'
import { actionOf, fieldOf, useDefinitions } from '../api/definitions'
import { quoted, type Row, rowsIfKnown } from '../api/records'
import { minorUnits } from '../money/currencies'
import { compare, decimal, minus, plus, ZERO } from '../money/exact'
import type { ExtraProps } from '../pages/extras'
import { Asked } from '../records/actions'
import { RecordForm } from '../records/form'
import { dateText } from '../records/times'
import { type Money, moneyText } from '../records/value'
import { usePreferences } from '../shell/preferences'
import { Nothing } from '../shell/states'
import { useTexts } from '../texts'
import { amountOf, difference } from './figures'

// green and yellow on their own grounds are too faint to read
const COLOURS: Record<string, string> = { PAID: 'processing' }

export default function Plan({ row: contract }: ExtraProps) {
  const text = useTexts()
  const { language } = usePreferences()
  const definition = useDefinitions().kind('finance.receivable_plan')
  const [making, setMaking] = useState(false)
  const [editing, setEditing] = useState<Row>()
  const [asking, setAsking] = useState<{ action: Action; row: Row }>()
  const ask = { filter: `contractId = ${quoted(contract.id)}`, orderBy: 'dueOn', pageSize: 200, readMask: ['id', 'version', 'actions', 'name', 'phase', 'dueOn', 'amount', 'allocated', 'state', 'overdueDays', 'note', 'contractId'] }
  const { data, isPending, error } = useQuery(rowsIfKnown(definition, ask))
  if (!definition) return null
  if (isPending) return <Spin />
  if (error) return <Nothing title={error.message} />
  const amount = contract.amount as Money | undefined
  const currency = amount?.currency ?? 'CNY'
  const told = (of: ReturnType<typeof amountOf>) => moneyText({ currency, amount: decimal(of, minorUnits(currency)) }, language)
  const rows = data.rows
  const planned = rows.filter((one) => one.state !== 'CANCELLED').reduce((sum, one) => plus(sum, amountOf(one.amount)), ZERO)
  const left = minus(amountOf(amount), planned)
  const label = (name: string) => fieldOf(definition, name)?.label ?? name
  const state = (value: unknown) => fieldOf(definition, 'state')?.options.find((option) => option.value === value)?.label ?? String(value)
  const closed = ['SUBMITTED', 'COMPLETED', 'TERMINATED'].includes(String(contract.state))
  return (
    <>
      {!rows.length ? <Nothing title={text('noPlan')} help={text('noPlanHelp')} /> : (
        <div className="scrolls" tabIndex={0} role="region" aria-label={definition.pluralLabel}>
          <table className="plain offer-shown offer-cards close">
            <thead><tr><th scope="col">{label('name')}</th><th scope="col">{label('phase')}</th><th scope="col">{label('dueOn')}</th><th scope="col" className="digits">{label('amount')}</th><th scope="col" className="digits">{label('allocated')}</th><th scope="col" className="digits">{text('openSum')}</th><th scope="col">{label('state')}</th><th scope="col"><span className="unseen">{text('actions')}</span></th></tr></thead>
            <tbody>
              {rows.map((one, at) => {
                const days = Number(one.overdueDays ?? 0)
                const name = String(one.name ?? '')
                return (
                  <tr key={one.id}>
                    <td className="offer-shown-name">{name}{!!one.note && <div className="faint">{String(one.note)}</div>}</td><td data-label={label('phase')}>{String(one.phase ?? at + 1)}</td><td data-label={label('dueOn')}>{one.dueOn ? dateText(String(one.dueOn), language) : '—'}</td>
                    <td data-label={label('amount')} className="digits">{told(amountOf(one.amount))}</td><td data-label={label('allocated')} className="digits">{told(amountOf(one.allocated))}</td><td data-label={text('openSum')} className="digits strong">{one.state === 'CANCELLED' ? '—' : told(difference(one.amount, one.allocated))}</td>
                    <td data-label={label('state')}><Tag color={COLOURS[String(one.state)]}>{state(one.state)}</Tag>{days > 0 && <div className="offer-wrong">{text('overdueDays', { n: days })}</div>}</td>
                    <td className="offer-acts">
                      {one.actions?.includes('update') && <Button type="text" size="small" icon={<EditOutlined aria-hidden />} title={actionOf(definition, 'update')?.label} aria-label={text('actionOn', { action: actionOf(definition, 'update')?.label ?? '', name })} onClick={() => setEditing(one)} />}
                      {one.actions?.includes('delete') && <Button type="text" size="small" icon={<DeleteOutlined aria-hidden />} title={actionOf(definition, 'delete')?.label} aria-label={text('actionOn', { action: actionOf(definition, 'delete')?.label ?? '', name })} onClick={() => setAsking({ action: actionOf(definition, 'delete')!, row: one })} />}
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
      )}
      {rows.length > 0 && compare(left, ZERO) > 0 && <Alert type="info" showIcon className="spaced" title={text('notPlanned', { sum: told(left) })} />}
      {actionOf(definition, 'create') && !closed && <div className="offer-tools"><Button icon={<PlusOutlined aria-hidden />} onClick={() => setMaking(true)}>{text('addInstalment')}</Button></div>}
      {making && <RecordForm definition={definition} preset={{ contractId: contract.id }} proposed={compare(left, ZERO) > 0 ? { amount: { currency, amount: decimal(left, minorUnits(currency)) } } : { amount: { currency, amount: '' } }} onClose={() => setMaking(false)} />}
      {editing && <RecordForm definition={definition} row={editing} onClose={() => setEditing(undefined)} />}
      {asking && <Asked definition={definition} action={asking.action} row={asking.row} onClose={() => setAsking(undefined)} />}
    </>
  )
}
