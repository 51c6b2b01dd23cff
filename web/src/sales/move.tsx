// Moves a deal: the stage, a note, and whatever that stage demands and the deal doesn't have yet.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Form, Input, Modal, Select, Spin } from 'antd'
import { useState } from 'react'
import { fieldOf, useDefinitions } from '../api/definitions'
import { Problem } from '../api/problem'
import { act, update } from '../api/records'
import type { OwnDialogProps } from '../records/own-dialogs'
import { refresh } from '../records/refresh'
import type { Values } from '../records/drafts'
import { FieldInput } from '../records/field-input'
import { placed } from '../records/refusals'
import { titleOf } from '../records/titles'
import { useTexts } from '../texts'
import { allows, asked, changesFor, inOrder, missing, type Pipeline, PIPELINE, pipelinesQuery, stageOf } from './pipelines'

interface MoveProps extends OwnDialogProps {
  /** The stage on which the deal was dropped. */
  stageId?: string
  /** What the product asked for, where we didn't know. */
  demanded?: string[]
}

export default function MoveDialog(props: MoveProps) {
  const pipeline = useDefinitions().kind(PIPELINE)
  const { data } = useQuery({ ...pipelinesQuery(pipeline ?? props.definition), enabled: !!pipeline })
  return data ? <Move {...props} pipelines={inOrder(data.rows)} /> : <Spin fullscreen />
}

function Move({ definition, row, stageId, demanded = [], pipelines, onClose, onDone }: MoveProps & { pipelines: Pipeline[] }) {
  const text = useTexts()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [form] = Form.useForm<Values>()
  const [refused, setRefused] = useState('')
  const [busy, setBusy] = useState(false)
  const [way, setWay] = useState(String(row.pipelineId ?? ''))
  const [to, setTo] = useState(stageId)
  const [more, setMore] = useState(demanded)
  const pipeline = pipelines.find((one) => one.id === way)
  const from = pipeline && way === row.pipelineId ? stageOf(pipeline, row.stageId) : undefined
  const stage = pipeline && stageOf(pipeline, to)
  const names = [...new Set([...(stage ? missing(stage, row) : []), ...more])]
  const fields = names.map((name) => asked(definition, name))

  const run = async (values: Values) => {
    setBusy(true)
    setRefused('')
    try {
      if (names.length) await update(definition, row.id, changesFor(names, values))
      const moved = await act(definition, 'move', row.id, { stageId: to, pipelineId: way === row.pipelineId ? undefined : way, note: values.note || undefined })
      void message.success(text('dealMoved', { name: titleOf(definition, row), stage: stage?.name ?? '' }))
      void refresh(client, definition, row.id, moved)
      onDone?.(moved)
      onClose()
    } catch (error) {
      refuse(error)
      void refresh(client, definition, row.id)
    } finally {
      setBusy(false)
    }
  }
  const refuse = (error: unknown) => {
    const errors = error instanceof Problem ? error.errors : []
    const unknown = errors.filter(({ reason }) => reason === 'DEMANDED_BY_STAGE').map(({ field }) => field)
    setMore([...new Set([...more, ...unknown])])
    const { shown, others } = placed(errors, fields)
    form.setFields(shown as never)
    setRefused([...(shown.length ? [] : [(error as Error).message]), ...others].join(' '))
  }
  return (
    <Modal open onCancel={onClose} onOk={() => form.submit()} okText={text('move')} cancelText={text('cancel')} confirmLoading={busy} okButtonProps={{ disabled: !to }} title={text('moveDeal', { name: titleOf(definition, row) })}>
      {refused && <Alert type="error" showIcon title={refused} role="alert" className="spaced" />}
      {!refused && fields.length > 0 && <Alert type="info" showIcon title={text('stageDemands', { stage: stage?.name ?? '' })} className="spaced" />}
      <Form form={form} layout="vertical" onFinish={run}>
        {pipelines.length > 1 && (
          <Form.Item label={fieldOf(definition, 'pipelineId')?.label} htmlFor="move-pipeline">
            <Select id="move-pipeline" value={way} options={pipelines.filter((one) => !one.retired || one.id === row.pipelineId).map((one) => ({ value: one.id, label: one.name }))} onChange={(id) => { setWay(id); setTo(undefined); setMore([]) }} />
          </Form.Item>
        )}
        <Form.Item label={fieldOf(definition, 'stageId')?.label} htmlFor="move-stage" required>
          <Select
            id="move-stage" value={to} placeholder={text('choose')} onChange={(id) => { setTo(id); setMore([]); setRefused('') }}
            options={pipeline?.stages.map((one) => ({ value: one.id, label: one.id === from?.id ? text('stageNow', { stage: one.name }) : one.name, disabled: !allows(from, one) }))}
          />
        </Form.Item>
        {fields.map((field) => (
          <Form.Item key={field.name} name={field.name} label={field.label} rules={[{ required: true, message: text('requiredField', { field: field.label }) }]} validateTrigger="onSubmit">
            <FieldInput field={field} definition={definition} values={row as Values} />
          </Form.Item>
        ))}
        <Form.Item name="note" label={text('note')}><Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={1000} /></Form.Item>
      </Form>
    </Modal>
  )
}
