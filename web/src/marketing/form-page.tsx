// A form for web pages as a marketer sets it up: its questions, what visitors read, how it looks, and what to put into the page.
import { ArrowLeftOutlined } from '@ant-design/icons'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Alert, App, Button, Card, Form } from 'antd'
import { type ReactNode, useState } from 'react'
import type { Definition, Field } from '../api/client'
import { fieldOf, kindOf, useDefinitions, useMe } from '../api/definitions'
import { Problem } from '../api/problem'
import { create, intention, recordQuery, type Row, update } from '../api/records'
import { RecordActions } from '../records/actions'
import { changesOf, filled } from '../records/changes'
import type { Values } from '../records/drafts'
import { FieldInput } from '../records/field-input'
import { History } from '../records/history'
import { placed } from '../records/refusals'
import { Related } from '../records/related'
import { Failure, NotFound, Waiting } from '../shell/states'
import { Tabs } from '../shell/tabs'
import { Title } from '../shell/title'
import { text, useTexts } from '../texts'
import { Embed, Preview } from './form-preview'
import { named, type Question, Questions } from './form-questions'

const route = getRouteApi('/inside/forms/$id')

const GENERAL = ['name', 'campaignId', 'channelId', 'language', 'doubleOptIn', 'closed']
const READ = ['title', 'titleEn', 'intro', 'introEn', 'consent', 'consentEn', 'consentVersion', 'thanks', 'thanksEn', 'thanksUrl']
const SHOWN_AT = ['allowedHosts']

export default function FormPage(): ReactNode {
  const { id } = route.useParams()
  const definition = useDefinitions().kind('marketing.form')
  const found = useQuery({ ...recordQuery(definition ?? ({ path: '/v1/forms' } as Definition), id), enabled: !!definition && id !== 'new' })
  if (!definition) return <NotFound />
  if (id === 'new') return <FormBuilder definition={definition} />
  if (found.error) return <Failure error={found.error} />
  return found.data ? <FormBuilder key={found.data.version} definition={definition} row={found.data} /> : <Waiting />
}

function FormBuilder({ definition, row }: { definition: Definition; row?: Row }) {
  const told = useTexts()
  const navigate = useNavigate()
  const client = useQueryClient()
  const { message } = App.useApp()
  const [form] = Form.useForm<Values>()
  const [once] = useState(intention)
  const [changed, setChanged] = useState(!row)
  const [refused, setRefused] = useState<string[]>([])
  const [busy, setBusy] = useState(false)
  const submissions = useDefinitions().kind('marketing.form_submission')
  const audits = !!useMe().permissions['marketing.audit.read']
  const mayEdit = !row || !!row.actions?.includes('update')
  const settable = definition.fields.filter((field) => [...GENERAL, ...READ, ...SHOWN_AT, 'fields'].includes(field.name))
  const [first] = useState<Values>(() => ({ ...(row ?? { fields: usual() }) }))
  const save = async () => {
    setBusy(true)
    setRefused([])
    const values = form.getFieldsValue(true) as Values
    const asked = { ...values, fields: named((values.fields ?? []) as Question[]) }
    try {
      const saved = row ? await update(definition, row.id, changesOf(settable, first, asked), row.version) : await create(definition, filled(settable, asked), once)
      client.setQueryData(recordQuery(definition, saved.id).queryKey, saved)
      void client.invalidateQueries({ queryKey: ['list', kindOf(definition)] })
      void message.success(told('saved', { record: definition.label }))
      if (!row) void navigate({ to: `/forms/${saved.id}` as string, replace: true })
    } catch (error) {
      const { shown, others } = placed(error instanceof Problem ? error.errors : [], settable)
      form.setFields(shown as never)
      setRefused(shown.length ? others : [(error as Error).message])
    } finally {
      setBusy(false)
    }
  }
  const back = () => void navigate({ to: '/forms' as string })
  const reset = () => { form.setFieldsValue(first); setChanged(false); setRefused([]) }
  const shownRow = row && { ...row, actions: row.actions?.filter((name) => name !== 'update') }
  const inputs = (names: string[]) => names.flatMap((name) => fieldOf(definition, name) ?? []).map((field) => <Entry key={field.name} field={field} />)
  const editor = (
    <div className="form-builder">
      <Form form={form} layout="vertical" initialValues={first} disabled={!mayEdit} onFinish={() => void save()} onValuesChange={() => setChanged(true)} scrollToFirstError={{ focus: true }}>
        <Card size="small" className="spaced"><div className="record-form">{inputs(GENERAL)}</div></Card>
        <h2 className="spaced">{fieldOf(definition, 'fields')?.label}</h2>
        <Questions definition={definition} disabled={!mayEdit} />
        <h2 className="spaced">{told('visitorsRead')}</h2>
        <Card size="small" className="spaced"><div className="record-form">{inputs(READ)}</div></Card>
        <Card size="small" className="spaced"><div className="record-form">{inputs(SHOWN_AT)}</div></Card>
      </Form>
      <div className="form-aside">
        <Preview form={form} />
        {row?.key ? <Embed formKey={String(row.key)} /> : null}
      </div>
    </div>
  )
  const link = submissions && fieldOf(submissions, 'formId')
  const tabs = [
    { key: 'form', label: definition.label, children: editor },
    ...(row && submissions && link ? [{ key: 'in', label: submissions.pluralLabel, children: <Related child={submissions} field={link} parentId={row.id} /> }] : []),
    ...(row && audits ? [{ key: 'history', label: told('history'), children: <History definition={definition} id={row.id} /> }] : []),
  ]
  return (
    <div className="page">
      <Link to={'/forms' as string} className="back"><ArrowLeftOutlined aria-hidden /> {definition.pluralLabel}</Link>
      <Title
        aside={changed && mayEdit
          ? <div className="record-actions"><Button onClick={row ? reset : back}>{told(row ? 'discard' : 'cancel')}</Button><Button type="primary" loading={busy} onClick={() => form.submit()}>{told('save')}</Button></div>
          : shownRow && <RecordActions definition={definition} row={shownRow} onEdit={() => {}} onGone={back} />}
      >
        {row ? String(row.name) : told('newOf', { record: definition.label })}
      </Title>
      {refused.map((sentence) => <Alert key={sentence} type="error" showIcon title={sentence} role="alert" className="spaced" />)}
      <Tabs items={tabs} label={row ? String(row.name) : definition.label} />
    </div>
  )
}

function Entry({ field }: { field: Field }) {
  const told = useTexts()
  const wide = ['longText', 'list'].includes(field.type)
  return (
    <Form.Item
      name={field.name} label={field.label} extra={field.help || undefined} className={wide ? 'entry-wide' : 'entry'} validateTrigger="onSubmit"
      rules={field.required ? [{ required: true, whitespace: true, message: told('requiredField', { field: field.label }) }] : []}
    >
      <FieldInput field={field} />
    </Form.Item>
  )
}

/** What most forms ask, in the visitors' two languages. */
function usual(): Question[] {
  const asked = (key: 'askName' | 'askPhone' | 'askCompany' | 'askNote', kind: string, target: string, required = false) => ({ label: text(key, {}, 'zh-CN'), labelEn: text(key, {}, 'en'), kind, target, required })
  return [asked('askName', 'TEXT', 'NAME', true), asked('askPhone', 'PHONE', 'LEAD_PHONE', true), asked('askCompany', 'TEXT', 'COMPANY'), asked('askNote', 'LONG_TEXT', 'NOTE')]
}
