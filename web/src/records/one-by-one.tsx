// An action on several records, one after another: what went well is counted, what was refused is named with its reason.
import { useQueryClient } from '@tanstack/react-query'
import { Button, Form, Modal, Progress } from 'antd'
import { useState } from 'react'
import type { Action, Definition } from '../api/client'
import { kindOf } from '../api/definitions'
import { Problem } from '../api/problem'
import { act, type Row } from '../api/records'
import { useTexts } from '../texts'
import { filled } from './changes'
import type { Values } from './drafts'
import { FieldInput } from './field-input'
import { titleOf } from './titles'

interface Result { row: Row; refused?: string; suspected?: boolean }

export function OneByOne({ definition, action, rows, onClose }: { definition: Definition; action: Action; rows: Row[]; onClose: (changed: boolean) => void }) {
  const text = useTexts()
  const client = useQueryClient()
  const [form] = Form.useForm<Values>()
  const [results, setResults] = useState<Result[]>()
  // the list behind shrinks while they are worked through
  const [chosen] = useState(rows)

  /** `known`: those that are held back only since they may be there already, once more. */
  const run = async (known = false) => {
    const body = filled(action.fields, form.getFieldsValue(true) as Values)
    const done = known ? (results ?? []).filter((result) => !result.suspected) : []
    setResults(done)
    for (const row of known ? alike.map((result) => result.row) : chosen) {
      const result = await act(definition, action.name, row.id, body, known).then((): Result => ({ row }), (error: Error) => ({
        row, refused: error.message, suspected: error instanceof Problem && error.reason === 'DUPLICATE_SUSPECTED',
      }))
      done.push(result)
      setResults([...done])
    }
    void client.invalidateQueries({ queryKey: ['list', kindOf(definition)] })
  }
  const started = !!results
  const over = results?.length === chosen.length
  const bad = results?.filter((result) => result.refused) ?? []
  const alike = bad.filter((result) => result.suspected)
  return (
    <Modal
      open onCancel={() => onClose(started)} title={text('actionOnMany', { action: action.label, n: chosen.length })}
      okText={started ? text('close') : action.label} onOk={() => (started ? onClose(true) : form.submit())} okButtonProps={{ disabled: started && !over }} cancelButtonProps={{ style: { display: started ? 'none' : undefined } }} cancelText={text('cancel')}
    >
      {!started && <p>{text('askMany', { n: chosen.length, records: definition.pluralLabel })}</p>}
      {!started && (
        <Form form={form} layout="vertical" onFinish={() => run()}>
          {action.fields.map((field) => (
            <Form.Item key={field.name} name={field.name} label={field.label} rules={field.required ? [{ required: true, message: text('requiredField', { field: field.label }) }] : []}>
              <FieldInput field={field} about={definition} definition={definition} />
            </Form.Item>
          ))}
        </Form>
      )}
      {results && <Progress percent={Math.round((results.length / chosen.length) * 100)} aria-label={action.label} />}
      {results && <p role="status">{text('manyDone', { done: results.length - bad.length, refused: bad.length })}</p>}
      {bad.length > 0 && <ul className="refusals">{bad.map(({ row, refused: why }) => <li key={row.id}><strong>{titleOf(definition, row)}</strong>: {why}</li>)}</ul>}
      {over && alike.length > 0 && <Button size="small" onClick={() => void run(true)}>{text('anywayMany', { action: action.label, n: alike.length })}</Button>}
    </Modal>
  )
}
