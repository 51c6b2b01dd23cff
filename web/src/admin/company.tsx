// The company: what it is called, where its days begin, how long deleted records are kept; and the head of the papers that customers get.
import { DeleteOutlined, UploadOutlined } from '@ant-design/icons'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Card, Form, Input, InputNumber, Select, Spin, Upload } from 'antd'
import { useState } from 'react'
import { meQuery, useMe } from '../api/definitions'
import { pathOf, Problem } from '../api/problem'
import { call } from '../api/session'
import { zoneName } from '../records/times'
import { usePreferences } from '../shell/preferences'
import { NotFound } from '../shell/states'
import { Title } from '../shell/title'
import { type TextKey, useTexts } from '../texts'

interface Tenant { name: string; timeZone: string; binDays: number }
const HEAD = ['name', 'nameEn', 'address', 'addressEn', 'phone', 'email', 'website', 'taxNumber', 'bankName', 'bankAccount'] as const
type Letterhead = Record<(typeof HEAD)[number] | 'logo', string>
const LABELS: Record<(typeof HEAD)[number], TextKey> = { name: 'headName', nameEn: 'headNameEn', address: 'headAddress', addressEn: 'headAddressEn', phone: 'headPhone', email: 'email', website: 'headWebsite', taxNumber: 'headTaxNumber', bankName: 'headBank', bankAccount: 'headAccount' }
/** As the product takes it. */
const LOGO_BYTES = 512 * 1024

export default function CompanyPage() {
  const text = useTexts()
  const me = useMe()
  const tenant = useQuery({ queryKey: ['tenant'], queryFn: () => call<Tenant>('GET', '/v1/tenant') })
  const head = useQuery({ queryKey: ['letterhead'], queryFn: () => call<Letterhead>('GET', '/v1/tenant/letterhead') })
  if (!me.permissions['identity.tenant.update']) return <NotFound />
  return (
    <div className="page">
      <Title>{text('companySettings')}</Title>
      <div className="cards">
        {tenant.data ? <Company tenant={tenant.data} /> : <Spin />}
        {head.data ? <Head head={head.data} /> : head.error ? <Alert type="warning" showIcon title={head.error.message} /> : <Spin />}
      </div>
    </div>
  )
}

/** Saves what a form holds, with refusals at their inputs. */
function useSaving(path: string, keys: string[][]) {
  const text = useTexts()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [form] = Form.useForm()
  const [refused, setRefused] = useState('')
  const [busy, setBusy] = useState(false)
  const save = async (body: object) => {
    setBusy(true)
    setRefused('')
    try {
      await call('PATCH', path, { body })
      for (const queryKey of keys) await client.invalidateQueries({ queryKey })
      void message.success(text('saved', { record: text('companySettings') }))
    } catch (error) {
      const errors = error instanceof Problem ? error.errors : []
      const [shown, others] = [errors.filter((one) => form.getFieldInstance(pathOf(one.field)[0] as never)), errors.filter((one) => !form.getFieldInstance(pathOf(one.field)[0] as never))]
      form.setFields(shown.map((one) => ({ name: pathOf(one.field), errors: [one.detail] })) as never)
      if (others.length || !errors.length) setRefused(others.map((one) => one.detail).join(' ') || (error as Error).message)
    } finally {
      setBusy(false)
    }
  }
  return { form, refused, busy, save }
}

function Company({ tenant }: { tenant: Tenant }) {
  const text = useTexts()
  const { language } = usePreferences()
  const { form, refused, busy, save } = useSaving('/v1/tenant', [['tenant'], meQuery().queryKey as unknown as string[]])
  const zones = Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, label: `${zoneName(zone, language)} (${zone})` }))
  return (
    <Card size="small" title={<h2>{text('company')}</h2>}>
      {refused && <Alert type="error" showIcon title={refused} role="alert" className="spaced" />}
      <Form form={form} layout="vertical" initialValues={tenant} onFinish={save}>
        <Form.Item name="name" label={text('shortName')} rules={[{ required: true, whitespace: true, message: text('required') }]}><Input maxLength={200} /></Form.Item>
        <Form.Item name="timeZone" label={text('timeZone')} extra={text('timeZoneHelp')}><Select showSearch={{ optionFilterProp: 'label' }} options={zones} /></Form.Item>
        <Form.Item name="binDays" label={text('binDays')}><InputNumber className="wide" min={1} max={3650} precision={0} /></Form.Item>
        <Button htmlType="submit" type="primary" loading={busy}>{text('save')}</Button>
      </Form>
    </Card>
  )
}

/** A picture as a page shows it, told by how it begins. */
const pictureOf = (base64: string) => `data:image/${base64.startsWith('/9j/') ? 'jpeg' : 'png'};base64,${base64}`

function Head({ head }: { head: Letterhead }) {
  const text = useTexts()
  const { message } = App.useApp()
  const [logo, setLogo] = useState(head.logo ?? '')
  const { form, refused, busy, save } = useSaving('/v1/tenant/letterhead', [['letterhead'], ['pdf']])
  const read = (file: File) => {
    if (file.size > LOGO_BYTES || !['image/png', 'image/jpeg'].includes(file.type)) void message.error(text('logoRule'))
    else {
      const reader = new FileReader()
      reader.onload = () => setLogo(String(reader.result).replace(/^data:[^,]*,/, ''))
      reader.readAsDataURL(file)
    }
    return false
  }
  return (
    <Card size="small" title={<h2>{text('letterhead')}</h2>}>
      <p className="faint">{text('letterheadHelp')}</p>
      {refused && <Alert type="error" showIcon title={refused} role="alert" className="spaced" />}
      <div className="company-logo">
        {logo ? <img src={pictureOf(logo)} alt={text('logo')} /> : <span className="faint">{text('noLogo')}</span>}
        <Upload accept="image/png,image/jpeg" showUploadList={false} beforeUpload={read}><Button icon={<UploadOutlined aria-hidden />}>{text('chooseLogo')}</Button></Upload>
        {logo && <Button icon={<DeleteOutlined aria-hidden />} onClick={() => setLogo('')}>{text('removeLogo')}</Button>}
        <span className="faint">{text('logoRule')}</span>
      </div>
      <Form form={form} layout="vertical" initialValues={head} onFinish={(values: object) => save({ ...Object.fromEntries(HEAD.map((name) => [name, (values as Letterhead)[name] ?? ''])), ...(logo !== (head.logo ?? '') && { logo }) })}>
        {HEAD.map((name) => <Form.Item key={name} name={name} label={text(LABELS[name])}><Input maxLength={200} autoComplete="off" /></Form.Item>)}
        <Button htmlType="submit" type="primary" loading={busy}>{text('save')}</Button>
      </Form>
    </Card>
  )
}
