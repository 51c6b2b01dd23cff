// The input for a field, by its type. Values are as the API speaks them: instants, plain days, decimal texts.
import { DatePicker, Input, InputNumber, Select, Space, Switch } from 'antd'
import dayjs from 'dayjs'
import type { Definition, Field } from '../api/client'
import { useMe } from '../api/definitions'
import { ConditionInput } from '../conditions/drawer'
import { CURRENCIES } from '../money/currencies'
import { useTexts } from '../texts'
import type { Values } from './drafts'
import { LineSelect } from './lines'
import { ReferenceSelect } from './reference'
import { asInstant, onTheWall } from './times'
import { kindsOf } from './titles'
import { languageName, type Money } from './value'

export interface FieldInputProps {
  field: Field
  id?: string
  value?: unknown
  onChange?: (value: unknown) => void
  disabled?: boolean
  /** Whose field it is: lines are looked for there. */
  definition?: Definition
  /** What else the form holds: it narrows the choice of a line. */
  values?: Values
  /** Whose records a condition is about. */
  about?: Definition
  /** Narrows the choice of a reference. */
  filter?: string
}

export function FieldInput({ field, id, value, onChange, disabled, about, filter, definition, values }: FieldInputProps) {
  const text = useTexts()
  const zone = useMe().timeZone
  const plain = { id, disabled, value: value as string, onChange: (event: { target: { value: string } }) => onChange?.(event.target.value) }
  const limit = field.maxLength > 0 ? field.maxLength : undefined
  if (field.lineOf && definition) return <LineSelect id={id} definition={definition} field={field} values={values ?? {}} value={value as string} onChange={onChange} disabled={disabled} />
  // ids that name people are chosen, whatever they are sent as
  if (field.type === 'text' && kindsOf(field).length) return <ReferenceSelect id={id} kinds={kindsOf(field)} value={value as string} onChange={onChange} disabled={disabled} />
  switch (field.type) {
    case 'boolean':
      return <Switch id={id} disabled={disabled} checked={!!value} onChange={onChange} />
    case 'enum':
      return <Select id={id} disabled={disabled} allowClear={!field.required} value={typeof value === 'string' && value.endsWith('_UNSPECIFIED') ? undefined : (value as string)} options={field.options} onChange={onChange} placeholder={text('choose')} />
    case 'reference':
      return <ReferenceSelect id={id} kinds={kindsOf(field)} value={value as string} onChange={onChange} disabled={disabled} filter={filter} />
    case 'list':
      return kindsOf(field).length
        ? <ReferenceSelect id={id} kinds={kindsOf(field)} value={value as string[]} onChange={onChange} disabled={disabled} multiple />
        : <Select id={id} mode="tags" disabled={disabled} value={(value as string[]) ?? []} onChange={onChange} placeholder={text('typeAndEnter')} suffixIcon={null} open={false} tokenSeparators={[',', '，', ';', '；']} />
    case 'date':
      return <DatePicker id={id} className="wide" disabled={disabled} value={value ? dayjs(value as string) : null} onChange={(day) => onChange?.(day ? day.format('YYYY-MM-DD') : undefined)} />
    case 'time':
      return (
        <DatePicker
          id={id} className="wide" disabled={disabled} showTime={{ format: 'HH:mm', minuteStep: 5 }} format="YYYY-MM-DD HH:mm" needConfirm={false}
          value={value ? onTheWall(value as string, zone) : null} onChange={(time) => onChange?.(time ? asInstant(time, zone) : undefined)}
        />
      )
    case 'integer':
    case 'number':
      return <InputNumber controls={false} id={id} className="wide" disabled={disabled} precision={field.type === 'integer' ? 0 : undefined} value={value as number} onChange={(number) => onChange?.(number ?? undefined)} />
    case 'decimal':
      // kept as text: a number of the browser's would lose digits
      return <InputNumber<string> controls={false} id={id} className="wide" disabled={disabled} stringMode value={value as string} onChange={(number) => onChange?.(number === null ? undefined : String(number))} />
    case 'money':
      return <MoneyInput id={id} disabled={disabled} value={value as Money | undefined} onChange={onChange} />
    case 'condition':
      return about ? <ConditionInput id={id} definition={about} value={value as string} onChange={onChange} /> : <Input.TextArea {...plain} autoSize={{ minRows: 2 }} />
    case 'longText':
      return <Input.TextArea {...plain} autoSize={{ minRows: 3, maxRows: 12 }} maxLength={limit} />
    case 'phone':
      return <Input {...plain} inputMode="tel" maxLength={limit} autoComplete="off" />
    case 'email':
      return <Input {...plain} inputMode="email" maxLength={limit} autoComplete="off" />
    case 'url':
      return <Input {...plain} inputMode="url" maxLength={limit} />
    default:
      if (field.name.toLowerCase().includes('password')) return <Input.Password {...plain} autoComplete="new-password" />
      if (field.name === 'language') return <Select id={id} disabled={disabled} allowClear value={value as string} options={['zh-CN', 'en'].map((code) => ({ value: code, label: languageName(code) }))} onChange={onChange} placeholder={text('choose')} />
      if (field.name === 'reason') return <Input.TextArea {...plain} autoSize={{ minRows: 2 }} maxLength={limit} />
      return <Input {...plain} maxLength={limit} autoComplete="off" />
  }
}

function MoneyInput({ id, value, onChange, disabled }: { id?: string; value?: Money; onChange?: (value: unknown) => void; disabled?: boolean }) {
  const text = useTexts()
  const currency = value?.currency || 'CNY'
  return (
    <Space.Compact block>
      <Select aria-label={text('currency')} disabled={disabled} value={currency} style={{ width: 88 }} options={CURRENCIES.map((one) => ({ value: one, label: one }))} onChange={(next) => onChange?.({ currency: next, amount: value?.amount ?? '' })} />
      <InputNumber controls={false} id={id} stringMode className="wide" disabled={disabled} min="0" value={value?.amount} onChange={(amount) => onChange?.(amount === null || amount === '' ? undefined : { currency, amount: String(amount) })} />
    </Space.Compact>
  )
}

