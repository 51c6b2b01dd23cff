// How much discount somebody may give by himself, told before he submits: the product decides by the same rule.
import { useQuery } from '@tanstack/react-query'
import { useDefinitions, useMe } from '../api/definitions'
import { rowsIfKnown } from '../api/records'
import { compare, type Exact, exact, ZERO } from '../money/exact'

/** `limit` in per cent; none: as much as he likes. `unpriced`: lines without a list price go through as well. `known` is false while it is not, or for
 * who may not know the limits. */
export function useDiscountLimit(): { known: boolean; limit?: Exact; unpriced?: boolean } {
  const me = useMe()
  const definition = useDefinitions().kind('sales.discount_limit')
  const sets = !!me.permissions['sales.discount_limit.update']
  const { data } = useQuery(rowsIfKnown(definition, { pageSize: 200, readMask: ['id', 'roleId', 'maxDiscount', 'allowsUnpriced'] }, !sets))
  if (sets) return { known: true }
  if (!definition || !data) return { known: false }
  if (!data.rows.length) return { known: true }
  const mine = data.rows.filter((row) => me.roleIds.includes(String(row.roleId)))
  const limits = mine.flatMap((row) => exact(row.maxDiscount) ?? [])
  return { known: true, limit: limits.reduce((most, one) => (compare(one, most) > 0 ? one : most), ZERO), unpriced: mine.some((row) => row.allowsUnpriced) }
}
