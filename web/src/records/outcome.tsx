// What an action answers beside the record: a secret that is told once.
import { Alert, Modal, Typography } from 'antd'
import type { Action } from '../api/client'
import { useMe } from '../api/definitions'
import type { Row } from '../api/records'
import { usePreferences } from '../shell/preferences'
import { type TextKey, useTexts } from '../texts'
import { timeText } from './times'

const NAMES: Record<string, TextKey> = { token: 'invitationCode', key: 'apiKey', expiresAt: 'validUntil' }

export function Outcome({ action, reply, onClose }: { action: Action; reply: Row; onClose: () => void }) {
  const text = useTexts()
  const { language } = usePreferences()
  const zone = useMe().timeZone
  const told = Object.entries(reply).filter(([name, value]) => NAMES[name] && typeof value === 'string')
  const link = typeof reply.token === 'string' ? `${location.origin}/invitation?token=${encodeURIComponent(reply.token)}` : undefined
  return (
    <Modal open onCancel={onClose} onOk={onClose} cancelButtonProps={{ style: { display: 'none' } }} okText={text('close')} title={action.label}>
      {told.length > 0 && <Alert type="warning" showIcon title={text('toldOnce')} className="spaced" />}
      {told.map(([name, value]) => (
        <p key={name}>{text(NAMES[name]!)}: {name.endsWith('At') ? timeText(String(value), zone, language) : <Typography.Text code copyable>{String(value)}</Typography.Text>}</p>
      ))}
      {link && <p>{text('invitationLink')}: <Typography.Text copyable>{link}</Typography.Text></p>}
      {!told.length && <p>{text('done', { action: action.label })}</p>}
    </Modal>
  )
}
