// Names of records that are known by id only: lists of people, older values in the history.
import { useQueries } from '@tanstack/react-query'
import type { Definition } from '../api/client'
import { kindOf, useDefinitions } from '../api/definitions'
import { idsIn, page, type Row } from '../api/records'

/** Ids without a reference of their own name people: users, or whole departments and groups. */
const PEOPLE: Record<string, string[]> = {
  memberIds: ['identity.user', 'identity.department'],
  adminIds: ['identity.user'],
  principalId: ['identity.user', 'identity.department', 'identity.group'],
}

/** The kinds that a field's ids may be of. */
export function kindsOf(field: { name: string; ref: string }): string[] {
  return field.ref ? [field.ref] : (PEOPLE[field.name] ?? [])
}

/** A customer's account in a currency is known by the customer. */
export const titleOf = (definition: Definition, row: Row) => {
  const title = String(row[definition.titleField] ?? '')
  return definition.titleField === 'currency' && row.titles?.customerId ? `${row.titles.customerId} · ${title}` : title
}

/** Names by id, of whatever the caller may read. */
export function useTitles(kinds: string[], ids: string[]): Map<string, string> {
  const definitions = useDefinitions()
  const wanted = [...new Set(ids)].sort()
  return useQueries({
    queries: kinds.flatMap((kind) => {
      const definition = definitions.kind(kind)
      return definition && wanted.length ? [titlesQuery(definition, wanted)] : []
    }),
    combine: (results) => new Map(results.flatMap((result) => result.data ?? [])),
  })
}

const titlesQuery = (definition: Definition, ids: string[]) => ({
  queryKey: ['titles', kindOf(definition), ids],
  staleTime: 60_000,
  queryFn: async () => {
    const ask = { filter: idsIn(ids.slice(0, 200)), readMask: ['id', definition.titleField], pageSize: 200 }
    return (await page(definition, ask)).rows.map((row) => [row.id, titleOf(definition, row)] as [string, string])
  },
})
