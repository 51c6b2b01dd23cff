// What waits for my decision, with what is unusual about it; decided in place, on a desk or in the hand.
import { Link } from '@tanstack/react-router'
import { Alert, Button, Card, Spin, Tag } from 'antd'
import { useState } from 'react'
import { actionOf, addressOf, fieldOf } from '../api/definitions'
import { compare, exact, minus, short } from '../money/exact'
import { Asked as Question } from '../records/actions'
import { titleOf } from '../records/titles'
import { FieldValue } from '../records/value'
import { isUnset } from '../records/value-rules'
import { Nothing } from '../shell/states'
import { Title } from '../shell/title'
import { useTexts } from '../texts'
import { rate, rateLabel } from '../offers/telling'
import { type Asked, useWaiting } from './waiting'
import '../offers/offers.css'

export default function ApprovalsPage() {
  const text = useTexts()
  const { asked, busy, error } = useWaiting()
  const [mine, others] = [asked.filter((one) => one.mine), asked.filter((one) => !one.mine)]
  return (
    <div className="page">
      <Title>{text('approvals')}</Title>
      {error && <Nothing title={error.message} />}
      {busy && <div className="center"><Spin /></div>}
      {!busy && !error && !asked.length && <Nothing title={text('noApprovals')} help={text('noApprovalsHelp')} />}
      {mine.length > 0 && <Cards of={mine} />}
      {others.length > 0 && <><h2 className="approvals-others">{text('approvalsOfOthers')}</h2><Cards of={others} /></>}
    </div>
  )
}

const Cards = ({ of }: { of: Asked[] }) => <div className="cards">{of.map((one) => <One key={one.row.id} {...one} />)}</div>

function One({ definition, waiting, row }: Asked) {
  const text = useTexts()
  const [asking, setAsking] = useState<string>()
  const action = asking ? actionOf(definition, asking) : undefined
  const may = (name: string) => row.actions?.includes(name) && actionOf(definition, name)
  const fields = waiting.told.flatMap((name) => fieldOf(definition, name) ?? []).filter((field) => !isUnset(row[field.name]) && !row.maskedFields?.includes(field.name))
  const name = titleOf(definition, row) || definition.label
  const words = row.name && row.name !== name ? String(row.name) : undefined
  return (
    <Card
      size="small" className="approval" title={<h2><Tag>{definition.label}</Tag> <Link to={`${addressOf(definition)}/${row.id}` as string}>{name}</Link></h2>}
      actions={[waiting.no, waiting.yes].filter(may).map((verb) => (
        <Button key={verb} block type={verb === waiting.yes ? 'primary' : 'default'} danger={verb === waiting.no} aria-label={text('actionOn', { action: actionOf(definition, verb)!.label, name })} onClick={() => setAsking(verb)}>{actionOf(definition, verb)!.label}</Button>
      ))}
    >
      {words && <p className="strong">{words}</p>}
      <Excess row={row} />
      <dl className="facts">
        {fields.map((field) => <div key={field.name} className="fact"><dt>{field.type === 'decimal' ? rateLabel(field) : field.label}</dt><dd>{field.type === 'decimal' ? `${rate(row[field.name])}%` : <FieldValue field={field} row={row} of={definition} />}</dd></div>)}
      </dl>
      {action && <Question definition={definition} action={action} row={row} onClose={() => setAsking(undefined)} />}
    </Card>
  )
}

/** How far a quote goes beyond what its seller may give. */
function Excess({ row }: { row: Asked['row'] }) {
  const text = useTexts()
  const [rate, limit] = [exact(row.discountRate), exact(row.discountLimit)]
  if (!rate || !limit) return null
  const said = [compare(rate, limit) > 0 && text('exceedsBy', { n: short(minus(rate, limit), 4), rate: short(rate, 4), limit: short(limit, 4) }), Number(row.unpricedLines ?? 0) > 0 && text('unpricedLines', { n: Number(row.unpricedLines) })].filter(Boolean)
  return said.length ? <Alert type="warning" showIcon className="spaced" title={said.map((one) => <div key={String(one)}>{one}</div>)} /> : null
}
