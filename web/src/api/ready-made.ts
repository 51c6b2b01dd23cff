// Ready-made roles are kept in the language the company was founded in; as long as nobody renamed them they are told in the reader's.
import { preferences } from '../shell/preferences'
import { text, type TextKey } from '../texts'
import type { Row } from './records'

const ROLES = new Set(['administrator', 'director', 'finance_clerk', 'manager', 'marketer', 'rep'])

/** What tells a ready-made record from others. */
export const MARK: Record<string, string> = { 'identity.role': 'preset' }

/** A ready-made role's name where only its name is known. */
export function toldRole(name: string): string {
  const preset = [...ROLES].find((one) => name === text(`role_${one}` as TextKey, {}, 'zh-CN') || name === text(`role_${one}` as TextKey, {}, 'en'))
  return preset ? text(`role_${preset}` as TextKey, {}, preferences().language) : name
}

/** The record as this reader calls it; what somebody renamed keeps its name. */
export function told(kind: string, row: Row): Row {
  const preset = String(row.preset ?? '')
  if (kind !== 'identity.role' || !ROLES.has(preset)) return row
  const said = (field: 'name' | 'description', key: TextKey) => {
    const isOurs = row[field] === text(key, {}, 'zh-CN') || row[field] === text(key, {}, 'en')
    return isOurs ? { [field]: text(key, {}, preferences().language) } : {}
  }
  return { ...row, ...said('name', `role_${preset}` as TextKey), ...said('description', `roleTells_${preset}` as TextKey) }
}
