// A value as people read it: names instead of ids, labels instead of codes, the company's clock.
import { LockOutlined } from '@ant-design/icons'
import { Tag, Tooltip } from 'antd'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Definition, Field } from '../api/client'
import { addressOf, useDefinitions, useMe } from '../api/definitions'
import { toldRole } from '../api/ready-made'
import type { Row } from '../api/records'
import { aboutOf } from '../conditions/about'
import { ConditionWords } from '../conditions/words'
import { amountText } from '../money/currencies'
import { usePreferences, type Language } from '../shell/preferences'
import { type TextKey, useTexts } from '../texts'
import { LineName } from './lines'
import { kindsOf, useTitles } from './titles'
import { dateText, timeText } from './times'
import { isUnset } from './value-rules'

/** A field of a record. */
export function FieldValue({ field, row, link = true, of }: { field: Field; row: Row; link?: boolean; of?: Definition }) {
  const value = row[field.name]
  const masked = row.maskedFields?.includes(field.name)
  const text = useTexts()
  if (isUnset(value)) return masked ? <Masked label={text('masked')} /> : null
  const shown = <Value field={field} value={value} title={row.titles?.[field.name]} link={link && !masked} of={of} />
  return masked ? <span>{shown} <Masked label={text('masked')} /></span> : shown
}

function Masked({ label }: { label: string }) {
  return <Tooltip title={label}><LockOutlined className="faint" aria-label={label} /></Tooltip>
}

/** A value without its record. */
export function Value({ field, value, title, link = true, of }: { field: Field; value: unknown; title?: string; link?: boolean; of?: Definition }): ReactNode {
  const { language } = usePreferences()
  const zone = useMe().timeZone
  const text = useTexts()
  if (isUnset(value)) return null
  if (field.lineOf && !Array.isArray(value)) return title ?? (of ? <LineName definition={of} field={field} id={String(value)} /> : '—')
  switch (field.type) {
    case 'boolean':
      return value ? text('yes') : text('no')
    case 'enum':
      return <Tag>{field.options.find((option) => option.value === value)?.label ?? String(value)}</Tag>
    case 'reference':
      return <Reference field={field} id={String(value)} title={title} link={link} />
    case 'list':
      return <Many field={field} values={value as string[]} />
    case 'time':
      return timeText(String(value), zone, language)
    case 'date':
      return dateText(String(value), language)
    case 'money':
      return moneyText(value as Money, language)
    case 'integer':
    case 'number':
    case 'decimal':
      return Number(value).toLocaleString(language, { maximumFractionDigits: 6 })
    case 'phone':
      return link ? <a href={`tel:${value}`} onClick={(event) => event.stopPropagation()}>{phoneText(String(value))}</a> : phoneText(String(value))
    case 'email':
      return link ? <a href={`mailto:${value}`} onClick={(event) => event.stopPropagation()}>{String(value)}</a> : String(value)
    case 'url':
      return link ? <a href={String(value)} target="_blank" rel="noreferrer noopener">{String(value)}</a> : String(value)
    case 'parts':
      return <Lines field={field} lines={value as Record<string, unknown>[]} link={link} of={of} />
    case 'custom':
      return null
    case 'condition':
      return of ? <Condition of={of} condition={String(value)} /> : <code>{String(value)}</code>
    case 'longText':
      return <span className="long-text">{String(value)}</span>
    default:
      if (isId(value)) return '—'
      // taken over from where it was entered as one
      if (field.name === 'phone') return phoneText(String(value))
      if (field.name === 'reason' && SPAM.has(String(value))) return text(`spam_${String(value)}` as TextKey)
      if (field.name === 'language') return languageName(String(value))
      return typeof value === 'object' ? JSON.stringify(value) : String(value)
  }
}

/** Languages are called by their own name. */
export const languageName = (code: string) => (code.startsWith('zh') ? '中文' : code.startsWith('en') ? 'English' : code)

/** Why a message that came by a form is no lead. */
const SPAM = new Set(['TRAP_FILLED', 'TOO_FAST', 'FORGED_SEAL', 'DUPLICATE'])

/** An id means something to programs only. */
export const isId = (value: unknown) => typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(value)

export interface Money { currency: string; amount: string }

/** The yuan is written alike in both languages. */
const sign = (currency: string) => (!currency || currency === 'CNY' ? 'narrowSymbol' as const : 'symbol' as const)

/** Amounts are decimal texts; they are grouped without passing through a float. */
export function moneyText({ currency, amount }: Money, language: Language): string {
  return amountText(amount, currency, language)
}

/** A sum as a heading tells it: whole units. */
export const sumText = ({ currency, amount }: Money, language: Language) =>
  new Intl.NumberFormat(language, { style: 'currency', currency: currency || 'CNY', currencyDisplay: sign(currency), maximumFractionDigits: 0 }).format(amount as unknown as number)

/** +8613800138000 as it is said in China; others as they are. */
export const phoneText = (phone: string) => phone
  .replace(/^\+86(1[3-9]\d)(\d{4})(\d{4})$/, '$1 $2 $3')
  .replace(/^\+86(10|2\d|[3-9]\d\d)(\d{4})(\d{3,4})$/, '0$1-$2 $3')

function Condition({ of, condition }: { of: Definition; condition: string }) {
  const about = aboutOf(useDefinitions(), of)
  return about ? <ConditionWords definition={about} condition={condition} /> : <code>{condition}</code>
}

function Reference({ field, id, title, link }: { field: Field; id: string; title?: string; link: boolean }) {
  const definitions = useDefinitions()
  const known = useTitles(title === undefined ? kindsOf(field) : [], [id])
  // what this person may not see, or is gone, has no name to tell
  const found = title ?? known.get(id) ?? '—'
  const name = field.ref === 'identity.role' ? toldRole(found) : found
  const target = definitions.kind(field.ref)
  if (!link || !target || target.service === 'identity') return name
  return <Link to={`${addressOf(target)}/${id}` as string} onClick={(event) => event.stopPropagation()}>{name}</Link>
}

function Many({ field, values }: { field: Field; values: string[] }) {
  const kinds = kindsOf(field)
  const names = useTitles(kinds, kinds.length ? values : [])
  const told = kinds.length ? values.filter((value) => names.has(value)) : values
  return told.length ? told.map((value) => <Tag key={value}>{names.get(value) ?? value}</Tag>) : '—'
}

const BARE = new Set(['integer', 'number', 'boolean', 'money'])

function Lines({ field, lines, link, of }: { field: Field; lines: Record<string, unknown>[]; link: boolean; of?: Definition }) {
  return lines.map((line, at) => (
    <div key={String(line.id ?? at)}>
      {field.fields.filter((own) => own.name !== 'id' && !isUnset(line[own.name])).map((own) => (
        // a bare number says nothing
        <span key={own.name} className="piece">{BARE.has(own.type) && <span className="faint">{own.label} </span>}<Value field={own} value={line[own.name]} link={link} of={of} /></span>
      ))}
    </div>
  ))
}
