// Takes an allocation back: of which contract and instalment, and how much of it. It is advance again.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Form, Input, Modal, Radio, Spin } from 'antd'
import { useState } from 'react'
import { useDefinitions } from '../api/definitions'
import { Problem } from '../api/problem'
import { act, quoted, rowsIfKnown } from '../api/records'
import { minorUnits } from '../money/currencies'
import { compare, decimal, type Exact, plus, tidied, ZERO } from '../money/exact'
import type { OwnDialogProps } from '../records/own-dialogs'
import { refresh } from '../records/refresh'
import { titleOf } from '../records/titles'
import { type Money, moneyText } from '../records/value'
import { usePreferences } from '../shell/preferences'
import { Nothing } from '../shell/states'
import { useTexts } from '../texts'
import { amountOf } from './figures'

interface Held { key: string; contractId: string; planId?: string; name: string; sum: Exact }

export default function ReleaseDialog({ definition, action, row, onClose, onDone }: OwnDialogProps) {
  const text = useTexts()
  const { language } = usePreferences()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [form] = Form.useForm<{ of?: string; amount?: string; reason?: string }>()
  const [refused, setRefused] = useState('')
  const [busy, setBusy] = useState(false)
  const { currency } = row.amount as Money
  const ledger = useDefinitions().kind('finance.payment_allocation')
  const { data, isPending } = useQuery(rowsIfKnown(ledger, { filter: `paymentId = ${quoted(row.id)}`, orderBy: 'createdAt', pageSize: 500 }))
  const sums = new Map<string, Held>()
  for (const one of data?.rows ?? []) {
    const [contractId, planId] = [String(one.contractId ?? ''), one.planId ? String(one.planId) : undefined]
    const key = `${contractId}|${planId ?? ''}`
    const before = sums.get(key)
    sums.set(key, { key, contractId, planId, name: [one.titles?.contractId, planId ? one.titles?.planId : text('beyondPlan')].filter(Boolean).join(' · '), sum: plus(before?.sum ?? ZERO, amountOf(one.amount)) })
  }
  const held = [...sums.values()].filter((one) => compare(one.sum, ZERO) > 0)
  const told = (of: Exact) => moneyText({ currency, amount: decimal(of, minorUnits(currency)) }, language)
  const label = (name: string) => action.fields.find((field) => field.name === name)?.label ?? name
  const run = async ({ of, amount, reason }: { of?: string; amount?: string; reason?: string }) => {
    const chosen = held.find((one) => one.key === of)
    if (!chosen) return
    setBusy(true)
    setRefused('')
    try {
      const reply = await act(definition, action.name, row.id, { contractId: chosen.contractId, ...(chosen.planId && { planId: chosen.planId }), ...(tidied(amount) && { amount: tidied(amount) }), ...(reason?.trim() && { reason }) })
      void message.success(text('done', { action: action.label }))
      void refresh(client, definition, row.id, reply)
      for (const kind of ['finance.payment_allocation', 'finance.receivable_plan', 'finance.contract']) void client.invalidateQueries({ queryKey: ['list', kind] })
      onDone?.(reply)
      onClose()
    } catch (error) {
      const details = error instanceof Problem ? error.errors.map((one) => one.detail) : []
      setRefused(details.length ? details.join(' ') : (error as Error).message)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal open onCancel={onClose} onOk={() => form.submit()} okText={action.label} cancelText={text('cancel')} confirmLoading={busy} okButtonProps={{ disabled: !held.length }} title={text('actionOn', { action: action.label, name: titleOf(definition, row) })}>
      {refused && <Alert type="error" showIcon title={refused} role="alert" className="spaced" />}
      {isPending ? <Spin /> : !held.length ? <Nothing title={text('noAllocations')} /> : (
        <Form form={form} layout="vertical" onFinish={run} initialValues={{ of: held[0]?.key }}>
          <Form.Item name="of" label={text('releaseOf')}><Radio.Group className="reasons" aria-label={text('releaseOf')} options={held.map((one) => ({ value: one.key, label: `${one.name} · ${told(one.sum)}` }))} /></Form.Item>
          <Form.Item name="amount" label={label('amount')} extra={text('releaseAll')}><Input inputMode="decimal" maxLength={24} autoComplete="off" /></Form.Item>
          <Form.Item name="reason" label={label('reason')}><Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} /></Form.Item>
        </Form>
      )}
    </Modal>
  )
}
