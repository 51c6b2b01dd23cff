// Tries what a product costs a customer, in which quantity and on which day, and says which rule decided.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { AutoComplete, DatePicker, Input } from 'antd'
import type { Dayjs } from 'dayjs'
import { useId, useState } from 'react'
import { addressOf, kindOf, useDefinitions } from '../api/definitions'
import { amountText, CURRENCIES } from '../money/currencies'
import { exact, tidied } from '../money/exact'
import { resolvePrices } from '../offers/prices'
import { useReason } from '../offers/why'
import type { ExtraProps } from '../pages/extras'
import { ReferenceSelect } from '../records/reference'
import type { Money } from '../records/value'
import { usePreferences } from '../shell/preferences'
import { useTexts } from '../texts'
import '../offers/offers.css'

export default function PriceTester({ definition, row }: ExtraProps) {
  const text = useTexts()
  const { language } = usePreferences()
  const reason = useReason()
  const id = useId()
  const definitions = useDefinitions()
  const book = definitions.kind('sales.price_book')
  const ofProduct = kindOf(definition) === 'sales.product'
  const [productId, setProduct] = useState<string | undefined>(ofProduct ? row.id : undefined)
  const [customerId, setCustomer] = useState<string>()
  const [quantity, setQuantity] = useState('1')
  const [currency, setCurrency] = useState(String((ofProduct ? (row.listPrice as Money | undefined)?.currency : row.currency) ?? 'CNY'))
  const [day, setDay] = useState<Dayjs | null>(null)
  const fits = !!productId && currency.length === 3 && !!exact(quantity)
  const ask = { customerId, currency, day: day?.format('YYYY-MM-DD'), lines: [{ productId: productId ?? '', quantity: tidied(quantity) }] }
  const { data, error } = useQuery({ queryKey: ['prices', 'tried', ask], enabled: fits, retry: false, queryFn: async () => (await resolvePrices(ask))[0] })
  const found = fits ? data : undefined
  return (
    <div className="price-tester">
      <p className="faint">{text('testerHelp')}</p>
      <div className="offer-head">
        {!ofProduct && <div className="offer-field"><label htmlFor={`${id}p`}>{definitions.kind('sales.product')?.label}</label><ReferenceSelect id={`${id}p`} kinds={['sales.product']} value={productId} onChange={(value) => setProduct(value as string | undefined)} /></div>}
        <div className="offer-field"><label htmlFor={`${id}c`}>{definitions.kind('customers.customer')?.label}</label><ReferenceSelect id={`${id}c`} kinds={['customers.customer']} value={customerId} onChange={(value) => setCustomer(value as string | undefined)} /></div>
        <div className="offer-field"><label htmlFor={`${id}q`}>{text('quantity')}</label><Input id={`${id}q`} inputMode="decimal" maxLength={20} value={quantity} onChange={(event) => setQuantity(event.target.value)} /></div>
        <div className="offer-field"><label htmlFor={`${id}u`}>{text('currency')}</label><AutoComplete id={`${id}u`} value={currency} options={CURRENCIES.map((one) => ({ value: one }))} onChange={(value: string) => setCurrency((value ?? '').toUpperCase())} /></div>
        <div className="offer-field"><label htmlFor={`${id}d`}>{text('date')}</label><DatePicker id={`${id}d`} placeholder={text('day_today')} value={day} onChange={setDay} /></div>
      </div>
      <div role="status" className="price-found">
        {error && error.message}
        {found && (
          <>
            <strong>{found.price ? amountText(found.price.amount, found.price.currency, language) : text('priceNone')}</strong>
            {found.price && <span>{reason(found)}</span>}
            {found.listPrice && found.source === 'PRICE_BOOK' && <span className="faint">{text('priceList')} {amountText(found.listPrice.amount, found.listPrice.currency, language)}</span>}
            {book && found.priceBookId && found.priceBookId !== row.id && <Link to={`${addressOf(book)}/${found.priceBookId}` as string}>{found.priceBook}</Link>}
          </>
        )}
      </div>
    </div>
  )
}
