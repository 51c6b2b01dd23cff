// A payment on its page: how much of it is allocated, what stands as advance, what went back.
import { Alert, Tag } from 'antd'
import { fieldOf } from '../api/definitions'
import type { ExtraProps } from '../pages/extras'
import type { Money } from '../records/value'
import { Figures, isNone } from './figures'

export default function PaymentWay({ definition, row }: ExtraProps) {
  const label = (name: string) => fieldOf(definition, name)?.label ?? name
  const amount = row.amount as Money | undefined
  const voided = row.state === 'VOIDED'
  return (
    <div className="offer-way">
      {voided && <Alert type="warning" showIcon className="spaced" title={<><Tag>{fieldOf(definition, 'state')?.options.find((option) => option.value === 'VOIDED')?.label}</Tag> {String(row.voidReason ?? '')}</>} />}
      <Figures of={[{ label: label('amount'), amount }, { label: label('allocated'), amount: row.allocated as Money | undefined, of: amount }, { label: label('advance'), amount: row.advance as Money | undefined }, ...(isNone(row.refunded) ? [] : [{ label: label('refunded'), amount: row.refunded as Money }])]} />
    </div>
  )
}
