// The next version of a quote: it opens for typing as soon as it is there.
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Alert, Modal } from 'antd'
import { useState } from 'react'
import { addressOf, kindOf } from '../api/definitions'
import { act, recordQuery } from '../api/records'
import type { OwnDialogProps } from '../records/own-dialogs'
import { refresh } from '../records/refresh'
import { titleOf } from '../records/titles'
import { useTexts } from '../texts'

export default function ReviseDialog({ definition, action, row, onClose, onDone }: OwnDialogProps) {
  const text = useTexts()
  const navigate = useNavigate()
  const client = useQueryClient()
  const [refused, setRefused] = useState('')
  const [busy, setBusy] = useState(false)
  const run = async () => {
    setBusy(true)
    setRefused('')
    try {
      const next = await act(definition, action.name, row.id, {})
      client.setQueryData(recordQuery(definition, next.id).queryKey, next)
      void refresh(client, definition, row.id)
      void client.invalidateQueries({ queryKey: ['list', kindOf(definition)] })
      onDone?.(next)
      onClose()
      void navigate({ to: `${addressOf(definition)}/${next.id}/edit` as string })
    } catch (error) {
      setRefused((error as Error).message)
      setBusy(false)
    }
  }
  return (
    <Modal open onCancel={onClose} onOk={() => void run()} okText={action.label} cancelText={text('cancel')} confirmLoading={busy} title={text('actionOn', { action: action.label, name: titleOf(definition, row) })}>
      {refused && <Alert type="error" showIcon title={refused} role="alert" className="spaced" />}
      <p>{text('reviseHelp')}</p>
    </Modal>
  )
}
