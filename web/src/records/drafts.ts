// What was typed and not saved yet outlives a reload, on this device, for this person.
import { remember, remembered } from '../shell/preferences'

export type Values = Record<string, unknown>

interface Draft { values: Values; at: number }

const DAYS_KEPT = 7

export const draftKey = (userId: string, kind: string, id: string | undefined) => `draft.${userId}.${kind}.${id ?? 'new'}`

export function draftOf(key: string): Values | undefined {
  const draft = remembered<Draft | null>(key, null)
  if (!draft || Date.now() - draft.at > DAYS_KEPT * 86_400_000) return undefined
  return draft.values
}

/** Passwords are never kept. */
export function keepDraft(key: string, values: Values | undefined) {
  const kept = values && Object.fromEntries(Object.entries(values).filter(([name]) => !name.toLowerCase().includes('password')))
  remember(key, kept && { values: kept, at: Date.now() })
}
