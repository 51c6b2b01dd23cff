// Asks what is to be done with all chosen records, and starts it: how it goes is seen in the corner, where it can be undone.
import { Alert, Form, Input, Modal, Select, Switch } from 'antd'
import { useState } from 'react'
import type { Definition } from '../api/client'
import { fieldOf, isHead } from '../api/definitions'
import { Problem } from '../api/problem'
import { act } from '../api/records'
import { watchJob } from '../jobs/jobs'
import { useTexts } from '../texts'
import type { Selection } from './bulk'
import { FieldInput } from './field-input'
import { ReferenceSelect } from './reference'

export type BulkWay = 'update' | 'owner' | 'tags' | 'delete'

interface Asked { field?: string; value?: unknown; empty?: boolean; ownerId?: string; reason?: string; addTags?: string[]; removeTags?: string[] }

export function BulkJob({ definition, way, selection, onClose }: { definition: Definition; way: BulkWay; selection: Selection; onClose: (started: boolean) => void }) {
  const text = useTexts()
  const [form] = Form.useForm<Asked>()
  const [refused, setRefused] = useState('')
  const [busy, setBusy] = useState(false)
  const { rows, matching } = selection
  const count = (matching?.count ?? rows.length).toLocaleString()
  const title = { update: text('bulkUpdate'), owner: text('bulkOwner'), tags: text('bulkTags'), delete: text('bulkDelete') }[way]

  const records = (matching?.count ?? rows.length) === 1 ? definition.label : definition.pluralLabel

  const run = async (asked: Asked) => {
    setBusy(true)
    setRefused('')
    const which = matching ? { filter: matching.filter, search: matching.search } : { ids: rows.map((row) => row.id) }
    try {
      const job = await act(definition, 'bulk', undefined, { ...which, ...deed(way, asked) })
      watchJob({ service: definition.service, id: job.id, title: text('bulkTitle', { what: title, n: count, records }) })
      onClose(true)
    } catch (error) {
      const errors = error instanceof Problem ? error.errors : []
      const own = errors.filter(({ field }) => /^(update|ownerId|addTags|removeTags|reason)/.test(field))
      form.setFields(own.map(({ field, detail }) => ({ name: (field.startsWith('update') ? 'value' : field.split('[')[0]) as 'value', errors: [detail] })))
      setRefused(own.length ? '' : [(error as Error).message, ...errors.map(({ detail }) => detail)].join(' '))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal
      open onCancel={() => onClose(false)} onOk={() => form.submit()} confirmLoading={busy} okText={way === 'delete' ? text('remove') : text('start')} okButtonProps={{ danger: way === 'delete' }} cancelText={text('cancel')}
      title={text('bulkTitle', { what: title, n: count, records })}
    >
      {refused && <Alert type="error" showIcon title={refused} role="alert" className="spaced" />}
      <p>{text(way === 'delete' ? 'bulkDeleteHelp' : 'bulkHelp', { n: count, records })}</p>
      <Form form={form} layout="vertical" onFinish={run}>
        {way === 'update' && <NewValue definition={definition} />}
        {way === 'owner' && (
          <>
            <Form.Item name="ownerId" label={text('newOwner')} rules={[{ required: true, message: text('requiredField', { field: text('newOwner') }) }]}><ReferenceSelect kinds={['identity.user']} /></Form.Item>
            <Form.Item name="reason" label={text('why')}><Input.TextArea autoSize={{ minRows: 1 }} maxLength={1000} /></Form.Item>
          </>
        )}
        {way === 'tags' && (
          <>
            <Form.Item name="addTags" label={text('addTags')}><Select mode="tags" open={false} suffixIcon={null} placeholder={text('typeAndEnter')} tokenSeparators={[',', '，', ';', '；']} /></Form.Item>
            <Form.Item name="removeTags" label={text('removeTags')}><Select mode="tags" open={false} suffixIcon={null} placeholder={text('typeAndEnter')} tokenSeparators={[',', '，', ';', '；']} /></Form.Item>
          </>
        )}
      </Form>
    </Modal>
  )
}

function deed(way: BulkWay, asked: Asked): object {
  if (way === 'delete') return { delete: true }
  if (way === 'owner') return { ownerId: asked.ownerId, reason: asked.reason || undefined }
  if (way === 'tags') return { addTags: asked.addTags ?? [], removeTags: asked.removeTags ?? [] }
  return asked.empty ? { update: {}, updateMask: asked.field } : { update: { [asked.field!]: asked.value } }
}

/** The field, and what it shall be for all of them. */
function NewValue({ definition }: { definition: Definition }) {
  const text = useTexts()
  const form = Form.useFormInstance<Asked>()
  const name = Form.useWatch('field', form) as string | undefined
  const empty = !!Form.useWatch('empty', form)
  const field = name ? fieldOf(definition, name) : undefined
  const offered = definition.fields.filter((one) => one.right === 'edit' && !isHead(one) && !one.fact && !one.immutable && !['parts', 'custom'].includes(one.type))
  return (
    <>
      <Form.Item name="field" label={text('field')} rules={[{ required: true, message: text('requiredField', { field: text('field') }) }]}>
        <Select showSearch={{ optionFilterProp: 'label' }} placeholder={text('choose')} options={offered.map((one) => ({ value: one.name, label: one.label }))} onChange={() => form.setFieldsValue({ value: undefined, empty: false })} />
      </Form.Item>
      {field && !empty && (
        <Form.Item key={field.name} name="value" label={field.label} rules={field.type === 'boolean' ? [] : [{ required: true, message: text('requiredField', { field: field.label }) }]} initialValue={field.type === 'boolean' ? false : undefined}>
          <FieldInput field={field} definition={definition} />
        </Form.Item>
      )}
      {field && !field.required && field.type !== 'boolean' && <Form.Item name="empty" label={text('emptyField')} valuePropName="checked" layout="horizontal"><Switch size="small" /></Form.Item>}
    </>
  )
}
