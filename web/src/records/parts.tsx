// The lines of a record (addresses, items), added, changed and taken away within its form.
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Form } from 'antd'
import type { Definition, Field } from '../api/client'
import { useTexts } from '../texts'
import type { Values } from './drafts'
import { FieldInput } from './field-input'

export function Parts({ field, disabled, definition }: { field: Field; disabled?: boolean; definition?: Definition }) {
  const text = useTexts()
  // lines that name other lines of the record are chosen among those typed in
  const values = Form.useWatch((all: Values) => (field.fields.some((own) => own.lineOf) ? all : undefined), { preserve: true })
  const inputs = field.fields.filter((own) => own.name !== 'id' && own.right === 'edit')
  return (
    <fieldset className="parts">
      <legend>{field.label}</legend>
      <Form.List name={field.name}>
        {(lines, { add, remove }, { errors }) => (
          <>
            {lines.map(({ key, name }) => (
              <div key={key} className="part">
                <Form.Item name={[name, 'id']} hidden><input type="hidden" /></Form.Item>
                {inputs.map((own) => (
                  <Form.Item key={own.name} name={[name, own.name]} label={own.label} required={own.required} className="part-field">
                    <FieldInput field={own} disabled={disabled} definition={definition} values={values} />
                  </Form.Item>
                ))}
                {!disabled && <Button type="text" icon={<DeleteOutlined aria-hidden />} aria-label={text('removeLine')} onClick={() => remove(name)} />}
              </div>
            ))}
            <Form.ErrorList errors={errors} />
            {!disabled && <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => add({})}>{text('addLine')}</Button>}
          </>
        )}
      </Form.List>
    </fieldset>
  )
}
