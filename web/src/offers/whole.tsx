// What the lines come to while they are typed: discount on the whole, tax, what the customer pays; what is left of it for us, for who may see it.
import { Alert, Input } from 'antd'
import type { ReactNode } from 'react'
import type { Definition } from '../api/client'
import { fieldOf } from '../api/definitions'
import { amountText, minorUnits } from '../money/currencies'
import { compare, decimal, type Exact, exact, minus, short } from '../money/exact'
import { usePreferences } from '../shell/preferences'
import { useTexts } from '../texts'
import type { useDiscountLimit } from './limit'
import { withoutUnit } from './telling'
import { type Offer, share } from './reckoning'

const NOTHING = '0'

interface WholeProps {
  definition: Definition
  currency: string
  offer: Offer
  listed: Exact
  rate: Exact
  /** Undefined: who reads this sees no costs. Null: a cost is not known. */
  cost: Exact | null | undefined
  limit: ReturnType<typeof useDiscountLimit>
  /** Lines that have no list price. */
  unpriced: number
  discount: string
  reduction: string
  onChange: (changes: { discount?: string; reduction?: string }) => void
  errors: Record<string, string>
}

export function WholeOffer({ definition, currency, offer, listed, rate, cost, limit, unpriced, discount, reduction, onChange, errors }: WholeProps) {
  const text = useTexts()
  const { language } = usePreferences()
  const amount = (of: Exact) => amountText(decimal(of, minorUnits(currency)), currency, language)
  const label = (name: string) => fieldOf(definition, name)?.label ?? fieldOf(definition, 'lines')?.fields.find((field) => field.name === name)?.label ?? name
  const margin = cost ? minus(offer.total.net, cost) : undefined
  const marginRate = margin && share(margin, offer.total.net)
  const line = (name: string, value: ReactNode, look?: string) => <div className={look}><dt>{withoutUnit(label(name))}</dt><dd>{value}</dd></div>
  const input = (name: 'discount' | 'reduction', value: string) => {
    const wrong = errors[name] ?? (value.trim() && !exact(value) ? text('noNumber') : undefined)
    return (
      <div>
        <dt><label htmlFor={`offer-${name}`}>{label(name)}</label></dt>
        <dd>
          <Input id={`offer-${name}`} className="digits" inputMode="decimal" placeholder={NOTHING} autoComplete="off" maxLength={30} value={value} status={wrong ? 'error' : undefined} onChange={(event) => onChange({ [name]: event.target.value })} />
          {wrong && <div className="offer-wrong" role="alert">{wrong}</div>}
        </dd>
      </div>
    )
  }
  const beyond = limit.known && limit.limit && compare(rate, limit.limit) > 0
  const asks = !limit.unpriced && unpriced > 0
  return (
    <section className="offer-whole" aria-label={text('offerTotals')}>
      <dl>
        {fieldOf(definition, 'listTotal') && line('listTotal', amount(listed), 'faint')}
        {input('discount', discount)}
        {input('reduction', reduction)}
        {line('netTotal', amount(offer.total.net))}
        {line('taxTotal', amount(offer.total.tax))}
        {line('total', amount(offer.total.total), 'offer-sum')}
        {line('discountRate', `${short(rate, 4)}%`)}
        {cost !== undefined && fieldOf(definition, 'margin') && (
          <>
            {line('costTotal', cost ? amount(cost) : text('costUnknown'), 'faint')}
            {margin && line('margin', <span className={margin.over < 0n ? 'offer-wrong' : undefined}>{amount(margin)}{marginRate && ` · ${short(marginRate, 2)}%`}</span>)}
          </>
        )}
      </dl>
      {limit.known && limit.limit && asks && fieldOf(definition, 'unpricedLines') && <Alert type="warning" showIcon className="spaced" title={text('unpricedAsks', { n: unpriced })} role="status" />}
      {limit.known && limit.limit && (beyond || !asks) && fieldOf(definition, 'discountRate') && (
        <Alert type={beyond ? 'warning' : 'success'} showIcon title={text(beyond ? 'beyondLimit' : 'withinLimit', { rate: short(rate, 4), limit: short(limit.limit, 4) })} role="status" />
      )}
    </section>
  )
}
