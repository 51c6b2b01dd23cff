// What the product has to tell this person: the number of unread ones, and a list that leads to what they are about.
import { BellOutlined } from '@ant-design/icons'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Badge, Button, Popover } from 'antd'
import { useState } from 'react'
import { addressOf, useDefinitions, useMe } from '../api/definitions'
import { Problem } from '../api/problem'
import { call } from '../api/session'
import { timeText } from '../records/times'
import { useTexts } from '../texts'
import { usePreferences } from './preferences'
import { Nothing } from './states'

interface Notification { id: string; text: string; aboutKind?: string; aboutId?: string; createdAt: string; readAt?: string }
interface Answer { notifications: Notification[]; total?: { count: number } }

const KIND = ['list', 'collaboration.notification']
const SHOWN = 20

export function Bell() {
  const text = useTexts()
  const client = useQueryClient()
  const { language } = usePreferences()
  const [open, setOpen] = useState(false)
  const unread = useQuery({
    queryKey: [...KIND, 'unread'],
    queryFn: () => call<Answer>('GET', '/v1/notifications', { query: { filter: 'readAt = null', pageSize: 1, withTotal: true } }),
    retry: (_, error) => !(error instanceof Problem),
  })
  const latest = useQuery({
    queryKey: [...KIND, 'latest', language], enabled: open,
    queryFn: () => call<Answer>('GET', '/v1/notifications', { query: { orderBy: 'createdAt desc', pageSize: SHOWN } }),
  })
  // an installation without that service has nothing to tell
  if (unread.error instanceof Problem) return null
  const readAll = async () => {
    await call('POST', '/v1/notifications/read-all', { body: {} })
    await client.invalidateQueries({ queryKey: KIND })
  }
  const rows = latest.data?.notifications ?? []
  const content = (
    <div className="bell">
      {rows.length > 0 && <div className="footer"><Button size="small" onClick={() => void readAll()} disabled={!unread.data?.total?.count}>{text('readAll')}</Button></div>}
      {latest.isSuccess && !rows.length && <Nothing title={text('noNotifications')} />}
      <ul className="lines">{rows.map((row) => <Line key={row.id} row={row} onClose={() => setOpen(false)} />)}</ul>
    </div>
  )
  const count = unread.data?.total?.count ?? 0
  return (
    <Popover content={content} title={text('notifications')} trigger="click" placement="bottomRight" classNames={{ root: 'bell-popover' }} open={open} onOpenChange={setOpen}>
      <Badge count={count} size="small" offset={[-6, 6]}>
        <Button type="text" icon={<BellOutlined aria-hidden />} aria-label={text('notificationsUnread', { n: count })} />
      </Badge>
    </Popover>
  )
}

function Line({ row, onClose }: { row: Notification; onClose: () => void }) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const definitions = useDefinitions()
  const { language } = usePreferences()
  const zone = useMe().timeZone
  const about = row.aboutKind ? definitions.kind(row.aboutKind) : undefined
  const follow = async () => {
    onClose()
    if (about && row.aboutId) void navigate({ to: `${addressOf(about)}/${row.aboutId}` as string })
    if (!row.readAt) await call('POST', `/v1/notifications/${row.id}/read`, { body: {} })
    await client.invalidateQueries({ queryKey: KIND })
  }
  return (
    <li>
      <button type="button" className={row.readAt ? 'notice' : 'notice unread'} onClick={() => void follow()}>
        <span>{row.text}</span>
        <time className="faint" dateTime={row.createdAt}>{timeText(row.createdAt, zone, language)}</time>
      </button>
    </li>
  )
}
