// A pipeline as who runs sales sets it up: its stages in order, what each demands and allows, and the tasks that it gives.
import { ArrowDownOutlined, ArrowLeftOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Alert, App, Button, Card, Form, Input, InputNumber, Select, Switch } from 'antd'
import { useState } from 'react'
import type { Definition } from '../api/client'
import { fieldOf, isHead, kindOf, useDefinitions, useMe } from '../api/definitions'
import { Problem } from '../api/problem'
import { create, intention, recordQuery, type Row, update } from '../api/records'
import { RecordActions } from '../records/actions'
import { History } from '../records/history'
import { DEAL, PIPELINE } from '../sales/pipelines'
import { Failure, NotFound, Waiting } from '../shell/states'
import { Title } from '../shell/title'
import { useTexts } from '../texts'
import { fromForm, placeInForm, type PipelineForm, toForm } from './pipeline-form'

const route = getRouteApi('/inside/pipelines/$id')

export default function PipelinePage() {
  const { id } = route.useParams()
  const definition = useDefinitions().kind(PIPELINE)
  const found = useQuery({ ...recordQuery(definition ?? ({ path: '/v1/pipelines' } as Definition), id), enabled: !!definition && id !== 'new' })
  if (!definition) return <NotFound />
  if (id === 'new') return <Pipeline definition={definition} />
  if (found.error) return <Failure error={found.error} />
  return found.data ? <Pipeline key={found.data.version} definition={definition} row={found.data} /> : <Waiting />
}

function Pipeline({ definition, row }: { definition: Definition; row?: Row }) {
  const text = useTexts()
  const navigate = useNavigate()
  const client = useQueryClient()
  const { message } = App.useApp()
  const [form] = Form.useForm<PipelineForm>()
  const [once] = useState(intention)
  const [changed, setChanged] = useState(!row)
  const [refused, setRefused] = useState<string[]>([])
  const [busy, setBusy] = useState(false)
  const audits = !!useMe().permissions['sales.audit.read']
  const mayEdit = !row || !!row.actions?.includes('update')
  const first = toForm(row)
  const save = async () => {
    setBusy(true)
    setRefused([])
    const values = form.getFieldsValue(true) as PipelineForm
    try {
      const saved = row ? await update(definition, row.id, fromForm(values), row.version) : await create(definition, fromForm(values), once)
      client.setQueryData(recordQuery(definition, saved.id).queryKey, saved)
      void client.invalidateQueries({ queryKey: ['list', kindOf(definition)] })
      void message.success(text('saved', { record: definition.label }))
      if (!row) void navigate({ to: `/pipelines/${saved.id}` as string, replace: true })
    } catch (error) {
      const { shown, others } = placeInForm(error instanceof Problem ? error.errors : [], values)
      form.setFields(shown as never)
      setRefused(shown.length ? others : [(error as Error).message])
    } finally {
      setBusy(false)
    }
  }
  const label = (name: string) => fieldOf(definition, name)?.label
  const back = () => void navigate({ to: '/pipelines' as string })
  const reset = () => { form.setFieldsValue(first); setChanged(false); setRefused([]) }
  const shownRow = row && { ...row, actions: row.actions?.filter((name) => name !== 'update') }
  return (
    <div className="page">
      <Link to={'/pipelines' as string} className="back"><ArrowLeftOutlined aria-hidden /> {definition.pluralLabel}</Link>
      <Title
        aside={changed && mayEdit
          ? <div className="record-actions"><Button onClick={row ? reset : back}>{text(row ? 'discard' : 'cancel')}</Button><Button type="primary" loading={busy} onClick={() => form.submit()}>{text('save')}</Button></div>
          : shownRow && <RecordActions definition={definition} row={shownRow} onEdit={() => {}} onGone={back} />}
      >
        {row ? String(row.name) : text('newOf', { record: definition.label })}
      </Title>
      {refused.map((sentence) => <Alert key={sentence} type="error" showIcon title={sentence} role="alert" className="spaced" />)}
      <Form form={form} layout="vertical" initialValues={first} disabled={!mayEdit} onFinish={() => void save()} onValuesChange={() => setChanged(true)} scrollToFirstError={{ focus: true }}>
        <Card size="small" className="spaced">
          <div className="pipeline-head">
            <Form.Item name="name" label={label('name')} className="grow" rules={[{ required: true, whitespace: true, message: text('requiredField', { field: label('name') ?? '' }) }]}><Input maxLength={100} /></Form.Item>
            <Form.Item name="main" label={label('main')} extra={fieldOf(definition, 'main')?.help} valuePropName="checked"><Switch disabled={!mayEdit || !!row?.main} /></Form.Item>
            <Form.Item name="retired" label={label('retired')} extra={fieldOf(definition, 'retired')?.help} valuePropName="checked"><Switch disabled={!mayEdit || !!row?.main} /></Form.Item>
          </div>
          <Form.Item name="description" label={label('description')}><Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} /></Form.Item>
        </Card>
        <h2 className="spaced">{label('stages')}</h2>
        <Stages definition={definition} disabled={!mayEdit} />
      </Form>
      {row && audits && <Card size="small" title={text('history')} className="spaced"><History definition={definition} id={row.id} /></Card>}
    </div>
  )
}

function Stages({ definition, disabled }: { definition: Definition; disabled: boolean }) {
  const text = useTexts()
  return (
    <Form.List name="stages">
      {(stages, { add, remove, move }, { errors }) => (
        <>
          {stages.map(({ key, name }) => (
            <Card key={key} size="small" className="spaced stage" title={<span className="faint">{text('stageNumber', { n: name + 1 })}</span>} extra={!disabled && (
              <>
                <Button type="text" size="small" icon={<ArrowUpOutlined aria-hidden />} disabled={name === 0} aria-label={text('stageUp', { n: name + 1 })} onClick={() => move(name, name - 1)} />
                <Button type="text" size="small" icon={<ArrowDownOutlined aria-hidden />} disabled={name === stages.length - 1} aria-label={text('stageDown', { n: name + 1 })} onClick={() => move(name, name + 1)} />
                <Button type="text" size="small" icon={<DeleteOutlined aria-hidden />} disabled={stages.length === 1} aria-label={text('stageRemove', { n: name + 1 })} onClick={() => remove(name)} />
              </>
            )}>
              <StageFields definition={definition} at={name} disabled={disabled} />
            </Card>
          ))}
          <Form.ErrorList errors={errors} />
          {!disabled && <Button icon={<PlusOutlined aria-hidden />} onClick={() => add({ id: newId(), tasks: [] })}>{text('addStage')}</Button>}
        </>
      )}
    </Form.List>
  )
}

/** Stages name each other before they are saved. */
const newId = () => crypto.randomUUID?.() ?? `${Date.now().toString(16).padStart(8, '0').slice(-8)}-0000-4000-8000-${Math.floor(Math.random() * 2 ** 48).toString(16).padStart(12, '0')}`

function StageFields({ definition, at, disabled }: { definition: Definition; at: number; disabled: boolean }) {
  const text = useTexts()
  const deal = useDefinitions().kind(DEAL)
  const part = fieldOf(definition, 'stages')
  const tasks = fieldOf(definition, 'stageTasks')
  const own = (name: string) => part?.fields.find((field) => field.name === name)
  const stages = (Form.useWatch('stages') as PipelineForm['stages'] | undefined) ?? []
  const others = stages.filter((stage, index) => stage && index !== at).map((stage) => ({ value: stage.id, label: stage.name || text('stageNumber', { n: stages.indexOf(stage) + 1 }) }))
  const demandable = (deal?.fields ?? []).filter((field) => field.right === 'edit' && !isHead(field) && !field.fact && !field.immutable && !['parts', 'custom'].includes(field.type)).map((field) => ({ value: field.name, label: field.label }))
  const required = (name: string | undefined) => [{ required: true, whitespace: true, message: text('requiredField', { field: name ?? '' }) }]
  return (
    <>
      <div className="stage-fields">
        <Form.Item name={[at, 'name']} label={own('name')?.label} rules={required(own('name')?.label)}><Input maxLength={60} /></Form.Item>
        <Form.Item name={[at, 'probability']} label={own('probability')?.label}><InputNumber controls={false} min={0} max={100} precision={0} className="wide" /></Form.Item>
        <Form.Item name={[at, 'stalledAfterDays']} label={own('stalledAfterDays')?.label} tooltip={own('stalledAfterDays')?.help}><InputNumber controls={false} min={0} max={3650} precision={0} className="wide" /></Form.Item>
        <Form.Item name={[at, 'nextStageIds']} label={own('nextStageIds')?.label} tooltip={own('nextStageIds')?.help}><Select mode="multiple" allowClear options={others} placeholder={text('anyStage')} /></Form.Item>
        <Form.Item name={[at, 'demandedFields']} label={own('demandedFields')?.label} tooltip={own('demandedFields')?.help} className="stage-wide"><Select mode="multiple" allowClear options={demandable} placeholder={text('nothingDemanded')} /></Form.Item>
      </div>
      <Form.List name={[at, 'tasks']}>
        {(lines, { add, remove }) => (
          <>
            {lines.map(({ key, name }) => (
              <div key={key} className="stage-task">
                <Form.Item name={[name, 'subject']} className="grow" rules={required(tasks?.fields.find((field) => field.name === 'subject')?.label)}><Input aria-label={text('taskOf', { n: at + 1 })} placeholder={text('taskSubject')} maxLength={200} /></Form.Item>
                <Form.Item name={[name, 'dueInDays']}><InputNumber controls={false} min={0} max={3650} precision={0} aria-label={text('taskDays')} prefix={text('within')} suffix={text('days').toLowerCase()} style={{ width: 150 }} /></Form.Item>
                {!disabled && <Button type="text" icon={<DeleteOutlined aria-hidden />} aria-label={text('removeLine')} onClick={() => remove(name)} />}
              </div>
            ))}
            {!disabled && <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => add({ dueInDays: 3 })}>{text('addTask')}</Button>}
          </>
        )}
      </Form.List>
    </>
  )
}
