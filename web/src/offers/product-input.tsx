// The name of a line: who types finds a product; what is no product stays as it was typed.
import { useQuery } from '@tanstack/react-query'
import { AutoComplete } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useDefinitions } from '../api/definitions'
import { type Row, rowsIfKnown } from '../api/records'
import { amountText } from '../money/currencies'
import type { Money } from '../records/value'
import { usePreferences } from '../shell/preferences'

interface ProductInputProps { name: string; label: string; placeholder: string; chosen: boolean; wrong: boolean; onName: (name: string) => void; onPick: (product: Row) => void }

const OFFERED = 12
const SHOWN = ['id', 'name', 'nameEn', 'code', 'unit', 'taxRate', 'listPrice', 'description']

interface Option { value: string; label: React.ReactNode; product: Row }

export function ProductInput({ name, label, placeholder, chosen, wrong, onName, onPick }: ProductInputProps) {
  const { language } = usePreferences()
  const product = useDefinitions().kind('sales.product')
  const [open, setOpen] = useState(false)
  const search = useDeferredValue(name.trim())
  const { data } = useQuery(rowsIfKnown(product, { search, filter: 'NOT retired = true', pageSize: OFFERED, readMask: SHOWN }, open))
  const options: Option[] = (data?.rows ?? []).map((row) => {
    const price = row.listPrice as Money | undefined
    return {
      value: row.id, product: row,
      label: <span className="product-option"><span className="grow ellipsis">{String(row.name)}</span><span className="faint">{String(row.code ?? '')}</span>{price && <span>{amountText(price.amount, price.currency, language)}</span>}</span>,
    }
  })
  const change = (value: string | undefined, option: unknown) => {
    const picked = option && !Array.isArray(option) ? (option as Partial<Option>).product : undefined
    if (picked) onPick(picked)
    else onName(value ?? '')
  }
  return (
    <AutoComplete
      className="wide" aria-label={label} placeholder={placeholder} value={name} options={options} open={open && options.length > 0} onOpenChange={setOpen} onChange={change}
      allowClear={chosen} defaultActiveFirstOption status={wrong ? 'error' : undefined} popupMatchSelectWidth={360} showSearch={{ filterOption: false }} maxLength={200}
    />
  )
}
