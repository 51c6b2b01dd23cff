// Gives a deleted record back; who may be the same is shown first, as when one is entered.
import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Modal } from 'antd'
import { useState } from 'react'
import type { Definition } from '../api/client'
import { actionOf } from '../api/definitions'
import { Problem } from '../api/problem'
import { act, type Row } from '../api/records'
import { useTexts } from '../texts'
import { Duplicates, isDuplicate } from './duplicates'
import { refresh } from './refresh'
import { titleOf } from './titles'

export function Restore({ definition, row }: { definition: Definition; row: Row }) {
  const text = useTexts()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [alike, setAlike] = useState<Problem>()
  const restore = async (known = false) => {
    setBusy(true)
    try {
      const answer = await act(definition, 'restore', row.id, {}, known)
      setAlike(undefined)
      void message.success(text('restored', { name: titleOf(definition, row) }))
      void refresh(client, definition, row.id, answer)
    } catch (error) {
      if (error instanceof Problem && isDuplicate(error)) {
        setAlike(error)
        return
      }
      void message.error((error as Error).message)
      void refresh(client, definition, row.id, 'gone')
    } finally {
      setBusy(false)
    }
  }
  const label = actionOf(definition, 'restore')?.label ?? ''
  return (
    <>
      <Button size="small" loading={busy && !alike} onClick={() => void restore()}>{label}</Button>
      {alike && (
        <Modal open title={text('actionOn', { action: label, name: titleOf(definition, row) })} onCancel={() => setAlike(undefined)} footer={<Button onClick={() => setAlike(undefined)}>{text('cancel')}</Button>}>
          <Duplicates definition={definition} problem={alike} busy={busy} anyway={text('anyway', { action: label })} onAnyway={() => void restore(true)} />
        </Modal>
      )}
    </>
  )
}
