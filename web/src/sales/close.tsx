// How a deal ended: won or lost, why, and against whom.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Form, Input, Modal, Radio, Spin } from 'antd'
import { useState } from 'react'
import { fieldOf, useDefinitions } from '../api/definitions'
import { Problem } from '../api/problem'
import { act, rowsQuery } from '../api/records'
import { filled } from '../records/changes'
import type { Values } from '../records/drafts'
import type { OwnDialogProps } from '../records/own-dialogs'
import { placed } from '../records/refusals'
import { refresh } from '../records/refresh'
import { titleOf } from '../records/titles'
import { useTexts } from '../texts'

export default function CloseDialog({ definition, action, row, onClose, onDone }: OwnDialogProps) {
  const text = useTexts()
  const { message } = App.useApp()
  const client = useQueryClient()
  const reason = useDefinitions().kind('sales.close_reason')
  const [form] = Form.useForm<Values>()
  const [refused, setRefused] = useState('')
  const [busy, setBusy] = useState(false)
  const won = action.name === 'win'
  const ask = { filter: `outcome = ${won ? 'WON' : 'LOST'} AND NOT retired = true`, orderBy: 'rank, name', pageSize: 100, readMask: ['id', 'name'] }
  const reasons = useQuery({ ...rowsQuery(reason ?? definition, ask), enabled: !!reason })
  const label = (name: string) => action.fields.find((field) => field.name === name)?.label ?? fieldOf(definition, name)?.label

  const run = async (values: Values) => {
    setBusy(true)
    setRefused('')
    try {
      const closed = await act(definition, action.name, row.id, filled(action.fields, values))
      void message.success(text(won ? 'dealWon' : 'dealLost', { name: titleOf(definition, row) }))
      void refresh(client, definition, row.id, closed)
      onDone?.(closed)
      onClose()
    } catch (error) {
      const { shown, others } = placed(error instanceof Problem ? error.errors : [], action.fields)
      form.setFields(shown as never)
      setRefused([...(shown.length ? [] : [(error as Error).message]), ...others].join(' '))
    } finally {
      setBusy(false)
    }
  }
  const rules = won ? [] : [{ required: true, message: text('requiredField', { field: label('closeReasonId') ?? '' }) }]
  return (
    <Modal
      open onCancel={onClose} onOk={() => form.submit()} okText={action.label} cancelText={text('cancel')} confirmLoading={busy} okButtonProps={{ danger: !won }}
      title={text('actionOn', { action: action.label, name: titleOf(definition, row) })}
    >
      {refused && <Alert type="error" showIcon title={refused} role="alert" className="spaced" />}
      <Form form={form} layout="vertical" onFinish={run} initialValues={{ competitor: row.competitor }}>
        <Form.Item name="closeReasonId" label={text(won ? 'whyWon' : 'whyLost')} rules={rules}>
          <Radio.Group className="reasons" aria-label={text(won ? 'whyWon' : 'whyLost')} options={(reasons.data?.rows ?? []).map((one) => ({ value: one.id, label: String(one.name) }))} />
        </Form.Item>
        {reasons.isPending && !!reason && <Spin size="small" />}
        <Form.Item name="competitor" label={label('competitor')}><Input maxLength={200} autoComplete="off" /></Form.Item>
        <Form.Item name="closeNotes" label={label('closeNotes')}><Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2000} /></Form.Item>
      </Form>
    </Modal>
  )
}
