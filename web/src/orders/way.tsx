// An order on its page: how far it is, how much is still to go out, and how far it is paid.
import { Link } from '@tanstack/react-router'
import { Alert, Progress, Tag } from 'antd'
import { addressOf, fieldOf, useDefinitions } from '../api/definitions'
import { by, type Exact, HUNDRED, isZero, minus, orZero, plus, short, times, ZERO } from '../money/exact'
import type { ExtraProps } from '../pages/extras'
import { Steps } from '../records/steps'
import { FieldValue, type Money } from '../records/value'
import { isUnset } from '../records/value-rules'
import { useTexts } from '../texts'
import '../offers/offers.css'

const WAY = ['DRAFT', 'CONFIRMED', 'PARTLY_DELIVERED', 'DELIVERED']
const ENDS: Record<string, string> = { CLOSED: 'DELIVERED', CANCELLED: 'DELIVERED' }
const PAID_COLOURS: Record<string, string> = { PAID: 'processing' }

interface Line { quantity?: string; delivered?: string; returned?: string }

export default function OrderWay({ definition, row }: ExtraProps) {
  const text = useTexts()
  const state = String(row.state ?? '')
  const options = fieldOf(definition, 'state')?.options ?? []
  const told = (value: string) => options.find((option) => option.value === value)?.label ?? value
  const steps = WAY.map((value) => (ENDS[state] === value ? state : value)).map((value) => ({ value, label: told(value) }))
  const lines = (row.lines ?? []) as Line[]
  const gone = lines.filter((line) => isZero(minus(orZero(line.quantity), out(line)))).length
  const firm = !['DRAFT', 'CANCELLED'].includes(state)
  return (
    <div className="offer-way">
      <Steps label={text('orderWay')} steps={steps} at={state} done={state === 'DELIVERED'} stopped={state in ENDS} />
      {(firm || !!row.paymentState) && (
        <dl className="offer-facts">
          {firm && <div><dt>{text('goodsOut')}</dt><dd><Progress percent={goodsShare(lines)} size="small" aria-label={text('goodsOut')} /><span className="faint">{text('linesOut', { n: gone, of: lines.length })}</span></dd></div>}
          <Paid definition={definition} row={row} />
        </dl>
      )}
      {!!row.endReason && <Alert type="info" showIcon className="spaced" title={text('labelled', { label: fieldOf(definition, 'endReason')?.label ?? '', what: String(row.endReason) })} />}
    </div>
  )
}

const out = (line: Line): Exact => minus(orZero(line.delivered), orZero(line.returned))

/** How much of each line has gone out, all lines alike. */
function goodsShare(lines: Line[]): number {
  const shares = lines.flatMap((line) => (isZero(orZero(line.quantity)) ? [] : [by(out(line), orZero(line.quantity))]))
  if (!shares.length) return 0
  const sum = shares.reduce((all, one) => plus(all, one), ZERO)
  return Math.floor(Number(short(times(by(sum, { over: BigInt(shares.length), under: 1n }), HUNDRED), 1)))
}

/** What finance tells of it: money that came, what was invoiced, and by which contract. */
function Paid({ definition, row }: ExtraProps) {
  const text = useTexts()
  const definitions = useDefinitions()
  const state = fieldOf(definition, 'paymentState')
  const contract = definitions.kind('finance.contract')
  if (!state || isUnset(row.paymentState)) return null
  const total = row.total as Money | undefined
  const received = row.received as Money | undefined
  const percent = total && received && !isZero(orZero(total.amount)) ? Math.floor(Number(short(times(by(orZero(received.amount), orZero(total.amount)), HUNDRED), 1))) : undefined
  return (
    <>
      <div>
        <dt>{state.label}</dt>
        <dd><Tag color={PAID_COLOURS[String(row.paymentState)]}>{state.options.find((option) => option.value === row.paymentState)?.label}</Tag>{percent !== undefined && <Progress percent={percent} size="small" aria-label={state.label} />}</dd>
      </div>
      {['received', 'invoiced'].flatMap((name) => {
        const field = fieldOf(definition, name)
        return field && !isUnset(row[name]) ? [<div key={name}><dt>{field.label}</dt><dd><FieldValue field={field} row={row} /></dd></div>] : []
      })}
      {contract && !!row.contractId && <div><dt>{contract.label}</dt><dd><Link to={`${addressOf(contract)}/${String(row.contractId)}` as string}>{row.titles?.contractId ?? text('toContract')}</Link></dd></div>}
    </>
  )
}
