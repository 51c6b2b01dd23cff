// What went out of an order and came back: when, with whom, how much of which line.
import { CarOutlined, RollbackOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Spin, Tag, Typography } from 'antd'
import { fieldOf, useDefinitions } from '../api/definitions'
import { quoted, rowsIfKnown } from '../api/records'
import { plain } from '../offers/telling'
import type { ExtraProps } from '../pages/extras'
import { dateText } from '../records/times'
import { usePreferences } from '../shell/preferences'
import { Nothing } from '../shell/states'
import { useTexts } from '../texts'

interface Moved { id?: string; name?: string; quantity?: string; unit?: string }

export default function Deliveries({ row }: ExtraProps) {
  const text = useTexts()
  const { language } = usePreferences()
  const definition = useDefinitions().kind('sales.delivery')
  const ask = { filter: `orderId = ${quoted(row.id)}`, orderBy: 'createdAt desc', pageSize: 100 }
  const { data, isPending, error } = useQuery(rowsIfKnown(definition, ask))
  if (!definition) return null
  if (isPending) return <Spin />
  if (error) return <Nothing title={error.message} />
  if (!data.rows.length) return <Nothing title={text('noDeliveries')} />
  const kind = (value: unknown) => fieldOf(definition, 'kind')?.options.find((option) => option.value === value)?.label ?? String(value)
  return (
    <ul className="timeline">
      {data.rows.map((one) => (
        <li key={one.id}>
          <div className="timeline-head">
            <Tag color={one.kind === 'RETURN' ? undefined : 'processing'} icon={one.kind === 'RETURN' ? <RollbackOutlined aria-hidden /> : <CarOutlined aria-hidden />}>{kind(one.kind)}</Tag>
            <strong>{String(one.number ?? '')}</strong>
            {!!one.movedOn && <span>{dateText(String(one.movedOn), language)}</span>}
            {!!one.carrier && <span>{String(one.carrier)}</span>}
            {!!one.trackingNumber && <Typography.Text code copyable={{ tooltips: false }}>{String(one.trackingNumber)}</Typography.Text>}
            <span className="faint">{one.titles?.createdBy}</span>
          </div>
          <p>{((one.lines ?? []) as Moved[]).map((line) => `${line.name ?? ''} × ${plain(line.quantity)}${line.unit ?? ''}`).join('；')}</p>
          {!!one.note && <p className="long-text faint">{String(one.note)}</p>}
        </li>
      ))}
    </ul>
  )
}
