// Takes what nobody has, out of a list: a customer from the public pool, a lead from the department's.
import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import type { Definition } from '../api/client'
import { actionOf } from '../api/definitions'
import { act, type Row } from '../api/records'
import { useTexts } from '../texts'
import { refresh } from './refresh'
import { titleOf } from './titles'

export function Take({ definition, name, row }: { definition: Definition; name: string; row: Row }) {
  const text = useTexts()
  const { message } = App.useApp()
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const action = actionOf(definition, name)
  if (!action || !row.actions?.includes(name)) return null
  const take = async () => {
    setBusy(true)
    try {
      const answer = await act(definition, name, row.id, {})
      void message.success(text('claimed', { name: titleOf(definition, row) }))
      void refresh(client, definition, row.id, answer)
    } catch (error) {
      void message.error((error as Error).message)
      void refresh(client, definition, row.id)
    } finally {
      setBusy(false)
    }
  }
  return <Button size="small" type="primary" loading={busy} onClick={() => void take()}>{action.label}</Button>
}
