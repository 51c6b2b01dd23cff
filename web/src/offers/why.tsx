// Why something costs this customer what it does: the list price, or which price book says so from which quantity on.
import { Button } from 'antd'
import { amountText } from '../money/currencies'
import { usePreferences } from '../shell/preferences'
import { goesOn, useTexts } from '../texts'
import type { Catalogued, Priced } from './prices'
import { isNothing, plain } from './telling'

export function useReason() {
  const text = useTexts()
  return (priced: Priced): string => {
    if (priced.source === 'NONE' || !priced.price) return text('priceNone')
    if (priced.source !== 'PRICE_BOOK') return text('priceList')
    const pieces = [text('priceBook', { book: priced.priceBook ?? '' })]
    if (!isNothing(priced.fromQuantity)) pieces.push(text('priceFrom', { n: plain(priced.fromQuantity) }))
    if (!isNothing(priced.discount)) pieces.push(text('priceOff', { n: plain(priced.discount) }))
    return pieces.map((piece, at) => (at ? goesOn(piece) : piece)).join(text('sayBreak'))
  }
}

interface WhyProps { catalogued: Catalogued; currency: string; typed: boolean; onTake: () => void }

export function Why({ catalogued, currency, typed, onTake }: WhyProps) {
  const text = useTexts()
  const reason = useReason()
  const { language } = usePreferences()
  const { price, priced, kept } = catalogued
  const told = kept ? text('priceKept') : priced ? reason(priced) : undefined
  if (!told) return null
  if (!typed || !price) return <div className="offer-why faint" title={told}>{told}</div>
  const listed = amountText(price, currency, language)
  return <div className="offer-why" title={told}><Button type="link" size="small" onClick={onTake}>{text('takeCatalogue', { price: listed })}</Button></div>
}
