// What a campaign brought: its leads, what became of them, and what each of them cost.
import { useQuery } from '@tanstack/react-query'
import { Alert, Checkbox, Spin } from 'antd'
import { useState } from 'react'
import { call } from '../api/session'
import type { ExtraProps } from '../pages/extras'
import { type Money, moneyText } from '../records/value'
import { usePreferences } from '../shell/preferences'
import { useTexts } from '../texts'

interface Answer { leads: number; fresh: number; assigned: number; working: number; converted: number; disqualified: number; costPerLead?: Money; costPerConversion?: Money }

export default function CampaignResults({ row }: ExtraProps) {
  const text = useTexts()
  const { language } = usePreferences()
  const [withParts, setWithParts] = useState(false)
  const { data, error } = useQuery({
    queryKey: ['list', 'marketing.lead', 'results', row.id, withParts],
    queryFn: () => call<Answer>('GET', `/v1/campaigns/${row.id}/results`, { query: { withParts } }),
    placeholderData: (before) => before,
  })
  const share = (n: number, of: number) => (of ? `${Math.round((n / of) * 100)}%` : '')
  const money = (value: Money | undefined) => (value ? moneyText(value, language) : '—')
  const figures: [string, string, string?][] = data ? [
    [text('figLeads'), String(data.leads)], [text('figFresh'), String(data.fresh)], [text('figAssignedLeads'), String(data.assigned)], [text('figWorking'), String(data.working)],
    [text('figConverted'), String(data.converted), share(data.converted, data.leads)], [text('figDisqualified'), String(data.disqualified), share(data.disqualified, data.leads)],
    [text('figCostPerLead'), money(data.costPerLead)], [text('figCostPerConversion'), money(data.costPerConversion)],
  ] : []
  return (
    <>
      <div className="related-tools"><Checkbox checked={withParts} onChange={(event) => setWithParts(event.target.checked)}>{text('withParts')}</Checkbox></div>
      {error && <Alert type="error" showIcon title={error.message} />}
      {!data && !error && <Spin />}
      <dl className="figures">{figures.map(([label, value, part]) => <div key={label}><dt>{label}</dt><dd>{value} {part && <span className="faint">{part}</span>}</dd></div>)}</dl>
    </>
  )
}
