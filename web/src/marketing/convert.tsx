// Makes a customer, a contact and perhaps a deal of a lead, or joins it to those that are there: who is found already is shown first.
import { useQueries, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Alert, App, Form, Input, Modal, Radio, Space, Spin } from 'antd'
import { useState } from 'react'
import type { Definition } from '../api/client'
import { fieldOf, kindOf, useDefinitions } from '../api/definitions'
import { type Hit, Problem } from '../api/problem'
import { act, quoted, type Row, rowsQuery } from '../api/records'
import { filled } from '../records/changes'
import type { Values } from '../records/drafts'
import { Duplicates, isDuplicate } from '../records/duplicates'
import { FieldInput } from '../records/field-input'
import type { OwnDialogProps } from '../records/own-dialogs'
import { ReferenceSelect } from '../records/reference'
import { placed } from '../records/refusals'
import { refresh } from '../records/refresh'
import { titleOf } from '../records/titles'
import { useTexts } from '../texts'

const FOUND = 5
/** What the makers of the customer and the deal refuse, at the input that asked for it. */
const INPUTS: Record<string, string> = { 'customer.name': 'customerName', 'deal.name': 'dealName', 'deal.amount': 'dealAmount', 'deal.amount.amount': 'dealAmount', 'deal.amount.currency': 'dealAmount', 'deal.expectedCloseDate': 'expectedCloseDate' }

interface Asked { into?: string; customerId?: string; customerName?: string; person?: 'new' | 'there' | 'none'; contactId?: string; business?: 'new' | 'there' | 'none'; opportunityId?: string; dealName?: string; dealAmount?: unknown; expectedCloseDate?: string }

export default function ConvertDialog({ definition, action, row, onClose, onDone }: OwnDialogProps) {
  const text = useTexts()
  const { message } = App.useApp()
  const client = useQueryClient()
  const definitions = useDefinitions()
  const customer = definitions.kind('customers.customer')
  const contact = definitions.kind('customers.contact')
  const deal = definitions.kind('sales.opportunity')
  const [form] = Form.useForm<Asked>()
  const into = Form.useWatch('into', form) ?? 'new'
  const person = Form.useWatch('person', form) ?? 'new'
  const business = Form.useWatch('business', form) ?? 'new'
  const other = Form.useWatch('customerId', form)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState('')
  const [alike, setAlike] = useState<Problem>()
  const { found, searching } = useFound(customer, row)
  const chosen = into === 'new' ? undefined : into === 'other' ? other : into

  const run = async (values: Asked, known = false) => {
    setBusy(true)
    setRefused('')
    setAlike(undefined)
    const customerId = values.into === 'new' ? undefined : values.into === 'other' ? values.customerId : values.into
    const asked: Values = {
      customerId, customerName: customerId ? undefined : values.customerName, contactId: values.person === 'there' ? values.contactId : undefined, withoutContact: values.person === 'none' || undefined,
      ...(values.business === 'new' && { dealName: values.dealName, dealAmount: values.dealAmount, expectedCloseDate: values.expectedCloseDate }),
      opportunityId: values.business === 'there' ? values.opportunityId : undefined, withoutDeal: values.business === 'none' || undefined,
    }
    try {
      const converted = await act(definition, action.name, row.id, filled(action.fields, asked), known)
      void message.success(text(converted.status === 'CONVERTING' ? 'converting' : 'converted', { name: titleOf(definition, row) }))
      void refresh(client, definition, row.id, converted)
      for (const of of [customer, contact, deal]) if (of) void client.invalidateQueries({ queryKey: ['list', kindOf(of)] })
      onDone?.(converted)
      onClose()
    } catch (error) {
      if (error instanceof Problem && isDuplicate(error)) {
        setAlike(error)
        return
      }
      const errors = error instanceof Problem ? error.errors.map((one) => ({ ...one, field: INPUTS[one.field] ?? one.field })) : []
      const { shown, others } = placed(errors, action.fields)
      form.setFields(shown as never)
      setRefused([...(shown.length ? [] : [(error as Error).message]), ...others].join(' '))
    } finally {
      setBusy(false)
    }
  }
  const attach = (hit: Hit) => {
    setAlike(undefined)
    form.setFieldsValue({ into: 'other', customerId: hit.id })
  }
  // who is known already is proposed
  const known = row.duplicateCustomerId as string | undefined
  const first: Asked = { into: known ? 'other' : 'new', customerId: known, customerName: String(row.company ?? row.name ?? ''), person: 'new', business: 'new', dealName: String(row.interest ?? row.company ?? row.name ?? ''), dealAmount: row.budget }
  const required = (label: string) => [{ required: true, message: text('requiredField', { field: label }) }]
  const label = (of: Definition | undefined, name: string) => (of && fieldOf(of, name)?.label) ?? ''
  return (
    <Modal
      open width={640} onCancel={onClose} onOk={() => form.submit()} okText={action.label} cancelText={text('cancel')} confirmLoading={busy}
      title={text('actionOn', { action: action.label, name: titleOf(definition, row) })}
    >
      {refused && <Alert type="error" showIcon title={refused} role="alert" className="spaced" />}
      {alike && customer && <Duplicates definition={customer} problem={alike} busy={busy} anyway={text('anyway', { action: action.label })} onAnyway={() => void run(form.getFieldsValue(true) as Asked, true)} onAttach={attach} />}
      <Form form={form} layout="vertical" initialValues={first} onFinish={(values) => run(values)}>
        {customer && (
          <>
            <Form.Item name="into" label={customer.label} className="tight">
              <Radio.Group>
                <Space orientation="vertical">
                  {found.map((one) => <Radio key={one.id} value={one.id}>{text('intoFound', { name: titleOf(customer, one) })}{one.titles?.ownerId && <span className="faint"> · {text('ownedBy', { name: one.titles.ownerId })}</span>}</Radio>)}
                  <Radio value="new">{text('newOf', { record: customer.label })}</Radio>
                  <Radio value="other">{text('intoOther')}</Radio>
                </Space>
              </Radio.Group>
            </Form.Item>
            {searching && <Spin size="small" aria-label={text('loading')} />}
            {into === 'new' && <Form.Item name="customerName" label={label(customer, 'name')} rules={required(label(customer, 'name'))}><Input maxLength={200} autoComplete="off" /></Form.Item>}
            {into === 'other' && <Form.Item name="customerId" rules={required(customer.label)}><ReferenceSelect kinds={['customers.customer']} label={customer.label} className="wide" /></Form.Item>}
            {chosen && into !== 'other' && <p><Link to={`/customers/${chosen}` as string} target="_blank">{text('lookAt')}</Link></p>}
          </>
        )}
        {contact && (
          <>
            <Form.Item name="person" label={contact.label} className="tight">
              <Radio.Group options={[{ value: 'new', label: text('personNew', { name: String(row.name ?? '') }) }, ...(chosen ? [{ value: 'there', label: text('personThere') }] : []), { value: 'none', label: text('personNone') }]} />
            </Form.Item>
            {person === 'there' && chosen && <Form.Item name="contactId" rules={required(contact.label)}><ReferenceSelect kinds={['customers.contact']} filter={`customerId = ${quoted(chosen)}`} label={contact.label} className="wide" /></Form.Item>}
          </>
        )}
        {deal && (
          <>
            <Form.Item name="business" label={deal.label} className="tight">
              <Radio.Group options={[{ value: 'new', label: text('newOf', { record: deal.label }) }, ...(chosen ? [{ value: 'there', label: text('dealThere') }] : []), { value: 'none', label: text('dealNone') }]} />
            </Form.Item>
            {business === 'there' && chosen && <Form.Item name="opportunityId" rules={required(deal.label)}><ReferenceSelect kinds={['sales.opportunity']} filter={`customerId = ${quoted(chosen)}`} label={deal.label} className="wide" /></Form.Item>}
            {business === 'new' && (
              <>
                <Form.Item name="dealName" label={label(deal, 'name')} rules={required(label(deal, 'name'))}><Input maxLength={200} autoComplete="off" /></Form.Item>
                {['amount', 'expectedCloseDate'].map((name) => {
                  const field = fieldOf(deal, name)
                  return field && <Form.Item key={name} name={name === 'amount' ? 'dealAmount' : name} label={field.label}><FieldInput field={field} /></Form.Item>
                })}
              </>
            )}
          </>
        )}
      </Form>
    </Modal>
  )
}

/** Customers that may be this lead's already: by company, and by the phone as far as it may be seen. */
function useFound(customer: Definition | undefined, row: Row): { found: Row[]; searching: boolean } {
  const masked = row.maskedFields ?? []
  const words = [row.company ?? row.name, masked.includes('phone') ? undefined : row.phone].filter((one): one is string => typeof one === 'string' && one.length > 1)
  return useQueries({
    queries: (customer ? words : []).map((search) => rowsQuery(customer!, { search, pageSize: FOUND, readMask: ['id', 'titles', 'ownerId', customer!.titleField] })),
    combine: (results) => ({
      searching: results.some((result) => result.isPending),
      found: [...new Map(results.flatMap((result) => result.data?.rows ?? []).map((one) => [one.id, one])).values()].slice(0, FOUND),
    }),
  })
}
