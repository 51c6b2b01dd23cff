// The page on which a quote or an order is typed: a new one, perhaps for a customer or from a deal, or a draft.
import { useQuery } from '@tanstack/react-query'
import { useLocation, useParams, useSearch } from '@tanstack/react-router'
import { Result } from 'antd'
import type { ReactNode } from 'react'
import type { Definition } from '../api/client'
import { actionOf, addressOf, fieldOf, useDefinitions } from '../api/definitions'
import { Problem } from '../api/problem'
import { recordQuery } from '../api/records'
import { OfferEditor } from '../offers/editor'
import { Link } from '@tanstack/react-router'
import type { Values } from '../records/drafts'
import { Failure, NotFound, Waiting } from '../shell/states'
import { useTexts } from '../texts'

export default function OfferPage(): ReactNode {
  const address = `/${useLocation().pathname.split('/')[1]}`
  const definition = useDefinitions().at(address)
  const { id } = useParams({ strict: false }) as { id?: string }
  const search = useSearch({ strict: false }) as Values
  if (!definition) return <NotFound />
  return id ? <Saved key={id} definition={definition} id={id} /> : <New key={JSON.stringify(search)} definition={definition} search={search} />
}

function Saved({ definition, id }: { definition: Definition; id: string }) {
  const text = useTexts()
  const { data: row, error } = useQuery({ ...recordQuery(definition, id), staleTime: 0 })
  if (error instanceof Problem && error.status === 404) return <NotFound />
  if (error && !row) return <Failure error={error} />
  if (!row) return <Waiting />
  if (!row.actions?.includes('update')) return <Result status="info" title={text('offerLocked')} extra={<Link to={`${addressOf(definition)}/${id}` as string}>{text('back')}</Link>} />
  return <OfferEditor definition={definition} row={row} />
}

/** What it starts with: the customer whose page it came from, or the deal's. */
function New({ definition, search }: { definition: Definition; search: Values }) {
  const deal = useDefinitions().kind('sales.opportunity')
  const dealId = typeof search.opportunityId === 'string' ? search.opportunityId : undefined
  const from = useQuery({ ...recordQuery(deal ?? definition, dealId ?? ''), enabled: !!deal && !!dealId && !search.customerId })
  if (!actionOf(definition, 'create')) return <NotFound />
  if (from.isLoading) return <Waiting />
  const known = Object.entries(search).filter(([name, value]) => typeof value === 'string' && fieldOf(definition, name)?.right === 'edit')
  const preset: Values = { ...(from.data && { customerId: from.data.customerId, name: from.data.name }), ...Object.fromEntries(known) }
  return <OfferEditor definition={definition} preset={preset} />
}
