// What an action answers beside the record: a secret that is told once, or work that goes on in the background.
import { useQuery } from '@tanstack/react-query'
import { Alert, Modal, Progress, Typography } from 'antd'
import type { Action, Definition, Job } from '../api/client'
import { useMe } from '../api/definitions'
import type { Row } from '../api/records'
import { call } from '../api/session'
import { usePreferences } from '../shell/preferences'
import { type TextKey, useTexts } from '../texts'
import { timeText } from './times'

const NAMES: Record<string, TextKey> = { token: 'invitationCode', key: 'apiKey', expiresAt: 'validUntil' }

export function Outcome({ definition, action, reply, onClose }: { definition: Definition; action: Action; reply: Row; onClose: () => void }) {
  const text = useTexts()
  const { language } = usePreferences()
  const zone = useMe().timeZone
  const told = Object.entries(reply).filter(([name, value]) => NAMES[name] && typeof value === 'string')
  const link = typeof reply.token === 'string' ? `${location.origin}/invitation?token=${encodeURIComponent(reply.token)}` : undefined
  const isJob = typeof reply.state === 'string' && 'done' in reply
  return (
    <Modal open onCancel={onClose} onOk={onClose} cancelButtonProps={{ style: { display: 'none' } }} okText={text('close')} title={action.label}>
      {told.length > 0 && <Alert type="warning" showIcon title={text('toldOnce')} className="spaced" />}
      {told.map(([name, value]) => (
        <p key={name}>{text(NAMES[name]!)}: {name.endsWith('At') ? timeText(String(value), zone, language) : <Typography.Text code copyable>{String(value)}</Typography.Text>}</p>
      ))}
      {link && <p>{text('invitationLink')}: <Typography.Text copyable>{link}</Typography.Text></p>}
      {isJob && <JobProgress service={definition.service} job={reply.id} />}
      {!told.length && !isJob && <p>{text('done', { action: action.label })}</p>}
    </Modal>
  )
}

const OVER = ['SUCCEEDED', 'FAILED', 'CANCELLED']

/** Work in the background, until it is over. */
export function JobProgress({ service, job, onOver }: { service: string; job: string; onOver?: () => void }) {
  const text = useTexts()
  const { data } = useQuery({
    queryKey: ['job', service, job],
    queryFn: async () => {
      const found = await call<Job>('GET', `/v1/${service}/jobs/${job}`)
      if (OVER.includes(found.state)) onOver?.()
      return found
    },
    refetchInterval: (query) => (query.state.data && OVER.includes(query.state.data.state) ? false : 700),
  })
  if (!data) return <Progress percent={0} aria-label={text('inBackground')} />
  const percent = data.total ? Math.round((data.done / data.total) * 100) : data.state === 'SUCCEEDED' ? 100 : 0
  const status = data.state === 'FAILED' ? 'exception' : data.state === 'SUCCEEDED' ? 'success' : 'active'
  return (
    <div>
      <Progress percent={percent} status={status} aria-label={text('inBackground')} />
      <span>{text('jobDone', { done: data.done, total: data.total })}</span>
      {data.error && <Alert type="error" title={data.error} className="spaced" />}
    </div>
  )
}
