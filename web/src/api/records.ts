// Reading and changing any record by its definition.
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Definition } from './client'
import { actionOf, kindOf } from './definitions'
import { MARK, told } from './ready-made'
import { call } from './session'

export interface Row {
  id: string
  version: number
  titles?: Record<string, string>
  actions?: string[]
  maskedFields?: string[]
  [field: string]: unknown
}

export interface ListAsk {
  filter?: string
  orderBy?: string
  search?: string
  readMask?: string[]
  pageSize?: number
  /** What lies in the recycle bin. */
  deleted?: boolean
}

interface Page {
  rows: Row[]
  nextPageToken: string
  total?: { count: number; exact: boolean }
}

/** One page. */
export async function page(definition: Definition, ask: ListAsk, pageToken?: string, withTotal?: boolean, signal?: AbortSignal): Promise<Page> {
  const kind = kindOf(definition)
  const mark = MARK[kind]
  const query = { ...ask, readMask: ask.readMask && [...ask.readMask, ...(mark ? [mark] : [])].join(','), pageToken, withTotal }
  const reply = await call<Record<string, unknown>>('GET', definition.path, { query, signal })
  const list = Object.entries(reply).find(([name, value]) => Array.isArray(value) && name !== 'errors')
  return {
    rows: ((list?.[1] ?? []) as Row[]).map((row) => told(kind, row)),
    nextPageToken: String(reply.nextPageToken ?? ''),
    total: reply.total as Page['total'],
  }
}

/** A list that grows as it is scrolled; the first page brings the count. */
export const listQuery = (definition: Definition, ask: ListAsk) =>
  infiniteQueryOptions({
    queryKey: ['list', kindOf(definition), ask],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => page(definition, ask, pageParam, pageParam === '', signal),
    getNextPageParam: (last) => last.nextPageToken || undefined,
    placeholderData: keepPreviousData,
  })

/** A few rows, for cards and choices. */
export const rowsQuery = (definition: Definition, ask: ListAsk) =>
  queryOptions({
    queryKey: ['list', kindOf(definition), 'rows', ask],
    queryFn: async ({ signal }) => page(definition, ask, undefined, true, signal),
    placeholderData: keepPreviousData,
  })

/** The same of a record that this person may not know, or that is not installed: then nothing is asked. */
export const rowsIfKnown = (definition: Definition | undefined, ask: ListAsk, wanted = true) =>
  queryOptions({
    queryKey: ['list', definition ? kindOf(definition) : '', 'rows', ask],
    enabled: !!definition && wanted,
    queryFn: async ({ signal }) => page(definition!, ask, undefined, true, signal),
    placeholderData: keepPreviousData,
  })

export const recordQuery = (definition: Definition, id: string) =>
  queryOptions({
    queryKey: ['record', kindOf(definition), id],
    queryFn: async ({ signal }) => told(kindOf(definition), await call<Row>('GET', `${definition.path}/${id}`, { signal })),
  })

/** The key of one intention, so that a repeat has one effect. */
export const intention = () => (crypto.randomUUID ? crypto.randomUUID() : `${Date.now()}-${Math.random()}`)

const KNOWN = { 'Allow-Duplicates': 'true' }

/** `known`: who may be entered already was shown, and is saved all the same. */
export async function create(definition: Definition, body: object, key: string, known = false) {
  return told(kindOf(definition), await call<Row>('POST', definition.path, { body, headers: { 'Idempotency-Key': key, ...(known && KNOWN) } }))
}

/** `changes` has the changed fields only; null empties one. */
export async function update(definition: Definition, id: string, changes: object, version?: number, known = false) {
  const headers: Record<string, string> = { ...(version !== undefined && { 'If-Match': `"${version}"` }), ...(known && KNOWN) }
  return told(kindOf(definition), await call<Row>('PATCH', `${definition.path}/${id}`, { body: changes, headers }))
}

/** An action by its name: on one record, or beside the list. */
export function act(definition: Definition, name: string, id: string | undefined, body: object, known = false) {
  const action = actionOf(definition, name)
  if (!action) throw new Error(`no action ${name}`)
  const path = action.path.replace(/\{[^}]*id\}/, id ?? '')
  const hasBody = action.method !== 'DELETE'
  return call<Row>(action.method, path, hasBody ? { body, headers: { 'Idempotency-Key': intention(), ...(known && KNOWN) } } : {})
}

/** A text as the condition language takes it. */
export const quoted = (text: string) => `"${text.replace(/\\/g, '\\\\').replace(/"/g, '\\"')}"`

export const idsIn = (ids: string[]) => `id IN (${ids.map(quoted).join(', ')})`
