// After an action: what it changed is fetched again.
import type { QueryClient } from '@tanstack/react-query'
import type { Definition } from '../api/client'
import { kindOf } from '../api/definitions'
import { recordQuery, type Row } from '../api/records'

/** Lists of other records included: claiming moves a customer between them. */
export function refresh(client: QueryClient, definition: Definition, id: string, answer?: Row | 'gone') {
  const key = recordQuery(definition, id).queryKey
  if (answer === 'gone') client.removeQueries({ queryKey: key, type: 'inactive' })
  else if (answer?.id === id && answer.version !== undefined) client.setQueryData(key, answer)
  else void client.invalidateQueries({ queryKey: key })
  void client.invalidateQueries({ queryKey: ['audit'] })
  return client.invalidateQueries({ queryKey: ['list', kindOf(definition)] })
}
