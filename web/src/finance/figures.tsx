// Sums beside each other, and how much of one another makes up.
import { Progress } from 'antd'
import type { ReactNode } from 'react'
import { by, type Exact, HUNDRED, isZero, minus, orZero, short, times } from '../money/exact'
import { type Money, moneyText } from '../records/value'
import { usePreferences } from '../shell/preferences'
import '../offers/offers.css'

export interface Figure { label: string; amount?: Money; of?: Money; /** It should not be there. */ bad?: boolean; below?: ReactNode }

export const amountOf = (money: unknown): Exact => orZero((money as Money | undefined)?.amount)
export const isNone = (money: unknown) => isZero(amountOf(money))

/** In whole per cent, never told as done before it is. */
export function partOf(part: Money | undefined, whole: Money | undefined): number | undefined {
  if (!whole || isNone(whole)) return undefined
  return Math.max(0, Math.min(100, Math.floor(Number(short(times(by(amountOf(part), amountOf(whole)), HUNDRED), 2)))))
}

export const difference = (one: unknown, other: unknown): Exact => minus(amountOf(one), amountOf(other))

export function Figures({ of }: { of: Figure[] }) {
  const { language } = usePreferences()
  return (
    <dl className="offer-facts">
      {of.filter((figure) => figure.amount || figure.below).map(({ label, amount, of: whole, bad, below }) => {
        const part = whole && partOf(amount, whole)
        return (
          <div key={label}>
            <dt>{label}</dt>
            <dd className={bad ? 'money-figure offer-wrong' : 'money-figure'}>{amount && moneyText(amount, language)}</dd>
            {part !== undefined && <dd><Progress percent={part} size="small" aria-label={label} /></dd>}
            {below && <dd className="faint">{below}</dd>}
          </div>
        )
      })}
    </dl>
  )
}
