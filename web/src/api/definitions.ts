// What records there are, for this user and in his language. Menu, lists, forms and pages are drawn from it.
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { usePreferences } from '../shell/preferences'
import { api, type Definition, type Field } from './client'

export const definitionsQuery = (language: string) =>
  queryOptions({
    queryKey: ['definitions', language],
    staleTime: 5 * 60_000,
    queryFn: async () => new Definitions((await api.GET('/v1/definitions')).data?.definitions ?? []),
  })

export const meQuery = () =>
  queryOptions({ queryKey: ['me'], staleTime: 60_000, queryFn: async () => (await api.GET('/v1/me')).data! })

export function useDefinitions() {
  return useSuspenseQuery(definitionsQuery(usePreferences().language)).data
}

export function useMe() {
  return useSuspenseQuery(meQuery()).data
}

/** `customers.customer` */
export const kindOf = (definition: Definition) => `${definition.service}.${definition.kind}`

/** The address of a record's screens: that of the API without `/v1`. */
export const addressOf = (definition: Definition) => definition.path.replace(/^\/v1/, '')

export const actionOf = (definition: Definition, name: string) => definition.actions.find((action) => action.name === name)

export const fieldOf = (definition: Definition, name: string) => definition.fields.find((field) => field.name === name)

/** Of interest to programs only. */
export const isTechnical = (field: Field) => TECHNICAL.has(field.name)
const TECHNICAL = new Set(['preset', 'sha256', 'sourceKey', 'purpose', 'conversionId', 'clientId'])

/** Common to all records, and of interest to few. */
const HEAD = new Set(['id', 'version', 'departmentId', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy', 'deletedAt', 'locked', 'custom'])

export const isHead = (field: Field) => HEAD.has(field.name) && field.right !== 'edit'

export class Definitions {
  readonly all: Definition[]

  constructor(all: Definition[]) {
    this.all = all
  }

  kind(kind: string): Definition | undefined {
    return this.all.find((definition) => kindOf(definition) === kind)
  }

  at(address: string): Definition | undefined {
    return this.all.find((definition) => addressOf(definition) === address)
  }

  /** Records that belong to this one, each with the field that says so. */
  children(definition: Definition): { child: Definition; field: Field }[] {
    const mine = kindOf(definition)
    // everything names people: nothing is listed as belonging to them
    if (mine === 'identity.user') return []
    const among = definition.service === 'identity' ? this.all.filter((child) => child.service === 'identity') : this.all
    return among.flatMap((child) => {
      const references = child.fields.filter((field) => field.ref === mine && field.type === 'reference' && field.name !== 'ownerId' && !isHead(field))
      const field = references.find((field) => field.parent) ?? references.find((field) => field.required)
      const other = references.find((field) => kindOf(child) !== mine || field.name === 'parentId')
      const chosen = field ?? other
      return chosen && chosen.filterable ? [{ child, field: chosen }] : []
    })
  }
}
