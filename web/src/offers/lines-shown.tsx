// The lines of a quote or an order as they stand, in their groups, with what has gone out, and what all comes to.
import { Link } from '@tanstack/react-router'
import { fieldOf, useDefinitions, addressOf } from '../api/definitions'
import { amountText } from '../money/currencies'
import { minus, orZero, plus, short } from '../money/exact'
import type { ExtraProps } from '../pages/extras'
import { FieldValue } from '../records/value'
import { isUnset } from '../records/value-rules'
import { usePreferences } from '../shell/preferences'
import { Nothing } from '../shell/states'
import { useTexts } from '../texts'
import { isNothing, plain, rate, rateLabel, withoutUnit } from './telling'
import './offers.css'

interface Shown { id: string; section?: string; productId?: string; name?: string; description?: string; quantity?: string; unit?: string; price?: string; listPrice?: string; discount?: string; taxRate?: string; total?: string; delivered?: string; returned?: string }

const TOTALS = ['listTotal', 'discount', 'reduction', 'netTotal', 'taxTotal', 'total', 'discountRate', 'costTotal', 'margin', 'marginRate']

export default function LinesShown({ definition, row }: ExtraProps) {
  const text = useTexts()
  const { language } = usePreferences()
  const product = useDefinitions().kind('sales.product')
  const lines = (row.lines ?? []) as Shown[]
  const currency = String(row.currency ?? 'CNY')
  const label = (name: string) => withoutUnit(fieldOf(definition, 'lines')?.fields.find((field) => field.name === name)?.label ?? name)
  // goods move once an order is firm
  const moves = 'delivered' in Object.fromEntries((fieldOf(definition, 'lines')?.fields ?? []).map((field) => [field.name, true])) && row.state !== 'DRAFT'
  const discounted = lines.some((line) => !isNothing(line.discount))
  const heads = ['quantity', ...(moves ? ['delivered', 'open'] : []), 'price', ...(discounted ? ['discount'] : []), 'taxRate', 'total']
  const open = (line: Shown) => (row.state === 'CLOSED' || row.state === 'CANCELLED' ? '0' : short(plus(minus(orZero(line.quantity), orZero(line.delivered)), orZero(line.returned)), 6))
  const cell = (line: Shown, name: string) => {
    switch (name) {
      case 'quantity': return `${plain(line.quantity)} ${line.unit ?? ''}`
      case 'delivered': return `${plain(line.delivered) || '0'}${isNothing(line.returned) ? '' : ` (${text('returnedN', { n: plain(line.returned) })})`}`
      case 'open': return <strong className={open(line) === '0' ? 'offer-all-out' : undefined}>{open(line)}</strong>
      case 'price': return line.price ? amountText(line.price, currency, language) : '—'
      case 'total': return line.total ? amountText(line.total, currency, language) : '—'
      default: return `${plain(line[name as 'discount' | 'taxRate']) || '0'}%`
    }
  }
  if (!lines.length) return <Nothing title={text('noLines')} />
  let section = ''
  return (
    <>
      <div className="scrolls" tabIndex={0} role="region" aria-label={text('offerLines')}>
        <table className="plain offer-shown offer-cards">
          <thead><tr><th scope="col">{label('name')}</th>{heads.map((name) => <th key={name} scope="col" className="digits">{name === 'open' ? text('stillOpen') : label(name)}</th>)}</tr></thead>
          <tbody>
            {lines.flatMap((line) => {
              const group = (line.section ?? '') !== section && line.section ? [<tr key={`${line.id}g`} className="offer-group"><th colSpan={heads.length + 1} scope="rowgroup">{line.section}</th></tr>] : []
              section = line.section ?? ''
              return [...group, (
                <tr key={line.id}>
                  <td className="offer-shown-name">
                    {line.productId && product ? <Link to={`${addressOf(product)}/${line.productId}` as string}>{line.name}</Link> : line.name}
                    {line.description && <div className="faint long-text">{line.description}</div>}
                  </td>
                  {heads.map((name) => <td key={name} data-label={name === 'open' ? text('stillOpen') : label(name)} className="digits">{cell(line, name)}</td>)}
                </tr>
              )]
            })}
          </tbody>
        </table>
      </div>
      <dl className="offer-totals">
        {TOTALS.flatMap((name) => {
          const field = fieldOf(definition, name)
          const value = row[name]
          if (!field || isUnset(value) || (field.type === 'decimal' && isNothing(value))) return []
          const told = field.type === 'decimal' ? (name === 'reduction' ? amountText(String(value), currency, language) : `${rate(value)}%`) : <FieldValue field={field} row={row} />
          return [<div key={name} className={name === 'total' ? 'offer-sum' : undefined}><dt>{rateLabel(field)}</dt><dd>{told}</dd></div>]
        })}
      </dl>
      <p className="faint">{text(row.taxIncluded ? 'pricesWithTax' : 'pricesWithoutTax')}</p>
    </>
  )
}
