// Work in the background, in a corner of the screen: how far it is, what came of it, what was refused and why, and the way back.
import { CloseOutlined } from '@ant-design/icons'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Modal, Progress } from 'antd'
import { useEffect, useState } from 'react'
import { call } from '../api/session'
import { download } from '../records/download'
import { useTexts } from '../texts'
import { isOver, type JobState, letGo, percentOf, type Started, useJobs, watchJob } from './jobs'

const LOOK_EVERY = 700
/** So long a good end is told, and so long the way back is offered. */
const TOLD = 8_000
const UNDOABLE = 45_000

export default function Tray() {
  const text = useTexts()
  const jobs = useJobs()
  if (!jobs.length) return null
  return <aside className="tray" aria-label={text('inBackground')}>{jobs.map((job) => <Line key={job.id} started={job} />)}</aside>
}

export const jobQuery = ({ service, id }: { service: string; id: string }) => ({
  queryKey: ['job', service, id],
  queryFn: () => call<JobState>('GET', `/v1/${service}/jobs/${id}`),
  refetchInterval: (query: { state: { data?: JobState } }) => (query.state.data && isOver(query.state.data.state) ? (false as const) : LOOK_EVERY),
})

function Line({ started }: { started: Started }) {
  const text = useTexts()
  const client = useQueryClient()
  const { message } = App.useApp()
  const [told, setTold] = useState(false)
  const [busy, setBusy] = useState(false)
  const { data: job, error } = useQuery(jobQuery(started))
  const over = !!job && isOver(job.state)
  // others' changes come live; what this person did is shown at once, whoever it was told to
  useEffect(() => {
    if (over) void client.invalidateQueries({ queryKey: ['list'] })
  }, [over, client])
  // what went well is told and goes; what was refused, or waits to be fetched, stays until it is closed
  const settled = job?.state === 'SUCCEEDED' && !job.result?.refused && !job.result?.fileId && !job.result?.rejectedFileId && !job.result?.rejected
  const stays = job?.undoable ? UNDOABLE : TOLD
  useEffect(() => {
    if (!settled) return
    const timer = setTimeout(() => letGo(started.id), stays)
    return () => clearTimeout(timer)
  }, [settled, stays, started.id])
  const ask = async (what: 'undo' | 'cancel') => {
    setBusy(true)
    try {
      const answer = await call<JobState>('POST', `/v1/${started.service}/jobs/${started.id}/${what}`, { body: {} })
      if (what === 'undo') {
        letGo(started.id)
        watchJob({ service: started.service, id: answer.id, title: text('undoing', { what: started.title }) })
      } else await client.invalidateQueries({ queryKey: ['job', started.service, started.id] })
    } catch (refusal) {
      void message.error((refusal as Error).message)
    } finally {
      setBusy(false)
    }
  }
  const fetchFile = (id: string) => void download(id).catch((refusal: Error) => message.error(refusal.message))
  const refusals = job?.result?.refusals ?? []
  const status = !job || !over ? 'active' : job.state === 'SUCCEEDED' ? 'success' : 'exception'
  return (
    <section className="tray-job" aria-label={started.title}>
      <header>
        <strong className="grow ellipsis" title={started.title}>{started.title}</strong>
        <Button type="text" size="small" icon={<CloseOutlined aria-hidden />} aria-label={text('dismiss', { what: started.title })} onClick={() => letGo(started.id)} />
      </header>
      {error && <p>{error.message}</p>}
      {(!job || !over) && <Progress percent={job ? percentOf(job) : 0} status={status} size="small" aria-label={started.title} />}
      {job && <p role="status">{over ? outcome(job, text) : text('jobDone', { done: job.done, total: job.total })}</p>}
      <div className="tray-actions">
        {refusals.length > 0 && <Button size="small" onClick={() => setTold(true)}>{text('whyRefused')}</Button>}
        {job?.result?.fileId && <Button size="small" type="primary" onClick={() => fetchFile(job.result!.fileId!)}>{text('download')}</Button>}
        {job?.result?.rejectedFileId && <Button size="small" onClick={() => fetchFile(job.result!.rejectedFileId!)}>{text('rejectedRows')}</Button>}
        {over && job.undoable && <Button size="small" loading={busy} onClick={() => void ask('undo')}>{text('undo')}</Button>}
        {job && !over && <Button size="small" loading={busy || job.cancelRequested} onClick={() => void ask('cancel')}>{text('stopJob')}</Button>}
      </div>
      <Modal open={told} onCancel={() => setTold(false)} onOk={() => setTold(false)} cancelButtonProps={{ style: { display: 'none' } }} okText={text('close')} title={started.title}>
        <ul className="refusals">
          {refusals.map((one) => (
            <li key={one.id}><strong>{one.title ?? one.id.slice(0, 8)}</strong>: {one.fields?.length ? one.fields.map((field) => field.message).join(' ') : (one.message ?? one.reason)}</li>
          ))}
        </ul>
        {(job?.result?.refused ?? 0) > refusals.length && <p className="faint">{text('moreRefused', { n: job!.result!.refused! - refusals.length })}</p>}
      </Modal>
    </section>
  )
}

/** What came of it, in one sentence. */
function outcome(job: JobState, text: ReturnType<typeof useTexts>): string {
  const { result } = job
  if (job.state === 'FAILED') return job.message || text('jobFailed', { why: job.error })
  const stopped = job.state === 'CANCELLED' ? `${text('jobStopped')} ` : ''
  if (result?.rows !== undefined) return stopped + text('exported', { n: result.rows.toLocaleString() })
  if (result?.rejected !== undefined) return stopped + text(result.dryRun ? 'wouldImport' : 'imported', { created: result.created ?? 0, updated: result.updated ?? 0, rejected: result.rejected })
  if (result?.changed !== undefined) return stopped + (result.refused ? text('bulkDone', { changed: result.changed, refused: result.refused }) : text('bulkAllDone', { changed: result.changed }))
  return stopped + text('jobDone', { done: job.done, total: job.total })
}
