// What an offer comes to, reckoned as the product does it (crates/kernel/src/money/offer.rs): every part of every line is rounded
// half-up to what the currency can pay, and a total is the sum of its lines.
import { by, compare, type Exact, HUNDRED, halfUp, isZero, minus, ONE, orZero, plus, times, ZERO } from '../money/exact'
import { minorUnits } from '../money/currencies'

export interface AskedLine { quantity: string; price: string; discount?: string; taxRate?: string }
export interface Whole { taxIncluded: boolean; discount?: string; reduction?: string }
export interface Figures { gross: Exact; net: Exact; tax: Exact; total: Exact }
export interface Offer { lines: Figures[]; total: Figures }

const NOTHING: Figures = { gross: ZERO, net: ZERO, tax: ZERO, total: ZERO }
const RATE_DECIMALS = 4

export function reckon(currency: string, asked: AskedLine[], whole: Whole): Offer {
  const units = minorUnits(currency)
  const perCent = (of: Exact, rate: Exact) => halfUp(times(of, by(rate, HUNDRED)), units)
  const open = asked.map((line) => {
    const gross = halfUp(times(orZero(line.quantity), orZero(line.price)), units)
    const after = minus(gross, perCent(gross, orZero(line.discount)))
    return { gross, after: minus(after, perCent(after, orZero(whole.discount))) }
  })
  const left = open.reduce((sum, line) => plus(sum, line.after), ZERO)
  const reduction = halfUp(orZero(whole.reduction), units)
  let [seen, given] = [ZERO, ZERO]
  const lines = open.map(({ gross, after: before }, at): Figures => {
    // what the lines so far should have borne, less what they have: no cent is lost or shared twice
    seen = plus(seen, before)
    const due = isZero(left) ? ZERO : halfUp(by(times(reduction, seen), left), units)
    const after = minus(before, minus(due, given))
    given = due
    const rate = orZero(asked[at]!.taxRate)
    const [net, total] = whole.taxIncluded
      ? [halfUp(by(after, plus(ONE, by(rate, HUNDRED))), units), after]
      : [after, plus(after, perCent(after, rate))]
    return { gross, net, tax: minus(total, net), total }
  })
  return { lines, total: lines.reduce((sum, line) => ({ gross: plus(sum.gross, line.gross), net: plus(sum.net, line.net), tax: plus(sum.tax, line.tax), total: plus(sum.total, line.total) }), NOTHING) }
}

/** How much less is asked than at the catalogue's prices, in per cent; before anything is rounded. */
export function discountGiven(asked: (AskedLine & { listPrice: string })[], whole: Whole): Exact {
  const left = (rate: string | undefined) => minus(ONE, by(orZero(rate), HUNDRED))
  const sum = (of: (line: AskedLine & { listPrice: string }) => Exact) => asked.reduce((all, line) => plus(all, of(line)), ZERO)
  const list = sum((line) => times(orZero(line.quantity), orZero(line.listPrice)))
  const offered = times(sum((line) => times(times(orZero(line.quantity), orZero(line.price)), left(line.discount))), left(whole.discount))
  const off = minus(list, minus(offered, orZero(whole.reduction)))
  const rate = share(off, list) ?? ZERO
  return compare(rate, ZERO) < 0 ? ZERO : rate
}

/** In per cent of the whole; none of nothing. */
export const share = (part: Exact, whole: Exact): Exact | undefined => (isZero(whole) ? undefined : halfUp(times(by(part, whole), HUNDRED), RATE_DECIMALS))

/** What all pieces cost us, each line rounded; undefined while one is not known. */
export function costOf(currency: string, lines: { quantity: string; cost?: string }[]): Exact | undefined {
  if (!lines.length || lines.some((line) => line.cost === undefined)) return undefined
  return lines.reduce((sum, line) => plus(sum, halfUp(halfUp(times(orZero(line.cost), orZero(line.quantity)), 4), minorUnits(currency))), ZERO)
}
