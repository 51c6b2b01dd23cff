// Ready-made roles are kept in the language the company was founded in; as long as nobody renamed them they are told in the reader's.
import { preferences } from '../shell/preferences'
import { FOUNDED } from '../texts/ready-made'
import type { Row } from './records'

/** What tells a ready-made record from others. */
export const MARK: Record<string, string> = { 'identity.role': 'preset' }

const ours = (preset: string, field: 'name' | 'description', words: unknown) => words === FOUNDED['zh-CN'][preset]?.[field] || words === FOUNDED.en[preset]?.[field]

/** A ready-made role's name where only its name is known. */
export function toldRole(name: string): string {
  const preset = Object.keys(FOUNDED.en).find((one) => ours(one, 'name', name))
  return (preset && FOUNDED[preferences().language][preset]?.name) || name
}

/** The record as this reader calls it; what somebody renamed keeps its name. */
export function told(kind: string, row: Row): Row {
  const preset = String(row.preset ?? '')
  const said = FOUNDED[preferences().language][preset]
  if (kind !== 'identity.role' || !said) return row
  const shown = (field: 'name' | 'description') => (ours(preset, field, row[field]) ? { [field]: said[field] } : {})
  return { ...row, ...shown('name'), ...shown('description') }
}
