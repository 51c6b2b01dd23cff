// An invoice on its page: requested, approved, issued; or how it ended otherwise, and what red letters have called back.
import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import { addressOf, fieldOf } from '../api/definitions'
import type { ExtraProps } from '../pages/extras'
import { Steps } from '../records/steps'
import type { Money } from '../records/value'
import { useTexts } from '../texts'
import { Figures, isNone } from './figures'

const WAY = ['REQUESTED', 'APPROVED', 'ISSUED']
const INSTEAD: Record<string, string> = { REJECTED: 'APPROVED', VOIDED: 'ISSUED', RED: 'ISSUED' }

export default function InvoiceWay({ definition, row }: ExtraProps) {
  const text = useTexts()
  const state = String(row.state ?? '')
  const label = (name: string) => fieldOf(definition, name)?.label ?? name
  const told = (value: string) => fieldOf(definition, 'state')?.options.find((option) => option.value === value)?.label ?? value
  const steps = WAY.map((value) => (INSTEAD[state] === value ? state : value)).map((value) => ({ value, label: told(value) }))
  const amount = row.amount as Money | undefined
  return (
    <div className="offer-way">
      <Steps label={text('invoiceWay')} steps={steps} at={state} done={state === 'ISSUED'} stopped={state in INSTEAD} />
      {!!row.redOfId && <Alert type="warning" showIcon className="spaced" title={<>{text('redLetterOf')} <Link to={`${addressOf(definition)}/${String(row.redOfId)}` as string}>{row.titles?.redOfId ?? label('redOfId')}</Link></>} />}
      {state === 'REJECTED' && <Alert type="warning" showIcon className="spaced" title={text('rejectedBy', { who: row.titles?.decidedBy ?? text('somebody'), why: String(row.decisionNote ?? '') })} />}
      {!!row.voidReason && <Alert type="info" showIcon className="spaced" title={text('labelled', { label: label('voidReason'), what: String(row.voidReason) })} />}
      <Figures of={[{ label: label('amount'), amount }, { label: label('net'), amount: row.net as Money | undefined }, { label: label('tax'), amount: row.tax as Money | undefined }, ...(isNone(row.reddened) ? [] : [{ label: label('reddened'), amount: row.reddened as Money, of: amount }])]} />
    </div>
  )
}
