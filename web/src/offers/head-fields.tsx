// The fields of an offer beside its lines, each input by its type.
import { AutoComplete } from 'antd'
import { useId } from 'react'
import type { Definition, Field } from '../api/client'
import { fieldOf, useDefinitions } from '../api/definitions'
import type { Row } from '../api/records'
import { CURRENCIES } from '../money/currencies'
import type { Values } from '../records/drafts'
import { FieldInput } from '../records/field-input'
import { isUnset } from '../records/value-rules'
import { useTexts } from '../texts'

interface HeadFieldsProps { definition: Definition; names: string[]; values: Values; row?: Row; strict: boolean; errors: Record<string, string>; onChange: (values: Values) => void }

/** These are chosen among the customer's own. */
const OF_CUSTOMER = new Set(['contactId', 'opportunityId'])

export function HeadFields({ definition, names, values, row, strict, errors, onChange }: HeadFieldsProps) {
  const text = useTexts()
  const definitions = useDefinitions()
  const id = useId()
  const fields = names.flatMap((name) => fieldOf(definition, name) ?? []).filter((field) => field.right === 'edit' && (!field.ref || definitions.kind(field.ref)))
  const set = (field: Field, value: unknown) => onChange({ [field.name]: value, ...(field.name === 'customerId' && { contactId: undefined, opportunityId: undefined }) })
  return (
    <div className="offer-head">
      {fields.map((field) => {
        const own = `${id}${field.name}`
        const missing = strict && field.required && isUnset(values[field.name]) ? text('requiredField', { field: field.label }) : undefined
        const wrong = errors[field.name] ?? missing
        const locked = !!row && field.immutable
        const filter = OF_CUSTOMER.has(field.name) && values.customerId ? `customerId = ${String(values.customerId)}` : undefined
        return (
          <div key={field.name} className={field.type === 'longText' ? 'offer-field wide-field' : 'offer-field'}>
            <label htmlFor={own}>{field.required && <span className="form-preview-star" aria-hidden>* </span>}{field.label}</label>
            {field.name === 'currency'
              ? <AutoComplete id={own} className="wide" disabled={locked} value={String(values.currency ?? '')} options={CURRENCIES.map((one) => ({ value: one, label: one }))} status={wrong ? 'error' : undefined} onChange={(value: string) => set(field, value?.toUpperCase())} />
              : <FieldInput field={field} id={own} definition={definition} values={values} disabled={locked} filter={filter} value={values[field.name]} onChange={(value) => set(field, value)} />}
            {wrong && <div className="offer-wrong" role="alert">{wrong}</div>}
          </div>
        )
      })}
    </div>
  )
}
