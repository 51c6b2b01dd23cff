// Where a lead stands on its page: from nobody's to a customer, and until when it must be followed up.
import { CheckOutlined, ClockCircleOutlined } from '@ant-design/icons'
import { Alert, Tag } from 'antd'
import { fieldOf, useMe } from '../api/definitions'
import type { ExtraProps } from '../pages/extras'
import { timeText } from '../records/times'
import { usePreferences } from '../shell/preferences'
import { useTexts } from '../texts'

const STEPS = ['NEW', 'ASSIGNED', 'WORKING', 'CONVERTED']

export default function LeadWay({ definition, row }: ExtraProps) {
  const text = useTexts()
  const { language } = usePreferences()
  const zone = useMe().timeZone
  const label = (name: string, value: unknown) => fieldOf(definition, name)?.options.find((option) => option.value === value)?.label ?? ''
  const status = String(row.status ?? 'NEW')
  const given = status === 'DISQUALIFIED'
  // on its way: worked on until it is one
  const at = STEPS.indexOf(status === 'CONVERTING' ? 'WORKING' : status)
  return (
    <>
      <div className="stage-path">
        <ol aria-label={fieldOf(definition, 'status')?.label} tabIndex={0}>
          {STEPS.map((step, index) => (
            <li key={step} aria-current={index === at ? 'step' : undefined}>
              <span className={`stage-step${index < at || status === 'CONVERTED' ? ' past' : index === at ? ' now' : ''}`}>
                {index < at || status === 'CONVERTED' ? <CheckOutlined aria-hidden /> : null}<span className="ellipsis">{label('status', step)}</span>
              </span>
            </li>
          ))}
        </ol>
        {given && <Tag>{row.disqualification ? text('labelled', { label: label('status', status), what: label('disqualification', row.disqualification) }) : label('status', status)}</Tag>}
        {status === 'CONVERTING' && <Tag color="processing">{label('status', status)}</Tag>}
      </div>
      {status === 'ASSIGNED' && !!row.reclaimAt && <Alert type="warning" showIcon icon={<ClockCircleOutlined aria-hidden />} className="spaced" title={text('reclaimedAt', { time: timeText(String(row.reclaimAt), zone, language) })} />}
    </>
  )
}
