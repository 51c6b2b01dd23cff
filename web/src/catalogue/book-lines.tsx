// The lines of a price book as a table that is typed into; each is a record of its own and saved by itself. On a product's page: the books it stands in.
import { CheckOutlined, DeleteOutlined, PlusOutlined, UndoOutlined } from '@ant-design/icons'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Input, Popconfirm, Spin } from 'antd'
import { useState } from 'react'
import type { Definition } from '../api/client'
import { actionOf, fieldOf, kindOf, useDefinitions } from '../api/definitions'
import { Problem } from '../api/problem'
import { act, create, intention, quoted, type Row, rowsIfKnown, update } from '../api/records'
import { amountText } from '../money/currencies'
import { exact, tidied } from '../money/exact'
import { plain } from '../offers/telling'
import type { ExtraProps } from '../pages/extras'
import { ReferenceSelect } from '../records/reference'
import { FieldValue } from '../records/value'
import { usePreferences } from '../shell/preferences'
import { Nothing } from '../shell/states'
import { useTexts } from '../texts'
import '../offers/offers.css'

const SHOWN = 200
const TYPED = ['fromQuantity', 'price', 'discount', 'note'] as const
type Typed = Record<(typeof TYPED)[number], string> & { other?: string }

export default function BookLines({ definition: parent, row: of }: ExtraProps) {
  const text = useTexts()
  const definition = useDefinitions().kind('sales.price_book_line')
  const byBook = kindOf(parent) === 'sales.price_book'
  const [own, other] = byBook ? ['priceBookId', 'productId'] : ['productId', 'priceBookId']
  const [adding, setAdding] = useState(0)
  const ask = { filter: `${own} = ${quoted(of.id)}`, orderBy: 'createdAt', pageSize: SHOWN }
  const { data, isPending, error } = useQuery(rowsIfKnown(definition, ask))
  if (!definition) return null
  if (isPending) return <Spin />
  if (error) return <Nothing title={error.message} />
  const mayAdd = !!actionOf(definition, 'create')
  const rows = [...data.rows].sort((one, next) => (one.titles?.[other!] ?? '').localeCompare(next.titles?.[other!] ?? '') || Number(one.fromQuantity ?? 0) - Number(next.fromQuantity ?? 0))
  const label = (name: string) => fieldOf(definition, name)?.label ?? name
  return (
    <>
      {!rows.length && !adding && <Nothing title={text('noneYet', { records: definition.pluralLabel })} />}
      {(rows.length > 0 || adding > 0) && (
        <div className="scrolls" tabIndex={0} role="region" aria-label={definition.pluralLabel}>
          <table className="plain offer-book offer-cards">
            <thead><tr>{[other!, ...TYPED].map((name) => <th key={name} scope="col">{label(name)}</th>)}<th scope="col"><span className="unseen">{text('actions')}</span></th></tr></thead>
            <tbody>
              {rows.map((row, at) => <BookLine key={row.id} definition={definition} currency={byBook ? String(of.currency ?? '') : undefined} own={own!} ownId={of.id} other={other!} row={row} place={at + 1} />)}
              {Array.from({ length: adding }, (_, at) => <BookLine key={`new${at}`} definition={definition} own={own!} ownId={of.id} other={other!} place={rows.length + at + 1} onMade={() => setAdding((n) => Math.max(0, n - 1))} />)}
            </tbody>
          </table>
        </div>
      )}
      {(data.total?.count ?? 0) > SHOWN && <p className="faint">{text('firstOf', { n: SHOWN, of: data.total!.count })}</p>}
      {mayAdd && <div className="offer-tools"><Button icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(1)} disabled={adding > 0}>{text('addLine')}</Button></div>}
    </>
  )
}

interface BookLineProps { definition: Definition; /** Of the book, where it is known. */ currency?: string; own: string; ownId: string; other: string; row?: Row; place: number; onMade?: () => void }

const typedOf = (row: Row | undefined, other: string): Typed => ({ fromQuantity: plain(row?.fromQuantity), price: plain(row?.price), discount: plain(row?.discount), note: String(row?.note ?? ''), other: row?.[other] as string | undefined })

function BookLine({ definition, currency, own, ownId, other, row, place, onMade }: BookLineProps) {
  const text = useTexts()
  const { language } = usePreferences()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [typed, setTyped] = useState(() => typedOf(row, other))
  const [refused, setRefused] = useState('')
  const [busy, setBusy] = useState(false)
  const first = typedOf(row, other)
  const dirty = !row || TYPED.some((name) => typed[name] !== first[name])
  const label = (name: string) => text('lineField', { field: fieldOf(definition, name)?.label ?? name, n: place })
  const editable = row ? !!actionOf(definition, 'update') : true
  const again = () => client.invalidateQueries({ queryKey: ['list', kindOf(definition)] })
  const save = async () => {
    setBusy(true)
    setRefused('')
    const values = Object.fromEntries(TYPED.map((name) => [name, name === 'note' ? typed.note.trim() : tidied(typed[name])]))
    try {
      if (row) await update(definition, row.id, Object.fromEntries(TYPED.filter((name) => typed[name] !== first[name]).map((name) => [name, values[name] || null])), row.version)
      else await create(definition, { [own]: ownId, [other]: typed.other, ...Object.fromEntries(Object.entries(values).filter(([, value]) => value)) }, intention())
      void message.success(text('saved', { record: definition.label }))
      await again()
      onMade?.()
    } catch (error) {
      const told = error instanceof Problem ? error.errors.map((one) => one.detail) : []
      setRefused(told.length ? told.join(' ') : (error as Error).message)
    } finally {
      setBusy(false)
    }
  }
  const away = async () => {
    try {
      await act(definition, 'delete', row!.id, {})
      await again()
    } catch (error) {
      setRefused((error as Error).message)
    }
  }
  return (
    <>
      <tr onKeyDown={(event) => { if (event.key === 'Enter' && dirty && (event.target as HTMLElement).tagName === 'INPUT' && (event.target as HTMLInputElement).type === 'text' && !(event.target as HTMLElement).closest('.ant-select')) void save() }}>
        <td className="offer-book-name">{row ? <FieldValue field={fieldOf(definition, other)!} row={row} /> : <ReferenceSelect className="wide" label={label(other)} kinds={[fieldOf(definition, other)!.ref]} value={typed.other} onChange={(value) => setTyped({ ...typed, other: value as string | undefined })} />}</td>
        {TYPED.map((name) => (
          <td key={name} data-label={fieldOf(definition, name)?.label}>
            {editable
              ? <Input size="small" aria-label={label(name)} className={name === 'note' ? undefined : 'digits'} inputMode={name === 'note' ? undefined : 'decimal'} maxLength={name === 'note' ? 200 : 30} value={typed[name]} status={name !== 'note' && typed[name] && !exact(typed[name]) ? 'error' : undefined} onChange={(event) => setTyped({ ...typed, [name]: event.target.value })} />
              : name === 'price' && typed.price && currency ? amountText(typed.price, currency, language) : name === 'discount' && typed.discount ? `${typed.discount}%` : typed[name]}
          </td>
        ))}
        <td className="offer-acts">
          {editable && dirty && <Button type="text" size="small" loading={busy} icon={<CheckOutlined aria-hidden />} aria-label={text('saveLineN', { n: place })} onClick={() => void save()} />}
          {editable && dirty && <Button type="text" size="small" icon={<UndoOutlined aria-hidden />} aria-label={text('undoLineN', { n: place })} onClick={() => (row ? setTyped(first) : onMade?.())} />}
          {row && !dirty && actionOf(definition, 'delete') && (
            <Popconfirm title={text('askDelete')} okText={text('yes')} cancelText={text('no')} onConfirm={() => void away()}>
              <Button type="text" size="small" icon={<DeleteOutlined aria-hidden />} aria-label={text('removeLineN', { n: place })} />
            </Popconfirm>
          )}
        </td>
      </tr>
      {refused && <tr className="offer-errors"><td colSpan={TYPED.length + 2} role="alert">{refused}</td></tr>}
    </>
  )
}
