// A role's grants as a table one can read: a line per record, a column per standard right, the scope in the cell.
import type { Definition, Permission } from '../api/client'
import { kindOf } from '../api/definitions'

export interface Grant { id?: string; permission: string; scope: string }

export interface Line {
  kind: string
  label: string
  standard: Record<string, Permission | undefined>
  special: Permission[]
}

export const STANDARD = ['read', 'create', 'update', 'delete'] as const

/** A line per record in the order of the definitions, and one for what is no record of its own (audit, jobs). */
export function lines(permissions: Permission[], definitions: Definition[]): Line[] {
  const other: Line = { kind: '', label: '', standard: {}, special: [] }
  const records = definitions.map((definition): Line => ({ kind: kindOf(definition), label: definition.pluralLabel, standard: {}, special: [] }))
  for (const permission of permissions) {
    const line = records.find((one) => one.kind === `${permission.service}.${permission.kind}`) ?? other
    const isStandard = line !== other && (STANDARD as readonly string[]).includes(permission.verb)
    if (isStandard) line.standard[permission.verb] = permission
    else line.special.push(permission)
  }
  return [...records, other].filter((line) => Object.keys(line.standard).length + line.special.length > 0)
}

const WIDTH = ['OWN', 'OWN_AND_REPORTS', 'DEPARTMENT', 'DEPARTMENT_TREE', 'ALL']

/** The scope that grants for many (`*`, `customers.*`) give already. */
export function inherited(grants: Grant[], permission: string): string | undefined {
  const covering = grants.filter((grant) => grant.permission.endsWith('*') && permission.startsWith(grant.permission.slice(0, -1)))
  return covering.map((grant) => grant.scope).sort((one, other) => WIDTH.indexOf(other) - WIDTH.indexOf(one))[0]
}

export const scopeOf = (grants: Grant[], permission: string) => grants.find((grant) => grant.permission === permission)?.scope

/** Gives a permission with a scope, or takes it back. */
export function granted(grants: Grant[], permission: string, scope: string | undefined): Grant[] {
  const others = grants.filter((grant) => grant.permission !== permission)
  const before = grants.find((grant) => grant.permission === permission)
  if (!scope) return others
  return before ? grants.map((grant) => (grant === before ? { ...grant, scope } : grant)) : [...others, { permission, scope }]
}
