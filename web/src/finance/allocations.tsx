// The ledger of a payment: to which contracts and instalments it went, and what was taken back.
import { useQuery } from '@tanstack/react-query'
import { useDefinitions } from '../api/definitions'
import { quoted, rowsIfKnown } from '../api/records'
import type { ExtraProps } from '../pages/extras'
import { useTexts } from '../texts'
import { Table } from './money-of'

export default function Allocations({ row }: ExtraProps) {
  const text = useTexts()
  const definition = useDefinitions().kind('finance.payment_allocation')
  const { data } = useQuery(rowsIfKnown(definition, { filter: `paymentId = ${quoted(row.id)}`, orderBy: 'createdAt desc', pageSize: 200 }))
  return definition ? <Table caption={definition.pluralLabel} none={text('noAllocations')} definition={definition} names={['createdAt', 'contractId', 'planId', 'amount', 'why', 'createdBy', 'note']} rows={data?.rows} /> : null
}
