// What waits for a decision, of whichever kind: which records, whom they ask, and what is told of them.
import { useQueries } from '@tanstack/react-query'
import type { Definition } from '../api/client'
import { actionOf, fieldOf, useDefinitions, useMe } from '../api/definitions'
import { type Row, rowsQuery } from '../api/records'

export interface Waiting {
  kind: string
  filter: string
  /** The verbs that decide. */
  yes: string
  no: string
  /** What is told, in this order, as far as the record has it. */
  told: string[]
}

export const WAITING: Waiting[] = [
  { kind: 'sales.quote', filter: 'state = SUBMITTED', yes: 'approve', no: 'reject', told: ['customerId', 'total', 'discountRate', 'discountLimit', 'margin', 'marginRate', 'validUntil', 'submittedBy', 'submittedAt'] },
  { kind: 'finance.contract', filter: 'state = SUBMITTED', yes: 'approve', no: 'reject', told: ['customerId', 'amount', 'kind', 'startsOn', 'endsOn', 'paymentTerms', 'submittedBy', 'submittedAt'] },
  { kind: 'finance.contract_change', filter: 'state = SUBMITTED', yes: 'approve', no: 'reject', told: ['contractId', 'amountBefore', 'amount', 'endsOn', 'reason', 'submittedBy', 'submittedAt'] },
  { kind: 'finance.invoice', filter: 'state = REQUESTED', yes: 'approve', no: 'reject', told: ['customerId', 'contractId', 'amount', 'kind', 'title', 'taxpayerId', 'requestedBy', 'createdAt'] },
]

const SHOWN = 50
/** What is asked beside what is told. */
const BESIDE = ['name', 'ownerId', 'approverId', 'submittedBy', 'requestedBy', 'total', 'amount', 'customerId']

function maskOf(definition: Definition, waiting: Waiting): string[] {
  const known = [...waiting.told, ...BESIDE, definition.titleField].filter((name) => fieldOf(definition, name))
  return [...new Set(['id', 'version', 'actions', 'titles', 'maskedFields', ...known])]
}

export interface Asked { definition: Definition; waiting: Waiting; row: Row; mine: boolean }

/** All that this person may decide; what names him stands first. */
export function useWaiting(): { asked: Asked[]; busy: boolean; error?: Error; may: boolean } {
  const me = useMe()
  const definitions = useDefinitions()
  const kinds = WAITING.flatMap((waiting) => {
    const definition = definitions.kind(waiting.kind)
    return definition && actionOf(definition, waiting.yes) && fieldOf(definition, 'state') ? [{ definition, waiting }] : []
  })
  return useQueries({
    queries: kinds.map(({ definition, waiting }) => rowsQuery(definition, { filter: waiting.filter, orderBy: fieldOf(definition, 'submittedAt')?.sortable ? 'submittedAt' : 'updatedAt', pageSize: SHOWN, readMask: maskOf(definition, waiting) })),
    combine: (results) => {
      const asked = results.flatMap((result, at) => (result.data?.rows ?? []).filter((row) => row.ownerId !== me.userId && row.submittedBy !== me.userId && row.requestedBy !== me.userId).map((row) => ({ ...kinds[at]!, row, mine: !row.approverId || row.approverId === me.userId })))
      return { asked: asked.sort((one, other) => Number(other.mine) - Number(one.mine)), busy: results.some((result) => result.isPending), error: results.find((result) => result.error)?.error ?? undefined, may: kinds.length > 0 }
    },
  })
}
