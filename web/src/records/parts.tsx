// The lines of a record (addresses, items), added, changed and taken away within its form.
import { DeleteOutlined, DownOutlined, PlusOutlined, UpOutlined } from '@ant-design/icons'
import { Button, Form } from 'antd'
import type { Definition, Field } from '../api/client'
import { useTexts } from '../texts'
import type { Values } from './drafts'
import { FieldInput } from './field-input'

export function Parts({ field, disabled, definition }: { field: Field; disabled?: boolean; definition?: Definition }) {
  const text = useTexts()
  // lines that name other lines of the record are chosen among those typed in
  const values = Form.useWatch((all: Values) => (field.fields.some((own) => own.lineOf) ? all : undefined), { preserve: true })
  // lines that must stay say so themselves
  const held = field.fields.some((own) => own.name === 'required' && own.right !== 'edit')
  const inputs = field.fields.filter((own) => own.name !== 'id' && own.right === 'edit')
  return (
    <fieldset className="parts">
      <legend>{field.label}</legend>
      {field.help && <p className="faint parts-help">{field.help}</p>}
      <Form.List name={field.name}>
        {(lines, { add, remove, move }, { errors }) => (
          <>
            {lines.map(({ key, name }, at) => (
              <div key={key} className="part">
                <Form.Item name={[name, 'id']} hidden><input type="hidden" /></Form.Item>
                {inputs.map((own) => (
                  <Form.Item key={own.name} name={[name, own.name]} label={own.label} required={own.required} className={own.type === 'longText' ? 'part-field part-wide' : 'part-field'}>
                    <FieldInput field={own} disabled={disabled} definition={definition} values={values} />
                  </Form.Item>
                ))}
                {!disabled && (
                  <span className="part-tools">
                    {at > 0 && <Button type="text" icon={<UpOutlined aria-hidden />} aria-label={text('lineUp')} onClick={() => move(at, at - 1)} />}
                    {at < lines.length - 1 && <Button type="text" icon={<DownOutlined aria-hidden />} aria-label={text('lineDown')} onClick={() => move(at, at + 1)} />}
                    <Remove name={[field.name, name, 'required']} held={held} onClick={() => remove(name)} />
                  </span>
                )}
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

function Remove({ name, held, onClick }: { name: (string | number)[]; held: boolean; onClick: () => void }) {
  const text = useTexts()
  const required = Form.useWatch(name, { preserve: true }) as unknown
  if (held && required === true) return null
  return <Button type="text" icon={<DeleteOutlined aria-hidden />} aria-label={text('removeLine')} onClick={onClick} />
}
