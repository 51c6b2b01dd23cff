// Submitting a quote: what it comes to, and whether it goes through at once or waits for a superior.
import { useQueryClient } from '@tanstack/react-query'
import { Alert, App, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { fieldOf } from '../api/definitions'
import { Problem } from '../api/problem'
import { act } from '../api/records'
import { compare, orZero, short } from '../money/exact'
import { useDiscountLimit } from '../offers/limit'
import { plain, withoutUnit } from '../offers/telling'
import type { OwnDialogProps } from '../records/own-dialogs'
import { refresh } from '../records/refresh'
import { titleOf } from '../records/titles'
import { moneyText, type Money } from '../records/value'
import { usePreferences } from '../shell/preferences'
import { useTexts } from '../texts'

export default function SubmitDialog({ definition, action, row, onClose, onDone }: OwnDialogProps) {
  const text = useTexts()
  const { language } = usePreferences()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [form] = Form.useForm<{ note?: string }>()
  const [refused, setRefused] = useState('')
  const [busy, setBusy] = useState(false)
  const { known, limit, unpriced: allowed } = useDiscountLimit()
  const beyond = !!limit && compare(orZero(row.discountRate), limit) > 0
  const unpriced = limit && !allowed ? Number(row.unpricedLines ?? 0) : 0
  const run = async ({ note }: { note?: string }) => {
    setBusy(true)
    setRefused('')
    try {
      const reply = await act(definition, action.name, row.id, note?.trim() ? { note } : {})
      void message.success(text(reply.state === 'APPROVED' ? 'quoteThrough' : reply.approverId ? 'quoteAsked' : 'quoteAskedNobody', { who: reply.titles?.approverId ?? '' }))
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
      <p>{fieldOf(definition, 'total')?.label} <strong>{row.total ? moneyText(row.total as Money, language) : '—'}</strong>　{withoutUnit(fieldOf(definition, 'discountRate')?.label ?? '')} <strong>{plain(row.discountRate)}%</strong></p>
      {unpriced > 0 && <Alert type="warning" showIcon className="spaced" title={text('unpricedAsks', { n: unpriced })} />}
      {known && (beyond || !unpriced) && <Alert type={beyond ? 'warning' : 'success'} showIcon className="spaced" title={limit ? text(beyond ? 'beyondLimit' : 'withinLimit', { rate: plain(row.discountRate), limit: short(limit, 4) }) : text('noLimit')} />}
      <Form form={form} layout="vertical" onFinish={run}>
        <Form.Item name="note" label={action.fields.find((field) => field.name === 'note')?.label}><Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} /></Form.Item>
      </Form>
    </Modal>
  )
}
