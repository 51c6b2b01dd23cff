// Which fields a role sees in full, in part or not at all. Where nothing is said, sensitive fields are masked and others open.
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import type { Definition } from '../api/client'
import { fieldOf, isHead, kindOf, useDefinitions } from '../api/definitions'
import { Nothing } from '../shell/states'
import { useTexts } from '../texts'

export interface FieldRight { id?: string; field: string; right: string }

interface Props { rights: FieldRight[]; onChange?: (rights: FieldRight[]) => void; definition: Definition }

export function FieldRights({ rights, onChange, definition }: Props) {
  const text = useTexts()
  const definitions = useDefinitions()
  const options = fieldOf(definition, 'fieldRights')?.fields.find((field) => field.name === 'right')?.options ?? []
  const fields = definitions.all.map((one) => ({
    label: one.label,
    options: one.fields.filter((field) => !isHead(field)).map((field) => ({ value: `${kindOf(one)}.${snake(field.name)}`, label: `${one.label} · ${field.label}` })),
  }))
  const label = (name: string) => fields.flatMap((group) => group.options).find((option) => option.value === name)?.label ?? name
  const put = (at: number, changes: Partial<FieldRight>) => onChange?.(rights.map((one, index) => (index === at ? { ...one, ...changes } : one)))
  return (
    <>
      <p className="faint">{text('fieldRightsHelp')}</p>
      {!rights.length && <Nothing title={text('noFieldRights')} />}
      {rights.map((right, at) => (
        <div key={right.id ?? at} className="field-right">
          {onChange ? <Select showSearch={{ optionFilterProp: 'label' }} className="grow" value={right.field || undefined} options={fields} aria-label={text('field')} placeholder={text('choose')} onChange={(field) => put(at, { field })} /> : <span className="grow">{label(right.field)}</span>}
          <Select className="scope" value={right.right} options={options} disabled={!onChange} aria-label={text('fieldRights')} onChange={(value) => put(at, { right: value })} />
          {onChange && <Button type="text" icon={<DeleteOutlined aria-hidden />} aria-label={text('removeLine')} onClick={() => onChange(rights.filter((_, index) => index !== at))} />}
        </div>
      ))}
      {onChange && <Button icon={<PlusOutlined aria-hidden />} onClick={() => onChange([...rights, { field: '', right: 'MASKED' }])}>{text('addLine')}</Button>}
    </>
  )
}

/** Roles name fields as the definitions' source does. */
const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
