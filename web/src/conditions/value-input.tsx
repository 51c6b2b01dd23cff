// What a condition compares with: a text, options of an enum, people (me among them), a day or so many days ago.
import { DatePicker, Input, InputNumber, Select, Space } from 'antd'
import dayjs from 'dayjs'
import type { Definition, Field } from '../api/client'
import { LineSelect } from '../records/lines'
import { ReferenceSelect } from '../records/reference'
import { kindsOf } from '../records/titles'
import { useTexts } from '../texts'
import type { Comparison, Value } from './model'

interface InputProps { definition: Definition; field: Field; comparison: Comparison; onChange: (value: Value) => void }

export function ValueInput({ definition, field, comparison, onChange }: InputProps) {
  const text = useTexts()
  const label = text('conditionValue')
  const { value } = comparison
  const single = 'text' in value ? value.text : ''
  const several = ('list' in value ? value.list : [value]).flatMap((one) => ('text' in one && one.text ? [one.text] : 'call' in one ? [`${one.call}()`] : []))
  const put = (texts: string[]) => {
    const values = texts.map((one): Value => (one === 'me()' ? { call: 'me' } : { text: one }))
    onChange(comparison.operator === 'IN' ? { list: values } : (values.at(-1) ?? { text: '' }))
  }
  if (field.lineOf) return <LineSelect definition={definition} field={field} multiple={comparison.operator === 'IN'} value={comparison.operator === 'IN' ? several : single} label={label} className="condition-value" onChange={(ids) => put([ids ?? []].flat() as string[])} />
  switch (field.type) {
    case 'boolean':
      return <Select value={single} aria-label={label} className="condition-value" options={[{ value: 'true', label: text('yes') }, { value: 'false', label: text('no') }]} onChange={(one) => onChange({ text: one })} />
    case 'enum':
      return <Select mode="multiple" value={several} aria-label={label} className="condition-value" options={field.options} onChange={put} />
    case 'reference': {
      const me = field.ref === 'identity.user' ? [{ value: 'me()', label: text('me') }] : []
      return <ReferenceSelect kinds={kindsOf(field)} value={several} onChange={(ids) => put((ids as string[]) ?? [])} multiple extra={me} label={label} className="condition-value" />
    }
    case 'list':
      if (kindsOf(field).length) return <ReferenceSelect kinds={kindsOf(field)} value={single || undefined} onChange={(id) => onChange({ text: (id as string) ?? '' })} label={label} className="condition-value" />
      return <Input value={single} aria-label={label} className="condition-value" onChange={(event) => onChange({ text: event.target.value })} />
    case 'date':
    case 'time':
      return <DayInput value={value} onChange={onChange} label={label} />
    case 'integer':
    case 'number':
    case 'decimal':
    case 'money':
      return <InputNumber controls={false} stringMode value={single} aria-label={label} className="condition-value" onChange={(number) => onChange({ text: number === null ? '' : String(number) })} />
    default:
      return <Input value={single} aria-label={label} className="condition-value" onChange={(event) => onChange({ text: event.target.value })} />
  }
}

/** A fixed day, today, or so many days before or after it: a saved filter should not grow old. */
function DayInput({ value, onChange, label }: { value: Value; onChange: (value: Value) => void; label: string }) {
  const text = useTexts()
  const distance = 'call' in value ? (value.distance ?? 0) : 0
  const way = 'call' in value ? (distance < 0 ? 'ago' : distance > 0 ? 'ahead' : value.call === 'now' ? 'now' : 'today') : 'day'
  const choose = (next: string) => {
    const started: Record<string, Value> = {
      day: { text: '' }, today: { call: 'today' }, now: { call: 'now' }, ago: { call: 'today', distance: -30, unit: 'd' }, ahead: { call: 'today', distance: 7, unit: 'd' },
    }
    onChange(started[next]!)
  }
  const options = (['today', 'ago', 'ahead', 'day', 'now'] as const).map((one) => ({ value: one, label: text(`day_${one}`) }))
  return (
    <Space.Compact className="condition-value">
      <Select value={way} aria-label={label} options={options} onChange={choose} popupMatchSelectWidth={false} />
      {way === 'day' && <DatePicker aria-label={text('date')} value={'text' in value && value.text ? dayjs(value.text) : null} onChange={(day) => onChange({ text: day ? day.format('YYYY-MM-DD') : '' })} />}
      {'call' in value && (way === 'ago' || way === 'ahead') && (
        <InputNumber controls={false}
          min={1} value={Math.abs(distance)} aria-label={text('days')}
          suffix={value.unit === 'd' ? text('days').toLowerCase() : value.unit} onChange={(number) => onChange({ ...value, distance: (way === 'ago' ? -1 : 1) * (Number(number) || 1) })}
        />
      )}
    </Space.Compact>
  )
}
