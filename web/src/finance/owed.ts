// What a customer owes, oldest due first, as money that came is allocated to it.
import { useQueries, useQuery } from '@tanstack/react-query'
import { useDefinitions } from '../api/definitions'
import { quoted, type Row, rowsIfKnown } from '../api/records'
import { compare, type Exact, minus, plus, ZERO } from '../money/exact'
import type { Money } from '../records/value'
import { difference } from './figures'

/** An instalment, or what a contract has beyond its plan. */
export interface Owed { key: string; contractId: string; contract: string; planId?: string; name?: string; dueOn?: string; overdueDays: number; open: Exact }

const MOST = 200

export function useOwed(customerId: string, currency: string): { owed: Owed[]; busy: boolean; error?: Error } {
  const definitions = useDefinitions()
  const [contract, plan] = [definitions.kind('finance.contract'), definitions.kind('finance.receivable_plan')]
  const contracts = useQuery(rowsIfKnown(contract, { filter: `customerId = ${quoted(customerId)} AND state IN (SIGNED, IN_EFFECT, COMPLETED)`, orderBy: 'createdAt', pageSize: MOST, readMask: ['id', 'number', 'name', 'amount', 'received', 'endsOn', 'state'] }))
  const [plans] = useQueries({ queries: [rowsIfKnown(plan, { filter: `customerId = ${quoted(customerId)} AND state IN (OPEN, PART)`, orderBy: 'dueOn', pageSize: MOST })] })
  const owed = (contracts.data?.rows ?? []).filter((one) => (one.amount as Money | undefined)?.currency === currency).flatMap((one) => ofContract(one, plans.data?.rows ?? []))
  return { owed: owed.sort(oldestFirst), busy: contracts.isPending || plans.isPending, error: contracts.error ?? plans.error ?? undefined }
}

function ofContract(contract: Row, plans: Row[]): Owed[] {
  const name = [contract.number, contract.name].filter(Boolean).join(' ')
  const own = plans.filter((plan) => plan.contractId === contract.id)
  const lines = own.map((plan): Owed => ({ key: plan.id, contractId: contract.id, contract: name, planId: plan.id, name: String(plan.name ?? ''), dueOn: plan.dueOn as string | undefined, overdueDays: Number(plan.overdueDays ?? 0), open: difference(plan.amount, plan.allocated) }))
  const beyond = minus(difference(contract.amount, contract.received), lines.reduce((sum, line) => plus(sum, line.open), ZERO))
  const rest: Owed = { key: `${contract.id}.rest`, contractId: contract.id, contract: name, overdueDays: 0, open: beyond }
  return [...lines, rest].filter((line) => compare(line.open, ZERO) > 0)
}

/** What has no day comes last. */
const oldestFirst = (one: Owed, other: Owed) => (one.dueOn ?? '9999').localeCompare(other.dueOn ?? '9999')

/** As much for each as is open, until nothing is left. */
export function proposed(owed: Owed[], advance: Exact): Map<string, Exact> {
  let left = advance
  return new Map(owed.flatMap((line): [string, Exact][] => {
    const share = compare(left, line.open) < 0 ? left : line.open
    if (compare(share, ZERO) <= 0) return []
    left = minus(left, share)
    return [[line.key, share]]
  }))
}
