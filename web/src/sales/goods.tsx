// Goods of an order go out or come back: so much of each line, with carrier and number.
import { useQueryClient } from '@tanstack/react-query'
import { Alert, App, DatePicker, Form, Input, InputNumber, Modal } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { fieldOf } from '../api/definitions'
import { Problem } from '../api/problem'
import { act } from '../api/records'
import type { OwnDialogProps } from '../records/own-dialogs'
import { refresh } from '../records/refresh'
import { titleOf } from '../records/titles'
import { useTexts } from '../texts'

interface Line { id: string; name?: string; unit?: string; quantity?: string; delivered?: string; returned?: string }
interface Asked { lines: Record<string, string | null>; carrier?: string; trackingNumber?: string; movedOn?: Dayjs; note?: string }

/** Shown only; the product reckons with the texts. */
const tidy = (number: number) => String(Math.round(number * 1e6) / 1e6)
const out = (line: Line) => Number(line.delivered ?? 0) - Number(line.returned ?? 0)

export default function GoodsDialog({ definition, action, row, onClose, onDone }: OwnDialogProps) {
  const text = useTexts()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [form] = Form.useForm<Asked>()
  const [refused, setRefused] = useState('')
  const [busy, setBusy] = useState(false)
  const back = action.name === 'return'
  const most = (line: Line) => tidy(back ? out(line) : Number(line.quantity ?? 0) - out(line))
  const lines = ((row.lines ?? []) as Line[]).filter((line) => Number(most(line)) > 0)
  const label = (name: string) => action.fields.find((field) => field.name === name)?.label ?? fieldOf(definition, name)?.label

  const run = async ({ lines: asked, movedOn, ...others }: Asked) => {
    setBusy(true)
    setRefused('')
    try {
      const moved = lines.flatMap((line) => (Number(asked[line.id] ?? 0) > 0 ? [{ orderLineId: line.id, quantity: String(asked[line.id]) }] : []))
      if (!moved.length) {
        setRefused(text('goodsNone'))
        return
      }
      const reply = await act(definition, action.name, row.id, { ...others, lines: moved, movedOn: movedOn?.format('YYYY-MM-DD') })
      void message.success(text('done', { action: action.label }))
      void refresh(client, definition, row.id, reply)
      onDone?.(reply)
      onClose()
    } catch (error) {
      const told = error instanceof Problem ? error.errors.map((one) => one.detail) : []
      setRefused(told.length ? told.join(' ') : (error as Error).message)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal
      open onCancel={onClose} onOk={() => form.submit()} okText={action.label} cancelText={text('cancel')} confirmLoading={busy}
      title={text('actionOn', { action: action.label, name: titleOf(definition, row) })}
    >
      {refused && <Alert type="error" showIcon title={refused} role="alert" className="spaced" />}
      <Form form={form} layout="vertical" onFinish={run} initialValues={{ lines: Object.fromEntries(lines.map((line) => [line.id, back ? '0' : most(line)])), movedOn: dayjs() }}>
        {lines.map((line) => (
          <Form.Item key={line.id} name={['lines', line.id]} label={line.name} extra={text('goodsMost', { most: most(line), unit: line.unit ?? '' })}>
            <InputNumber<string> className="wide" stringMode min="0" max={most(line)} suffix={line.unit} />
          </Form.Item>
        ))}
        <Form.Item name="carrier" label={label('carrier')}><Input maxLength={100} autoComplete="off" /></Form.Item>
        <Form.Item name="trackingNumber" label={label('trackingNumber')}><Input maxLength={100} autoComplete="off" /></Form.Item>
        <Form.Item name="movedOn" label={label('movedOn')}><DatePicker className="wide" maxDate={dayjs()} /></Form.Item>
        <Form.Item name="note" label={label('note')}><Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} /></Form.Item>
      </Form>
    </Modal>
  )
}
