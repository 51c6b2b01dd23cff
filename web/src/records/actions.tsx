// What may be done with a record: a button each, a form where the action asks something, a question before what cannot be undone.
import { DownOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Dropdown, Form, Modal, Spin } from 'antd'
import { Suspense, useState } from 'react'
import type { Action, Definition } from '../api/client'
import { actionOf } from '../api/definitions'
import { Problem } from '../api/problem'
import { act, type Row } from '../api/records'
import { isJob, watchJob } from '../jobs/jobs'
import { useTexts } from '../texts'
import { filled } from './changes'
import type { Values } from './drafts'
import { FieldInput } from './field-input'
import { Outcome } from './outcome'
import { type OwnDialogProps, ownDialog } from './own-dialogs'
import { placed } from './refusals'
import { refresh } from './refresh'
import { titleOf } from './titles'

/** Shown as buttons; the others are behind "more". */
const IN_SIGHT = 4
const DANGEROUS = new Set(['delete', 'deactivate', 'rotate_key'])
/** What people do most comes first, then what changes hands, then the rest. */
const ORDER = ['claim', 'grab', 'approve', 'reject', 'submit', 'confirm', 'update', 'send', 'accept', 'decline', 'withdraw', 'sign', 'issue', 'allocate', 'deliver', 'request_contract', 'request_payment', 'request_invoice', 'convert', 'move', 'win', 'lose', 'complete', 'release', 'transfer', 'assign', 'disqualify', 'reopen', 'share']

export function permitted(definition: Definition, row: Row): Action[] {
  const names = row.actions ?? []
  const place = (name: string) => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length + (DANGEROUS.has(name) ? 1 : 0))
  return names.flatMap((name) => actionOf(definition, name) ?? []).filter((action) => fits(action, row)).sort((one, other) => place(one.name) - place(other.name))
}

/** A locked record is unlocked, not locked again; nobody's share is taken back where there is none. */
function fits(action: Action, row: Row): boolean {
  if (action.name === 'unlock') return !!row.locked
  if (action.name === 'lock') return !row.locked
  if (action.name === 'unshare') return Array.isArray(row.shares) && row.shares.length > 0
  if (action.name === 'activate') return row.active === false
  if (action.name === 'deactivate') return row.active !== false
  return true
}

export function RecordActions({ definition, row, onEdit, onGone }: { definition: Definition; row: Row; onEdit: () => void; onGone: () => void }) {
  const text = useTexts()
  const [asking, setAsking] = useState<Action>()
  const actions = permitted(definition, row)
  const start = (action: Action) => (action.name === 'update' ? onEdit() : setAsking(action))
  const [seen, more] = [actions.slice(0, IN_SIGHT), actions.slice(IN_SIGHT)]
  return (
    <div className="record-actions">
      {seen.map((action, at) => <Button key={action.name} type={at || DANGEROUS.has(action.name) ? 'default' : 'primary'} danger={DANGEROUS.has(action.name)} onClick={() => start(action)}>{action.label}</Button>)}
      {more.length > 0 && (
        <Dropdown trigger={['click']} menu={{ items: more.map((action) => ({ key: action.name, label: action.label, danger: DANGEROUS.has(action.name), onClick: () => start(action) })) }}>
          <Button icon={<DownOutlined aria-hidden />} iconPlacement="end">{text('more')}</Button>
        </Dropdown>
      )}
      {asking && <Asked definition={definition} action={asking} row={row} onClose={() => setAsking(undefined)} onDone={() => asking.name === 'delete' && onGone()} />}
    </div>
  )
}

/** The question by hand where there is one, else a form of what the action asks. */
export function Asked(props: OwnDialogProps) {
  const Own = ownDialog(props.definition, props.action)
  return Own ? <Suspense fallback={<Spin fullscreen />}><Own {...props} /></Suspense> : <ActionDialog {...props} />
}

function ActionDialog({ definition, action, row, onClose, onDone }: OwnDialogProps) {
  const text = useTexts()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [form] = Form.useForm<Values>()
  const [refused, setRefused] = useState('')
  const [busy, setBusy] = useState(false)
  const [reply, setReply] = useState<Row>()
  const run = async () => {
    setBusy(true)
    setRefused('')
    try {
      const answer = await act(definition, action.name, row.id, filled(action.fields, form.getFieldsValue(true) as Values))
      if (!isJob(answer)) void message.success(text('done', { action: action.label }))
      void refresh(client, definition, row.id, action.name === 'delete' ? 'gone' : answer)
      onDone?.(answer)
      // work in the background goes on in the corner of the screen
      if (isJob(answer)) watchJob({ service: definition.service, id: answer.id, title: text('actionOn', { action: action.label, name: titleOf(definition, row) }) })
      // an answer that is not the record tells something, such as a link for a new colleague
      if (answer && !isJob(answer) && answer.version === undefined && Object.keys(answer).length) setReply(answer)
      else onClose()
    } catch (error) {
      const { shown, others } = placed(error instanceof Problem ? error.errors : [], action.fields)
      form.setFields(shown as never)
      setRefused([...(shown.length ? [] : [(error as Error).message]), ...others].join(' '))
    } finally {
      setBusy(false)
    }
  }
  if (reply) return <Outcome action={action} reply={reply} onClose={onClose} />
  return (
    <Modal
      open onCancel={onClose} onOk={() => form.submit()} okText={action.label} cancelText={text('cancel')} confirmLoading={busy} okButtonProps={{ danger: DANGEROUS.has(action.name) }}
      title={text('actionOn', { action: action.label, name: titleOf(definition, row) })}
    >
      {refused && <Alert type="error" showIcon title={refused} role="alert" className="spaced" />}
      {!action.fields.length && <p>{text(action.name === 'delete' ? 'askDelete' : 'askAction', { action: action.label })}</p>}
      <Form form={form} layout="vertical" onFinish={run}>
        {action.fields.map((field) => (
          <Form.Item key={field.name} name={field.name} label={field.label} extra={field.help || undefined} validateTrigger="onSubmit" rules={field.required ? [{ required: true, message: text('requiredField', { field: field.label }) }] : []}>
            <FieldInput field={field} about={definition} definition={definition} values={row as Values} />
          </Form.Item>
        ))}
      </Form>
    </Modal>
  )
}
