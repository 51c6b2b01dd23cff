// A contract on its page: how far it is, how much of it is paid and invoiced, what is overdue, and a change order that waits.
import { Link } from '@tanstack/react-router'
import { Alert } from 'antd'
import { addressOf, fieldOf, useDefinitions } from '../api/definitions'
import type { ExtraProps } from '../pages/extras'
import { PdfButton } from '../quotes/pdf'
import { Steps } from '../records/steps'
import { dateText } from '../records/times'
import type { Money } from '../records/value'
import { usePreferences } from '../shell/preferences'
import { useTexts } from '../texts'
import { Figures, isNone } from './figures'

const WAY = ['DRAFT', 'SUBMITTED', 'APPROVED', 'SIGNED', 'IN_EFFECT', 'COMPLETED']
const INSTEAD: Record<string, string> = { REJECTED: 'SUBMITTED', TERMINATED: 'COMPLETED' }

export default function ContractWay({ definition, row }: ExtraProps) {
  const text = useTexts()
  const { language } = usePreferences()
  const changes = useDefinitions().kind('finance.contract_change')
  const state = String(row.state ?? '')
  const field = (name: string) => fieldOf(definition, name)
  const label = (name: string) => field(name)?.label ?? name
  const told = (value: string) => field('state')?.options.find((option) => option.value === value)?.label ?? value
  const steps = WAY.map((value) => (INSTEAD[state] === value ? state : value)).map((value) => ({ value, label: told(value) }))
  const amount = row.amount as Money | undefined
  const overdue = row.overdue as Money | undefined
  const firm = !['DRAFT', 'SUBMITTED', 'REJECTED'].includes(state)
  const person = (name: string) => row.titles?.[name] ?? text('somebody')
  return (
    <div className="offer-way">
      <div className="offer-way-line">
        <div className="grow"><Steps label={text('contractWay')} steps={steps} at={state} done={state === 'COMPLETED'} stopped={state in INSTEAD} /></div>
        <PdfButton path={`${definition.path}/${row.id}/pdf`} name={String(row.number ?? '')} title={`${definition.label} ${String(row.number ?? '')}`} />
      </div>
      {state === 'SUBMITTED' && <p className="faint offer-note">{row.approverId ? text('waitsFor', { who: person('approverId') }) : text('waitsForAny')}</p>}
      {state === 'REJECTED' && <Alert type="warning" showIcon className="spaced" title={text('rejectedBy', { who: person('decidedBy'), why: String(row.decisionNote ?? '') })} />}
      {!!row.pendingChangeId && changes && <Alert type="info" showIcon className="spaced" title={<>{text('changeWaits')} <Link to={`${addressOf(changes)}/${String(row.pendingChangeId)}` as string}>{row.titles?.pendingChangeId ?? changes.label}</Link></>} />}
      {!!row.endReason && <Alert type="info" showIcon className="spaced" title={text('labelled', { label: label('endReason'), what: String(row.endReason) })} />}
      <Figures
        of={[
          { label: label('amount'), amount },
          ...(firm ? [
            { label: label('received'), amount: row.received as Money | undefined, of: amount },
            { label: label('receivable'), amount: row.receivable as Money | undefined, below: row.nextDueOn ? text('nextDue', { day: dateText(String(row.nextDueOn), language) }) : undefined },
            ...(overdue && !isNone(overdue) ? [{ label: label('overdue'), amount: overdue, bad: true, below: row.overdueSince ? text('since', { day: dateText(String(row.overdueSince), language) }) : undefined }] : []),
            { label: label('invoiced'), amount: row.invoiced as Money | undefined, of: amount },
          ] : []),
        ]}
      />
    </div>
  )
}
