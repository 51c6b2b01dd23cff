// Currencies: how much of each can be paid, and how an amount is written. Kept in step with the product's own list.
import type { Language } from '../shell/preferences'

const WITHOUT_COINS = new Set('BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' '))
const WITH_THOUSANDTHS = new Set('BHD IQD JOD KWD LYD OMR TND'.split(' '))

/** Offered in choices; any other is typed. */
export const CURRENCIES = ['CNY', 'USD', 'EUR', 'HKD', 'JPY', 'GBP', 'SGD', 'TWD', 'KRW', 'AUD', 'KWD']

/** Decimals of what can be paid: 2 of yuan, none of yen, 3 of dinars. */
export const minorUnits = (currency: string) => (WITHOUT_COINS.has(currency) ? 0 : WITH_THOUSANDTHS.has(currency) ? 3 : 2)

/** Unit prices are finer than what can be paid. */
const FINEST = 4

/** Amounts are decimal texts: they are grouped without passing through a float. */
export function amountText(amount: string, currency: string, language: Language): string {
  const decimals = minorUnits(currency)
  const write = new Intl.NumberFormat(language, {
    // the yuan is written alike in both languages
    style: 'currency', currency: currency || 'CNY', currencyDisplay: !currency || currency === 'CNY' ? 'narrowSymbol' : 'symbol',
    minimumFractionDigits: decimals, maximumFractionDigits: Math.max(FINEST, decimals),
  })
  return write.format(amount as unknown as number)
}
