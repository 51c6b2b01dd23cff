// The list as a file: the columns that are shown, or all; written in the background, fetched from the corner of the screen.
import { Alert, Modal, Radio } from 'antd'
import { useState } from 'react'
import type { Definition } from '../api/client'
import { act } from '../api/records'
import { watchJob } from '../jobs/jobs'
import { useTexts } from '../texts'

interface ExportProps {
  definition: Definition
  /** Which records: as the list is asked. */
  asked: { filter?: string; search?: string; orderBy?: string }
  columns: string[]
  count?: string
  onClose: () => void
}

export function ExportDialog({ definition, asked, columns, count, onClose }: ExportProps) {
  const text = useTexts()
  const [all, setAll] = useState(false)
  const [refused, setRefused] = useState('')
  const [busy, setBusy] = useState(false)
  const run = async () => {
    setBusy(true)
    setRefused('')
    try {
      const job = await act(definition, 'exports', undefined, { ...asked, fields: all ? undefined : columns })
      watchJob({ service: definition.service, id: job.id, title: text('exportOf', { records: definition.pluralLabel }) })
      onClose()
    } catch (error) {
      setRefused((error as Error).message)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal open onCancel={onClose} onOk={() => void run()} okText={text('export')} cancelText={text('cancel')} confirmLoading={busy} title={text('exportOf', { records: definition.pluralLabel })}>
      {refused && <Alert type="error" showIcon title={refused} role="alert" className="spaced" />}
      <p>{text(count ? 'exportCount' : 'exportHelp', { n: count ?? '', records: definition.pluralLabel })}</p>
      <Radio.Group className="reasons" value={all} aria-label={text('columns')} onChange={(event) => setAll(event.target.value as boolean)} options={[{ value: false, label: text('exportShown') }, { value: true, label: text('exportAll') }]} />
    </Modal>
  )
}
