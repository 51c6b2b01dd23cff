// The data sheet of a product: what it is, what it costs in which currency, and of a bundle what it is made of.
import { Link } from '@tanstack/react-router'
import { addressOf, fieldOf } from '../api/definitions'
import { amountText } from '../money/currencies'
import { plain } from '../offers/telling'
import type { ExtraProps } from '../pages/extras'
import { useTitles } from '../records/titles'
import type { Money } from '../records/value'
import { usePreferences } from '../shell/preferences'
import { Nothing } from '../shell/states'
import { useTexts } from '../texts'
import '../offers/offers.css'

interface Specification { id: string; name?: string; value?: string }
interface Price { id: string; currency?: string; price?: string }
interface Item { id: string; itemId?: string; quantity?: string }

export default function ProductSheet({ definition, row }: ExtraProps) {
  const text = useTexts()
  const { language } = usePreferences()
  const label = (name: string) => fieldOf(definition, name)?.label ?? name
  const specifications = (row.specifications ?? []) as Specification[]
  const items = (row.items ?? []) as Item[]
  const list = row.listPrice as Money | undefined
  const prices: { currency: string; amount: string }[] = [...(list ? [list] : []), ...((row.prices ?? []) as Price[]).map((one) => ({ currency: one.currency ?? '', amount: one.price ?? '0' }))]
  if (!specifications.length && !items.length && !prices.length) return <Nothing title={text('noSheet')} help={text('noSheetHelp')} />
  return (
    <>
      {items.length > 0 && <Bundle label={label('items')} address={addressOf(definition)} items={items} />}
      {prices.length > 0 && (
        <table className="plain sheet"><caption>{text('pricesByCurrency')}</caption><tbody>
          {prices.map((price) => <tr key={price.currency}><th scope="row">{price.currency}</th><td>{amountText(price.amount, price.currency, language)}</td></tr>)}
        </tbody></table>
      )}
      {specifications.length > 0 && (
        <table className="plain sheet"><caption>{label('specifications')}</caption><tbody>
          {specifications.map((one) => <tr key={one.id}><th scope="row">{one.name}</th><td>{one.value}</td></tr>)}
        </tbody></table>
      )}
    </>
  )
}

function Bundle({ label, address, items }: { label: string; address: string; items: Item[] }) {
  const names = useTitles(['sales.product'], items.flatMap((item) => item.itemId ?? []))
  return (
    <table className="plain sheet"><caption>{label}</caption><tbody>
      {items.map((item) => <tr key={item.id}><th scope="row"><Link to={`${address}/${item.itemId}` as string}>{names.get(item.itemId ?? '') ?? '—'}</Link></th><td>× {plain(item.quantity)}</td></tr>)}
    </tbody></table>
  )
}
