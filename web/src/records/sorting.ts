// Up to four sort keys, as the address carries them: `level desc, name`.
export interface SortKey { field: string; descending: boolean }

export const MOST_KEYS = 4

export function sortKeys(text: string | undefined): SortKey[] {
  return (text ?? '').split(',').map((key) => key.trim()).filter(Boolean).map((key) => {
    const [field = '', direction] = key.split(/\s+/)
    return { field, descending: direction === 'desc' }
  })
}

export const sortText = (keys: SortKey[]) => keys.map((key) => (key.descending ? `${key.field} desc` : key.field)).join(', ')

/** A click sorts by a field alone, then turns it, then lets go; with Shift it is added to the others. */
export function turned(keys: SortKey[], field: string, adding: boolean): SortKey[] {
  const found = keys.find((key) => key.field === field)
  const others = adding ? keys.filter((key) => key.field !== field) : []
  if (!found) return [...others, { field, descending: false }].slice(-MOST_KEYS)
  if (found.descending) return others
  const next = { field, descending: true }
  return adding ? keys.map((key) => (key.field === field ? next : key)) : [next]
}
