// The questions of a form, one card each: in what words, what kind of answer, and which of the lead's fields it fills.
import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Card, Form, Input, Select, Switch } from 'antd'
import type { Definition } from '../api/client'
import { fieldOf } from '../api/definitions'
import { useTexts } from '../texts'

export interface Question { id?: string; name?: string; label?: string; labelEn?: string; kind?: string; required?: boolean; options?: string[]; target?: string }

const CHOICES = ['CHOICE', 'CHOICES']

/** Pages send answers by name; people don't choose names: it is the lead's field, or a number. */
export function named(questions: Question[]): Question[] {
  const taken = new Set(questions.flatMap((one) => one?.name ?? []))
  return questions.filter(Boolean).map((one) => {
    if (one.name) return one
    const wanted = one.target && !one.target.endsWith('_UNSPECIFIED') ? one.target.replace(/^LEAD_/, '').toLowerCase() : 'question'
    let name = wanted
    for (let at = 2; taken.has(name); at += 1) name = `${wanted}${at}`
    taken.add(name)
    return { ...one, name }
  })
}

export function Questions({ definition, disabled }: { definition: Definition; disabled: boolean }) {
  const text = useTexts()
  return (
    <Form.List name="fields">
      {(lines, { add, remove, move }, { errors }) => (
        <>
          {lines.map(({ key, name }) => (
            <Card key={key} size="small" className="spaced stage" title={<span className="faint">{text('questionNumber', { n: name + 1 })}</span>} extra={!disabled && (
              <>
                <Button type="text" size="small" icon={<ArrowUpOutlined aria-hidden />} disabled={name === 0} aria-label={text('questionUp', { n: name + 1 })} onClick={() => move(name, name - 1)} />
                <Button type="text" size="small" icon={<ArrowDownOutlined aria-hidden />} disabled={name === lines.length - 1} aria-label={text('questionDown', { n: name + 1 })} onClick={() => move(name, name + 1)} />
                <Button type="text" size="small" icon={<DeleteOutlined aria-hidden />} aria-label={text('questionRemove', { n: name + 1 })} onClick={() => remove(name)} />
              </>
            )}>
              <QuestionFields definition={definition} at={name} />
            </Card>
          ))}
          <Form.ErrorList errors={errors} />
          {!disabled && <Button icon={<PlusOutlined aria-hidden />} onClick={() => add({ kind: 'TEXT' })}>{text('addQuestion')}</Button>}
        </>
      )}
    </Form.List>
  )
}

function QuestionFields({ definition, at }: { definition: Definition; at: number }) {
  const text = useTexts()
  const part = fieldOf(definition, 'fields')
  const own = (name: string) => part?.fields.find((field) => field.name === name)
  const kind = Form.useWatch(['fields', at, 'kind']) as string | undefined
  const label = own('label')?.label ?? ''
  return (
    <div className="question-fields">
      <Form.Item name={[at, 'id']} hidden><input type="hidden" /></Form.Item>
      <Form.Item name={[at, 'name']} hidden><input type="hidden" /></Form.Item>
      <Form.Item name={[at, 'label']} label={label} rules={[{ required: true, whitespace: true, message: text('requiredField', { field: label }) }]}><Input maxLength={200} /></Form.Item>
      <Form.Item name={[at, 'labelEn']} label={own('labelEn')?.label}><Input maxLength={200} /></Form.Item>
      <Form.Item name={[at, 'kind']} label={own('kind')?.label}><Select options={own('kind')?.options} /></Form.Item>
      <Form.Item name={[at, 'target']} label={own('target')?.label}><Select allowClear showSearch={{ optionFilterProp: 'label' }} options={own('target')?.options} placeholder={text('noTarget')} /></Form.Item>
      <Form.Item name={[at, 'required']} label={own('required')?.label} valuePropName="checked"><Switch /></Form.Item>
      {CHOICES.includes(kind ?? '') && (
        <Form.Item name={[at, 'options']} label={own('options')?.label} extra={text('optionsHelp')} className="stage-wide"><Select mode="tags" open={false} suffixIcon={null} placeholder={text('typeAndEnter')} tokenSeparators={[',', '，', ';', '；']} /></Form.Item>
      )}
    </div>
  )
}
