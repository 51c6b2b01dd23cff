// What may be done with several records at once: a command made for many where there is one, else one after another,
// and at the end what was refused and why.
import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Form, Modal, Progress } from 'antd'
import { useState } from 'react'
import type { Action, Definition } from '../api/client'
import { kindOf } from '../api/definitions'
import { act, idsIn, type Row } from '../api/records'
import { useTexts } from '../texts'
import { filled } from './changes'
import type { Values } from './drafts'
import { FieldInput } from './field-input'
import { JobProgress } from './outcome'
import { titleOf } from './titles'

/** Told once, or about one record only. */
const SINGLE = new Set(['update', 'invite', 'reset_password', 'create', 'unshare', 'restore', 'move', 'win', 'lose', 'reopen'])

interface Result { row: Row; refused?: string }

export function BulkBar({ definition, rows, only, onDone }: { definition: Definition; rows: Row[]; only?: string[]; onDone: () => void }) {
  const text = useTexts()
  const [asking, setAsking] = useState<Action>()
  const forMany = (action: Action) => !action.onRecord && action.name !== 'create' && action.fields.some((field) => field.name === 'filter')
  const offered = definition.actions.filter((action) => (only ? only.includes(action.name) : forMany(action) || (action.onRecord && !SINGLE.has(action.name))))
  // `transfers` makes `transfer` one by one superfluous
  const actions = offered.filter((action) => !offered.some((other) => other !== action && forMany(other) && other.name === `${action.name}s`))
  return (
    <div className="bulk" role="region" aria-label={text('selectedActions')}>
      <span>{text('selected', { n: rows.length })}</span>
      {actions.map((action) => <Button key={action.name} size="small" danger={action.name === 'delete'} onClick={() => setAsking(action)}>{action.label}</Button>)}
      <Button size="small" type="text" onClick={onDone}>{text('unselect')}</Button>
      {asking && <BulkDialog definition={definition} action={asking} rows={rows} asJob={forMany(asking)} onClose={(changed) => { setAsking(undefined); if (changed) onDone() }} />}
    </div>
  )
}

function BulkDialog({ definition, action, rows, asJob, onClose }: { definition: Definition; action: Action; rows: Row[]; asJob: boolean; onClose: (changed: boolean) => void }) {
  const text = useTexts()
  const client = useQueryClient()
  const [form] = Form.useForm<Values>()
  const [results, setResults] = useState<Result[]>()
  const [job, setJob] = useState<string>()
  const [refused, setRefused] = useState('')
  const fields = action.fields.filter((field) => !(asJob && field.name === 'filter'))
  const settle = () => void client.invalidateQueries({ queryKey: ['list', kindOf(definition)] })

  const run = async () => {
    const body = filled(fields, form.getFieldsValue(true) as Values)
    if (asJob) {
      try {
        setJob((await act(definition, action.name, undefined, { ...body, filter: idsIn(rows.map((row) => row.id)) })).id)
      } catch (error) {
        setRefused((error as Error).message)
      }
      return
    }
    const done: Result[] = []
    setResults([])
    for (const row of rows) {
      const refusal = await act(definition, action.name, row.id, body).then(() => undefined, (error: Error) => error.message)
      done.push({ row, refused: refusal })
      setResults([...done])
    }
    settle()
  }
  const started = !!results || !!job
  const over = job ? true : results?.length === rows.length
  const bad = results?.filter((result) => result.refused) ?? []
  return (
    <Modal
      open onCancel={() => onClose(started)} title={text('actionOnMany', { action: action.label, n: rows.length })}
      okText={started ? text('close') : action.label} onOk={() => (started ? onClose(true) : form.submit())} okButtonProps={{ disabled: started && !over }} cancelButtonProps={{ style: { display: started ? 'none' : undefined } }} cancelText={text('cancel')}
    >
      {refused && <Alert type="error" showIcon title={refused} role="alert" className="spaced" />}
      {!started && <p>{text('askMany', { n: rows.length, records: definition.pluralLabel })}</p>}
      {!started && (
        <Form form={form} layout="vertical" onFinish={run}>
          {fields.map((field) => (
            <Form.Item key={field.name} name={field.name} label={field.label} rules={field.required ? [{ required: true, message: text('requiredField', { field: field.label }) }] : []}>
              <FieldInput field={field} about={definition} definition={definition} />
            </Form.Item>
          ))}
        </Form>
      )}
      {job && <JobProgress service={definition.service} job={job} onOver={settle} />}
      {results && <Progress percent={Math.round((results.length / rows.length) * 100)} aria-label={action.label} />}
      {results && <p role="status">{text('manyDone', { done: results.length - bad.length, refused: bad.length })}</p>}
      {bad.length > 0 && <ul className="refusals">{bad.map(({ row, refused: why }) => <li key={row.id}><strong>{titleOf(definition, row)}</strong>: {why}</li>)}</ul>}
    </Modal>
  )
}
