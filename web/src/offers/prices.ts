// What the catalogue asks of this customer for what stands in the lines, and why; and what a piece costs us, for who may see it.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { fieldOf, useDefinitions, useMe } from '../api/definitions'
import { idsIn, rowsIfKnown } from '../api/records'
import { call } from '../api/session'
import { exact, sameNumber, tidied } from '../money/exact'
import type { Money } from '../records/value'
import type { Line } from './model'

export interface Priced { productId: string; price?: Money; listPrice?: Money; source?: string; priceBookId?: string; priceBook?: string; fromQuantity?: string; discount?: string }

/** Why a line costs what it does: `kept` is the price of the day it was put in. */
export interface Catalogued { price?: string; priced?: Priced; kept?: boolean }

const MOST = 200
const SETTLES_AFTER = 250

/** The value, once nobody types any more. */
function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value)
  const said = JSON.stringify(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), SETTLES_AFTER)
    return () => clearTimeout(timer)
  }, [said])
  return settled
}

const quantityOf = (line: Line) => {
  const number = exact(line.quantity)
  return number && number.over > 0n ? tidied(line.quantity) : '1'
}

export async function resolvePrices(ask: { customerId?: string; currency: string; day?: string; lines: { productId: string; quantity?: string }[] }): Promise<Priced[]> {
  const found: Priced[] = []
  for (let at = 0; at < ask.lines.length; at += MOST) {
    const reply = await call<{ lines?: Priced[] }>('POST', '/v1/price-books/resolve', { body: { ...ask, lines: ask.lines.slice(at, at + MOST) } })
    found.push(...(reply.lines ?? []))
  }
  return found
}

export function useCatalogue(customerId: string | undefined, currency: string, lines: Line[]): (line: Line) => Catalogued {
  const may = !!useMe().permissions['sales.price_book.read']
  const pairs = [...new Map(lines.flatMap((line) => (line.productId ? [[pairOf(line), { productId: line.productId, quantity: quantityOf(line) }] as const] : []))).values()]
  const asked = useSettled({ customerId, currency, lines: pairs })
  const { data } = useQuery({
    queryKey: ['prices', asked],
    enabled: may && asked.lines.length > 0 && asked.currency.length === 3,
    placeholderData: keepPreviousData,
    queryFn: async () => {
      const found = await resolvePrices(asked)
      return { currency: asked.currency, customerId: asked.customerId, found: new Map(asked.lines.map((line, at) => [`${line.productId}|${line.quantity}`, found[at]])) }
    },
  })
  return (line) => {
    const { was } = line
    if (!line.productId) return {}
    const known = data && data.currency === currency && data.customerId === customerId ? data.found.get(pairOf(line)) : undefined
    if (was?.listPrice && was.productId === line.productId && was.currency === currency && sameNumber(was.quantity, line.quantity)) {
      // why it costs so today explains it only while today's price is the same
      return sameNumber(known?.price?.amount, was.listPrice) ? { price: was.listPrice, priced: known } : { price: was.listPrice, kept: true }
    }
    return { price: known?.price?.amount, priced: known }
  }
}

const pairOf = (line: Line) => `${line.productId}|${quantityOf(line)}`

/** What a piece of each product costs us in this currency; undefined for who may not see it. */
export function useCosts(lines: Line[], currency: string): ((line: Line) => string | undefined) | undefined {
  const definitions = useDefinitions()
  const [product, quote] = [definitions.kind('sales.product'), definitions.kind('sales.quote')]
  const seen = [product && fieldOf(product, 'cost'), quote && fieldOf(quote, 'margin')].every((field) => field && ['read', 'edit'].includes(field.right))
  const ids = [...new Set(lines.flatMap((line) => line.productId ?? []))].sort()
  const { data } = useQuery(rowsIfKnown(product, { filter: idsIn(ids), pageSize: MOST, readMask: ['id', 'cost'] }, seen && ids.length > 0 && ids.length <= MOST))
  if (!seen) return undefined
  const costs = new Map((data?.rows ?? []).map((row) => [row.id, row.cost as Money | undefined]))
  return (line) => {
    const cost = line.productId ? costs.get(line.productId) : undefined
    return cost?.currency === currency ? cost.amount : undefined
  }
}
