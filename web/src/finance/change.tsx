// A change order: the new amount and the new end beside what holds now, and what follows from them for money that has come.
import { useQueryClient } from '@tanstack/react-query'
import { Alert, App, DatePicker, Form, Input, Modal } from 'antd'
import type { Dayjs } from 'dayjs'
import { useState } from 'react'
import { fieldOf } from '../api/definitions'
import { Problem } from '../api/problem'
import { act } from '../api/records'
import { minorUnits } from '../money/currencies'
import { compare, decimal, exact, minus, short, tidied } from '../money/exact'
import type { OwnDialogProps } from '../records/own-dialogs'
import { placed } from '../records/refusals'
import { refresh } from '../records/refresh'
import { dateText } from '../records/times'
import { titleOf } from '../records/titles'
import { type Money, moneyText } from '../records/value'
import { usePreferences } from '../shell/preferences'
import { useTexts } from '../texts'
import { amountOf } from './figures'

interface Typed { amount?: string; endsOn?: Dayjs; reason?: string }

export default function ChangeDialog({ definition, action, row, onClose, onDone }: OwnDialogProps) {
  const text = useTexts()
  const { language } = usePreferences()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [form] = Form.useForm<Typed>()
  const [refused, setRefused] = useState('')
  const [busy, setBusy] = useState(false)
  const typed = exact(Form.useWatch('amount', form))
  const now = row.amount as Money
  const told = (amount: string) => moneyText({ currency: now.currency, amount }, language)
  const units = minorUnits(now.currency)
  const label = (name: string) => action.fields.find((field) => field.name === name)?.label ?? fieldOf(definition, name)?.label ?? name
  const difference = typed && minus(typed, amountOf(now))
  const [tooMuchPaid, tooMuchInvoiced] = [typed && minus(amountOf(row.received), typed), typed && minus(amountOf(row.invoiced), typed)]
  const run = async ({ amount, endsOn, reason }: Typed) => {
    setBusy(true)
    setRefused('')
    try {
      const reply = await act(definition, action.name, row.id, { ...(tidied(amount) && { amount: tidied(amount) }), ...(endsOn && { endsOn: endsOn.format('YYYY-MM-DD') }), reason })
      void message.success(text('done', { action: action.label }))
      void refresh(client, definition, row.id, reply)
      void client.invalidateQueries({ queryKey: ['list', 'finance.contract_change'] })
      onDone?.(reply)
      onClose()
    } catch (error) {
      const { shown, others } = placed(error instanceof Problem ? error.errors : [], action.fields)
      form.setFields(shown as never)
      setRefused([...(shown.length ? [] : [(error as Error).message]), ...others].join(' '))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal open onCancel={onClose} onOk={() => form.submit()} okText={action.label} cancelText={text('cancel')} confirmLoading={busy} title={text('actionOn', { action: action.label, name: titleOf(definition, row) })}>
      {refused && <Alert type="error" showIcon title={refused} role="alert" className="spaced" />}
      <Form form={form} layout="vertical" onFinish={run}>
        <Form.Item name="amount" label={text('newAmount', { currency: now.currency })} extra={<>{text('amountNow', { amount: told(now.amount) })}{difference && difference.over !== 0n && <> · {text(difference.over > 0n ? 'changesUp' : 'changesDown', { amount: told(decimal(difference, units).replace('-', '')) })}</>}</>}>
          <Input inputMode="decimal" maxLength={24} autoComplete="off" placeholder={short(amountOf(now), units)} />
        </Form.Item>
        {tooMuchInvoiced && compare(tooMuchInvoiced, exact('0')!) > 0
          ? <Alert type="error" showIcon className="spaced" title={text('belowInvoiced', { amount: told(decimal(amountOf(row.invoiced), units)) })} />
          : tooMuchPaid && compare(tooMuchPaid, exact('0')!) > 0 && <Alert type="warning" showIcon className="spaced" title={text('belowPaid', { amount: told(decimal(tooMuchPaid, units)) })} />}
        <Form.Item name="endsOn" label={label('endsOn')} extra={row.endsOn ? text('endNow', { day: dateText(String(row.endsOn), language) }) : undefined}><DatePicker className="wide" /></Form.Item>
        <Form.Item name="reason" label={label('reason')} rules={[{ required: true, whitespace: true, message: text('requiredField', { field: label('reason') }) }]}><Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} /></Form.Item>
      </Form>
    </Modal>
  )
}
