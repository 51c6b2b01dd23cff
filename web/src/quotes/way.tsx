// A quote on its page: how far it is, its versions, why it is locked, what the approver and the customer said, and its PDF.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import type { Definition } from '../api/client'
import { addressOf, fieldOf, useDefinitions } from '../api/definitions'
import { quoted, type Row, rowsQuery } from '../api/records'
import { isNothing, plain } from '../offers/telling'
import type { ExtraProps } from '../pages/extras'
import { Steps } from '../records/steps'
import { dateText } from '../records/times'
import { type Money, moneyText } from '../records/value'
import { usePreferences } from '../shell/preferences'
import { type TextKey, useTexts } from '../texts'
import { PdfButton } from './pdf'
import '../offers/offers.css'

const WAY = ['DRAFT', 'SUBMITTED', 'APPROVED', 'SENT', 'ACCEPTED']
/** Where a way ended that did not go on. */
const INSTEAD: Record<string, string> = { REJECTED: 'SUBMITTED', DECLINED: 'ACCEPTED', EXPIRED: 'ACCEPTED', SUPERSEDED: 'ACCEPTED' }
const WHY_LOCKED: Record<string, TextKey> = { SUBMITTED: 'quoteWaits', APPROVED: 'quoteFirm', SENT: 'quoteFirm', ACCEPTED: 'quoteAccepted', DECLINED: 'quoteDeclined', EXPIRED: 'quoteExpired', SUPERSEDED: 'quoteSuperseded' }

export default function QuoteWay({ definition, row }: ExtraProps) {
  const text = useTexts()
  const state = String(row.state ?? '')
  const options = fieldOf(definition, 'state')?.options ?? []
  const told = (value: string) => options.find((option) => option.value === value)?.label ?? value
  const steps = WAY.map((value) => {
    const instead = INSTEAD[state] === value ? state : value
    return { value: instead, label: told(instead) }
  })
  const why = WHY_LOCKED[state]
  const person = (name: string) => row.titles?.[name] ?? text('somebody')
  const waits = state === 'SUBMITTED' ? (row.approverId ? text('waitsFor', { who: person('approverId') }) : text('waitsForAny')) : ''
  const asked = state === 'SUBMITTED' && row.discountLimit !== undefined
  const unpriced = asked && Number(row.unpricedLines ?? 0) > 0 ? text('unpricedLinesTold', { n: Number(row.unpricedLines) }) : ''
  const beyond = asked && !isNothing(row.discountRate) ? text('submittedBeyond', { rate: plain(row.discountRate), limit: plain(row.discountLimit) }) : ''
  const said = state === 'REJECTED' ? { type: 'warning' as const, words: text('rejectedBy', { who: person('decidedBy'), why: String(row.decisionNote ?? '') }) }
    : state === 'DECLINED' && row.answerNote ? { type: 'info' as const, words: text('declinedBecause', { why: String(row.answerNote) }) }
      : state === 'APPROVED' && row.decisionNote ? { type: 'success' as const, words: text('approvedSaying', { who: person('decidedBy'), note: String(row.decisionNote) }) } : undefined
  return (
    <div className="offer-way">
      <div className="offer-way-line">
        <div className="grow"><Steps label={text('quoteWay')} steps={steps} at={state} done={state === 'ACCEPTED'} stopped={state in INSTEAD} /></div>
        <PdfButton path={`${definition.path}/${row.id}/pdf`} name={String(row.number ?? '')} title={`${definition.label} ${String(row.number ?? '')}`} />
      </div>
      <Versions definition={definition} row={row} />
      {(why || waits) && <p className="faint offer-note">{why && text(why)} {waits} {beyond} {unpriced} {!!row.orderId && <OrderLink row={row} />}</p>}
      <Owes row={row} told={fieldOf(definition, 'creditState')?.options.find((option) => option.value === row.creditState)?.label} />
      {said && <Alert type={said.type} showIcon title={said.words} className="spaced" />}
    </div>
  )
}

/** A customer who owes since long is no secret to who sells to him. */
function Owes({ row, told }: { row: Row; told?: string }) {
  const text = useTexts()
  const { language } = usePreferences()
  const overdue = row.overdue as Money | undefined
  if (!['WATCH', 'BLOCKED'].includes(String(row.creditState))) return null
  const since = row.overdueSince ? dateText(String(row.overdueSince), language) : ''
  const words = overdue && !isNothing(overdue.amount) ? text('customerOwes', { state: told ?? '', amount: moneyText(overdue, language), since }) : text('customerWatched', { state: told ?? '' })
  return <Alert type={row.creditState === 'BLOCKED' ? 'error' : 'warning'} showIcon className="spaced" title={words} />
}

function OrderLink({ row }: { row: Row }) {
  const text = useTexts()
  const order = useDefinitions().kind('sales.order')
  return order ? <Link to={`${addressOf(order)}/${String(row.orderId)}` as string}>{text('toOrder', { number: row.titles?.orderId ?? '' })}</Link> : null
}

/** Every version of a quote has the number of the first, with its own count behind it. */
function Versions({ definition, row }: { definition: Definition; row: Row }) {
  const text = useTexts()
  const first = String(row.number ?? '').split('-V')[0]!
  const { data } = useQuery({ ...rowsQuery(definition, { filter: `number : ${quoted(first)}`, orderBy: 'number', pageSize: 50, readMask: ['id', 'number', 'revision'] }), enabled: !!first })
  const versions = (data?.rows ?? []).filter((one) => one.number === first || String(one.number).startsWith(`${first}-V`)).sort((one, other) => Number(one.revision) - Number(other.revision))
  if (versions.length < 2) return null
  return (
    <nav className="offer-versions" aria-label={text('versions')}>
      <span className="faint">{text('versions')}</span>
      {versions.map((one) => (one.id === row.id
        ? <strong key={one.id} aria-current="page">{text('versionN', { n: String(one.revision ?? 1) })}</strong>
        : <Link key={one.id} to={`${addressOf(definition)}/${one.id}` as string}>{text('versionN', { n: String(one.revision ?? 1) })}</Link>))}
    </nav>
  )
}
