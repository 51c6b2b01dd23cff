// One line as it is typed: product or words, how much of it, for how much, and why the catalogue asks that.
import { DeleteOutlined, MoreOutlined } from '@ant-design/icons'
import { Button, Dropdown, Input } from 'antd'
import { memo, useState } from 'react'
import type { Field } from '../api/client'
import type { Row } from '../api/records'
import { amountText, minorUnits } from '../money/currencies'
import { compare, decimal, exact, tidied } from '../money/exact'
import { usePreferences } from '../shell/preferences'
import { useTexts } from '../texts'
import { isWrong, type Line } from './model'
import type { Catalogued } from './prices'
import { ProductInput } from './product-input'
import type { Figures } from './reckoning'
import { Why } from './why'

export type LineAct = 'up' | 'down' | 'copy' | 'remove'

export interface LineRowProps {
  line: Line
  /** Its place, counted from 1. */
  place: number
  currency: string
  figures: Figures | undefined
  catalogued: Catalogued
  fields: Map<string, Field>
  errors?: Record<string, string>
  /** Wrong and missing cells are shown once somebody tried to save. */
  strict: boolean
  onChange: (key: string, changes: Partial<Line>) => void
  onAct: (key: string, what: LineAct) => void
}

const NUMBERS = ['quantity', 'unit', 'price', 'discount', 'taxRate'] as const

/** Typing into one line leaves the others alone. */
const same = (one: LineRowProps, other: LineRowProps) =>
  one.line === other.line && one.place === other.place && one.currency === other.currency && one.fields === other.fields && one.errors === other.errors && one.strict === other.strict
  && one.catalogued.price === other.catalogued.price && one.catalogued.priced === other.catalogued.priced && one.catalogued.kept === other.catalogued.kept
  && (one.figures === other.figures || (!!one.figures && !!other.figures && compare(one.figures.total, other.figures.total) === 0))

export const LineRow = memo(function LineRow({ line, place, currency, figures, catalogued, fields, errors = {}, strict, onChange: alter, onAct: act }: LineRowProps) {
  const onChange = (changes: Partial<Line>) => alter(line.key, changes)
  const onAct = (what: LineAct) => act(line.key, what)
  const text = useTexts()
  const { language } = usePreferences()
  const [describes, setDescribes] = useState(!!line.description)
  const label = (name: string) => text('lineField', { field: fields.get(name)?.label ?? name, n: place })
  const pick = (product: Row) => {
    onChange({ productId: product.id, name: String(product.name), unit: String(product.unit ?? ''), taxRate: String(product.taxRate ?? ''), price: '' })
  }
  // clearing the name lets go of the product
  const name = (value: string) => onChange(value ? { name: value } : { name: '', productId: undefined })
  const wrong = (one: (typeof NUMBERS)[number]) => {
    if (errors[one]) return true
    if (one === 'unit') return false
    if (one === 'price' && strict && !line.productId && !line.price.trim()) return true
    return isWrong(one, line[one]) && (strict || !!line[one].trim())
  }
  const typedBelow = line.price.trim() && catalogued.price && (() => {
    const [typed, listed] = [exact(line.price), exact(catalogued.price)]
    return typed && listed && compare(typed, listed) !== 0
  })()
  const told = Object.values(errors)
  return (
    <>
      <tr data-line={line.key} className={told.length ? 'offer-line wrong' : 'offer-line'}>
        <td className="offer-place">{place}</td>
        <td className="offer-name" data-col="name">
          <ProductInput name={line.name} chosen={!!line.productId} label={label('name')} placeholder={text('lineNameHint')} wrong={!!errors.name || (strict && !line.name.trim() && !line.productId)} onName={name} onPick={pick} />
          {describes && <Input.TextArea className="offer-description" aria-label={label('description')} placeholder={fields.get('description')?.label} autoSize={{ minRows: 1, maxRows: 6 }} maxLength={2000} value={line.description} onChange={(event) => onChange({ description: event.target.value })} />}
        </td>
        {NUMBERS.map((one) => (
          <td key={one} data-col={one} data-label={fields.get(one)?.label} className={`offer-${one}`}>
            <Input
              aria-label={label(one)} inputMode={one === 'unit' ? undefined : 'decimal'} className={one === 'unit' ? undefined : 'digits'} status={wrong(one) ? 'error' : undefined} maxLength={one === 'unit' ? 20 : 30} autoComplete="off"
              value={line[one]} placeholder={one === 'price' ? catalogued.price && trimmed(catalogued.price, currency) : one === 'discount' || one === 'taxRate' ? '0' : undefined}
              onChange={(event) => onChange({ [one]: event.target.value })} onBlur={() => one !== 'unit' && exact(line[one]) && line[one] !== tidied(line[one]) && onChange({ [one]: tidied(line[one]) })}
            />
            {one === 'price' && line.productId && <Why catalogued={catalogued} currency={currency} typed={!!typedBelow} onTake={() => onChange({ price: '' })} />}
          </td>
        ))}
        <td className="offer-total digits" data-label={fields.get('total')?.label}>{figures ? amountText(decimal(figures.total, minorUnits(currency)), currency, language) : '—'}</td>
        <td className="offer-acts">
          <Button type="text" size="small" icon={<DeleteOutlined aria-hidden />} aria-label={text('removeLineN', { n: place })} onClick={() => onAct('remove')} />
          <Dropdown trigger={['click']} menu={{
            items: [
              { key: 'up', label: text('moveUp'), onClick: () => onAct('up') }, { key: 'down', label: text('moveDown'), onClick: () => onAct('down') },
              { key: 'copy', label: text('copyLine'), onClick: () => onAct('copy') }, { key: 'describe', label: fields.get('description')?.label, onClick: () => setDescribes(true) },
            ],
          }}>
            <Button type="text" size="small" icon={<MoreOutlined aria-hidden />} aria-label={text('moreOfLine', { n: place })} />
          </Dropdown>
        </td>
      </tr>
      {told.length > 0 && <tr className="offer-errors"><td /><td colSpan={8} role="alert">{told.join(' ')}</td></tr>}
    </>
  )
}, same)

/** 100, not 100.0000, but 99.50. */
function trimmed(price: string, currency: string) {
  const number = exact(price)
  if (!number) return price
  const least = decimal(number, minorUnits(currency))
  return compare(exact(least)!, number) === 0 ? least : decimal(number, 4)
}
