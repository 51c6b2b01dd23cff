// Changes as they happen: what is on the screen and was changed by somebody is fetched again.
import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import { both } from '../conditions/write'
import type { Definitions } from './definitions'
import { kindOf } from './definitions'
import { idsIn, page, type ListAsk, type Row } from './records'
import { renew } from './session'

interface Change {
  service: string
  kind: string
  id: string
  verb: string
}

/** Changes that come together are fetched together. */
const GATHERED = 300
/** Longer lists are mended row by row: fetching them anew would move what is being read. */
const SHORT = 2

export function listen(client: QueryClient, definitions: () => Definitions | undefined): () => void {
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let waiting: Change[] = []
  let over = false

  const mend = () => {
    timer = undefined
    const changes = waiting
    waiting = []
    const known = definitions()
    if (known) apply(client, known, changes)
  }
  const connect = () => {
    if (over) return
    const began = Date.now()
    source = new EventSource('/v1/live')
    source.addEventListener('change', (event) => {
      waiting.push(JSON.parse((event as MessageEvent<string>).data))
      timer ??= setTimeout(mend, GATHERED)
    })
    source.addEventListener('resync', () => void client.invalidateQueries())
    const again = async () => {
      source?.close()
      if (over) return
      const renewed = await renew(began).catch(() => false)
      setTimeout(connect, renewed ? 500 : 15_000)
    }
    source.addEventListener('end', () => void again())
    source.onerror = () => source?.readyState === EventSource.CLOSED && void again()
  }
  connect()
  return () => {
    over = true
    clearTimeout(timer)
    source?.close()
  }
}

function apply(client: QueryClient, definitions: Definitions, changes: Change[]) {
  const byKind = Map.groupBy(changes, (change) => `${change.service}.${change.kind}`)
  for (const [kind, of] of byKind) {
    for (const { id } of of) {
      void client.invalidateQueries({ queryKey: ['record', kind, id] })
      void client.invalidateQueries({ queryKey: ['audit', kind, id] })
    }
    mendLists(client, definitions, kind, of.map((change) => change.id))
    const definition = definitions.kind(kind)
    // what follows a parent is not told to everybody: it is fetched with it
    for (const { child, field } of definition ? definitions.children(definition) : []) {
      if (field.parent) void client.invalidateQueries({ queryKey: ['list', kindOf(child)] })
    }
  }
}

type Listed = InfiniteData<{ rows: Row[]; nextPageToken: string }>

function mendLists(client: QueryClient, definitions: Definitions, kind: string, ids: string[]) {
  const definition = definitions.kind(kind)
  for (const query of client.getQueryCache().findAll({ queryKey: ['list', kind], type: 'active' })) {
    const data = query.state.data as Listed | undefined
    const ask = query.queryKey[2] as ListAsk | string
    if (!definition || typeof ask === 'string' || !data?.pages || data.pages.length <= SHORT) {
      void client.invalidateQueries({ queryKey: query.queryKey, exact: true })
      continue
    }
    const shown = ids.filter((id) => data.pages.some((page) => page.rows.some((row) => row.id === id)))
    if (shown.length) void mendRows(client, query.queryKey, () => page(definition, { filter: both(ask.filter, idsIn(shown)), search: ask.search, readMask: ask.readMask, deleted: ask.deleted, pageSize: 200 }), shown)
  }
  void client.invalidateQueries({ queryKey: ['list', kind], refetchType: 'none' })
}

async function mendRows(client: QueryClient, key: readonly unknown[], ask: () => Promise<{ rows: Row[] }>, ids: string[]) {
  const fresh = new Map((await ask()).rows.map((row) => [row.id, row]))
  client.setQueryData<Listed>(key, (data) => data && {
    ...data,
    pages: data.pages.map((page) => ({
      ...page,
      rows: page.rows.flatMap((row) => (ids.includes(row.id) ? (fresh.has(row.id) ? [fresh.get(row.id)!] : []) : [row])),
    })),
  })
}
