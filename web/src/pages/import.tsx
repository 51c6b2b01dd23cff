// Takes records in from a spreadsheet in three steps: the file, which column is what, and a trial that writes nothing before
// the real thing. What is not taken in comes back as a file with the reasons.
import { ArrowLeftOutlined, InboxOutlined } from '@ant-design/icons'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Alert, App, Button, Card, Checkbox, Popconfirm, Progress, Radio, Select, Steps, Tag, Upload } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
import type { Definition } from '../api/client'
import { actionOf, addressOf, kindOf, useDefinitions } from '../api/definitions'
import { Problem, problemOf } from '../api/problem'
import { act } from '../api/records'
import { call, sessionFetch } from '../api/session'
import { isOver, type JobState, percentOf } from '../jobs/jobs'
import { jobQuery } from '../jobs/tray'
import { download } from '../records/download'
import { NotFound } from '../shell/states'
import { Title } from '../shell/title'
import { useTexts } from '../texts'

const route = getRouteApi('/inside/$plural/import')

interface Column { column: string; field: string }
interface Preview { mapping: Column[]; rows: { cells: string[] }[]; sheets?: string[]; sheet?: string; remembered?: boolean; key?: string; fields: { field: string; label: string; required: boolean; key: boolean }[] }
interface Plan { mapping: Column[]; mode: 'CREATE' | 'UPSERT'; key?: string; allowDuplicates: boolean }

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** So many first values tell what a column holds. */
const SAMPLES = 3

export default function ImportPage(): ReactNode {
  const { plural } = route.useParams()
  const definition = useDefinitions().at(`/${plural}`)
  return definition && actionOf(definition, 'imports') ? <Wizard key={plural} definition={definition} /> : <NotFound />
}

function Wizard({ definition }: { definition: Definition }) {
  const text = useTexts()
  const [file, setFile] = useState<{ id: string; name: string }>()
  const [preview, setPreview] = useState<Preview>()
  const [plan, setPlan] = useState<Plan>()
  const [trial, setTrial] = useState<string>()
  const [job, setJob] = useState<string>()
  const [refused, setRefused] = useState<string[]>([])
  const refuse = (error: unknown) => setRefused([(error as Error).message, ...(error instanceof Problem ? error.errors.map(({ detail }) => detail) : [])])
  const step = job ? 3 : trial ? 2 : preview ? 1 : 0

  const look = async (id: string, sheet?: string) => {
    const found = await call<Preview>('POST', `${definition.path}/imports/preview`, { body: { fileId: id, sheet } })
    setPreview(found)
    setPlan({ mapping: found.mapping, mode: found.key ? 'UPSERT' : 'CREATE', key: found.key || undefined, allowDuplicates: false })
  }
  const take = async (chosen: File) => {
    setRefused([])
    try {
      const answer = await sessionFetch(new Request(new URL(`/v1/files?name=${encodeURIComponent(chosen.name)}`, location.origin), { method: 'POST', body: chosen, headers: { 'Content-Type': /\.xlsx$/i.test(chosen.name) ? XLSX : 'text/csv' } }))
      if (!answer.ok) throw await problemOf(answer)
      const { id } = (await answer.json()) as { id: string }
      await look(id)
      setFile({ id, name: chosen.name })
    } catch (error) {
      refuse(error)
    }
  }
  const turnTo = (sheet: string) => { setRefused([]); if (file) void look(file.id, sheet).catch(refuse) }
  const start = async (dryRun: boolean) => {
    if (!file || !plan) return
    setRefused([])
    try {
      const body = { fileId: file.id, sheet: preview?.sheet || undefined, mapping: plan.mapping.filter((one) => one.field), mode: plan.mode, key: plan.mode === 'UPSERT' ? plan.key : undefined, allowDuplicates: plan.allowDuplicates, dryRun }
      const started = await act(definition, 'imports', undefined, body)
      if (dryRun) setTrial(started.id)
      else setJob(started.id)
    } catch (error) {
      refuse(error)
    }
  }
  const again = () => { setFile(undefined); setPreview(undefined); setPlan(undefined); setTrial(undefined); setJob(undefined); setRefused([]) }
  return (
    <div className="page">
      <Link to={addressOf(definition) as string} className="back"><ArrowLeftOutlined aria-hidden /> {definition.pluralLabel}</Link>
      <Title sub={file && <span className="faint">{file.name}</span>}>{text('importOf', { records: definition.pluralLabel })}</Title>
      <Steps size="small" current={step} responsive className="spaced import-steps" items={[text('importFile'), text('importColumns'), text('importTrial'), text('importDone')].map((title) => ({ title }))} />
      {refused.map((sentence) => <Alert key={sentence} type="error" showIcon title={sentence} role="alert" className="spaced" />)}
      <Card size="small">
        {step === 0 && <FileStep onFile={take} />}
        {step === 1 && preview && plan && <Columns preview={preview} plan={plan} onPlan={setPlan} onSheet={turnTo} onBack={again} onNext={() => void start(true)} />}
        {step === 2 && trial && <Run definition={definition} job={trial} onBack={() => setTrial(undefined)} onNext={() => void start(false)} />}
        {step === 3 && job && <Run definition={definition} job={job} onAgain={again} />}
      </Card>
    </div>
  )
}

function FileStep({ onFile }: { onFile: (file: File) => Promise<void> }) {
  const text = useTexts()
  const [busy, setBusy] = useState(false)
  return (
    <Upload.Dragger
      accept=".csv,.txt,.xlsx,text/csv" maxCount={1} showUploadList={false} disabled={busy}
      customRequest={({ file, onSuccess }) => { setBusy(true); void onFile(file as File).then(() => { onSuccess?.({}); setBusy(false) }) }}
    >
      <p className="import-icon"><InboxOutlined aria-hidden /></p>
      <p>{text('importDrop')}</p>
      <p className="faint">{text('importDropHelp')}</p>
    </Upload.Dragger>
  )
}

interface ColumnsProps { preview: Preview; plan: Plan; onPlan: (plan: Plan) => void; onSheet: (sheet: string) => void; onBack: () => void; onNext: () => void }

function Columns({ preview, plan, onPlan, onSheet, onBack, onNext }: ColumnsProps) {
  const text = useTexts()
  const taken = new Set(plan.mapping.map((one) => one.field).filter(Boolean))
  const lacking = plan.mode === 'CREATE' ? preview.fields.filter((field) => field.required && !taken.has(field.field)) : []
  const keys = preview.fields.filter((field) => field.key && taken.has(field.field))
  const put = (at: number, field: string) => onPlan({ ...plan, mapping: plan.mapping.map((one, index) => (index === at ? { ...one, field } : one)) })
  const options = (own: string) => preview.fields.map((field) => ({ value: field.field, label: field.required ? `${field.label} *` : field.label, disabled: taken.has(field.field) && field.field !== own }))
  const ready = taken.size > 0 && !lacking.length && (plan.mode === 'CREATE' || (plan.key && taken.has(plan.key)))
  return (
    <>
      {(preview.sheets?.length ?? 0) > 1 && (
        <p><label>{text('importSheet')} <Select className="pool-select" value={preview.sheet} aria-label={text('importSheet')} options={preview.sheets!.map((sheet) => ({ value: sheet, label: sheet }))} onChange={onSheet} /></label></p>
      )}
      <p className="faint">{text(preview.remembered ? 'importRemembered' : 'importColumnsHelp')}</p>
      <div className="scrolls" tabIndex={0} role="region" aria-label={text('importColumns')}>
        <table className="plain import-columns">
          <thead><tr><th scope="col">{text('inFile')}</th><th scope="col">{text('becomes')}</th><th scope="col">{text('firstRows')}</th></tr></thead>
          <tbody>
            {plan.mapping.map(({ column, field }, at) => (
              <tr key={at}>
                <th scope="row">{column}</th>
                <td>
                  <Select
                    className="wide" showSearch={{ optionFilterProp: 'label' }} allowClear value={field || undefined} options={options(field)} placeholder={text('leaveOut')}
                    aria-label={text('columnBecomes', { column })} onChange={(next?: string) => put(at, next ?? '')}
                  />
                </td>
                <td className="faint ellipsis import-samples">{preview.rows.slice(0, SAMPLES).map((row) => row.cells[at]).filter(Boolean).join(' · ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="import-choices">
        <Radio.Group value={plan.mode} aria-label={text('importMode')} onChange={(event) => onPlan({ ...plan, mode: event.target.value as Plan['mode'], key: keys[0]?.field })} options={[{ value: 'CREATE', label: text('importCreate') }, { value: 'UPSERT', label: text('importUpsert') }]} />
        {plan.mode === 'UPSERT' && <Select value={plan.key} aria-label={text('importKey')} placeholder={text('importKey')} options={keys.map((field) => ({ value: field.field, label: field.label }))} onChange={(key: string) => onPlan({ ...plan, key })} className="pool-select" />}
        <Checkbox checked={plan.allowDuplicates} onChange={(event) => onPlan({ ...plan, allowDuplicates: event.target.checked })}>{text('importDuplicates')}</Checkbox>
      </div>
      {lacking.length > 0 && <Alert type="warning" showIcon className="spaced" title={text('importLacks', { fields: lacking.map((field) => field.label).join('、') })} />}
      <div className="footer"><Button onClick={onBack}>{text('otherFile')}</Button><Button type="primary" disabled={!ready} onClick={onNext}>{text('startTrial')}</Button></div>
    </>
  )
}

interface RunProps { definition: Definition; job: string; onBack?: () => void; onNext?: () => void; onAgain?: () => void }

/** A trial, or the real thing: how far it is, then what came of it. */
function Run({ definition, job: id, onBack, onNext, onAgain }: RunProps) {
  const text = useTexts()
  const client = useQueryClient()
  const { message } = App.useApp()
  const { data: job, error } = useQuery(jobQuery({ service: definition.service, id }))
  const over = !!job && isOver(job.state)
  const result = job?.result
  const real = !onNext
  useEffect(() => {
    if (over && real) void client.invalidateQueries({ queryKey: ['list', kindOf(definition)] })
  }, [over, real, client, definition])
  const figures: [string, number | undefined][] = [
    [text(real ? 'figCreated' : 'figToCreate'), result?.created], [text(real ? 'figUpdated' : 'figToUpdate'), result?.updated], [text('figUnchanged'), result?.unchanged], [text('figRejected'), result?.rejected],
  ]
  const cancel = () => call('POST', `/v1/${definition.service}/jobs/${id}/cancel`, { body: {} }).then(() => client.invalidateQueries({ queryKey: ['job', definition.service, id] }), () => {})
  const takes = (result?.created ?? 0) + (result?.updated ?? 0)
  const [undone, setUndone] = useState<string>()
  const undo = () => call<JobState>('POST', `/v1/${definition.service}/jobs/${id}/undo`, { body: {} }).then((answer) => setUndone(answer.id), (refusal: Error) => { void message.error(refusal.message) })
  return (
    <>
      {error && <Alert type="error" showIcon title={error.message} />}
      <Progress percent={job ? percentOf(job) : 0} status={job?.state === 'FAILED' ? 'exception' : over ? 'success' : 'active'} aria-label={text(real ? 'importDone' : 'importTrial')} />
      <p role="status">{job?.state === 'FAILED' ? job.message || text('jobFailed', { why: job.error }) : over ? text(real ? 'importOver' : 'trialOver') : text('jobDone', { done: job?.done ?? 0, total: job?.total ?? 0 })}</p>
      {result && <dl className="figures">{figures.filter(([, number]) => number !== undefined).map(([label, number]) => <div key={label}><dt>{label}</dt><dd>{number!.toLocaleString()}</dd></div>)}</dl>}
      {job?.state === 'CANCELLED' && <Tag>{text('jobStopped')}</Tag>}
      <div className="footer">
        {result?.rejectedFileId && <Button onClick={() => void download(result.rejectedFileId!).catch((refusal: Error) => message.error(refusal.message))}>{text('rejectedRows')}</Button>}
        {!over && <Button onClick={() => void cancel()}>{text('stopJob')}</Button>}
        {over && onBack && <Button onClick={onBack}>{text('backToColumns')}</Button>}
        {over && onNext && <Button type="primary" disabled={job.state !== 'SUCCEEDED' || !takes} onClick={onNext}>{text('importNow', { n: takes.toLocaleString() })}</Button>}
        {over && real && job.undoable && !undone && <Popconfirm title={text('undoImport')} description={text('undoImportHelp')} okText={text('undo')} cancelText={text('cancel')} onConfirm={undo}><Button danger>{text('undoImport')}</Button></Popconfirm>}
        {over && onAgain && <Button onClick={onAgain}>{text('otherFile')}</Button>}
        {over && real && <Link to={addressOf(definition) as string}><Button type="primary">{text('toList', { records: definition.pluralLabel })}</Button></Link>}
      </div>
      {undone && <Undone definition={definition} job={undone} />}
    </>
  )
}

/** What became of taking the whole import back; records that somebody changed since are named. */
function Undone({ definition, job: id }: { definition: Definition; job: string }) {
  const text = useTexts()
  const client = useQueryClient()
  const { data: job, error } = useQuery(jobQuery({ service: definition.service, id }))
  const over = !!job && isOver(job.state)
  useEffect(() => {
    if (over) void client.invalidateQueries({ queryKey: ['list', kindOf(definition)] })
  }, [over, client, definition])
  const refusals = job?.result?.refusals ?? []
  const said = job?.state === 'FAILED' ? job.message || text('jobFailed', { why: job.error }) : text('undoImportDone', { changed: job?.result?.changed ?? 0, refused: job?.result?.refused ?? 0 })
  return (
    <section className="spaced" aria-label={text('undoImport')}>
      {error && <Alert type="error" showIcon title={error.message} />}
      {!over && <Progress percent={job ? percentOf(job) : 0} status="active" aria-label={text('undoImport')} />}
      {over && <p role="status">{said}</p>}
      {over && refusals.length > 0 && (
        <ul className="refusals">
          {refusals.map((one) => <li key={one.id}><strong>{one.title ?? one.id.slice(0, 8)}</strong>: {one.fields?.length ? one.fields.map((field) => field.message).join(' ') : (one.message ?? one.reason)}</li>)}
        </ul>
      )}
    </section>
  )
}
