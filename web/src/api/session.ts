// The session lives in cookies that scripts cannot read. The short one ends after minutes and is renewed when a call
// is refused for it; a renewal is used once, so that tabs take turns.
import { preferences } from '../shell/preferences'
import { problemOf } from './problem'

const RENEWED = 'kehu.renewed'
const SIGNED_IN = 'kehu.signedIn'

let onEnd = () => {}

/** What happens when the session is over. */
export function whenSessionEnds(callback: () => void) {
  onEnd = callback
}

/** Whether a session is worth asking for: it saves a refused call on the first visit. */
export function mayBeSignedIn() {
  return localStorage.getItem(SIGNED_IN) === 'yes'
}

export function noteSignedIn(yes: boolean) {
  if (yes) localStorage.setItem(SIGNED_IN, 'yes')
  else localStorage.removeItem(SIGNED_IN)
}

/** Renews the session unless another tab did so since `since`. */
export async function renew(since: number): Promise<boolean> {
  return withLock(async () => {
    if (Number(localStorage.getItem(RENEWED) ?? 0) > since) return true
    const answer = await fetch('/v1/auth/refresh', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' })
    if (answer.ok) localStorage.setItem(RENEWED, String(Date.now()))
    return answer.ok
  })
}

function withLock<T>(work: () => Promise<T>): Promise<T> {
  // browsers offer locks on https and localhost only; elsewhere one tab is the usual case
  return navigator.locks ? (navigator.locks.request('kehu.renew', work) as Promise<T>) : work()
}

/** `fetch` in the user's language, renewing the session once when it has run out. */
export async function sessionFetch(request: Request): Promise<Response> {
  request.headers.set('Accept-Language', preferences().language)
  const again = request.clone()
  const began = Date.now()
  const answer = await fetch(request)
  if (answer.status !== 401 || request.url.includes('/v1/auth/')) return answer
  if (await renew(began)) return fetch(again)
  noteSignedIn(false)
  onEnd()
  return answer
}

/** A call whose address comes from a definition. */
export async function call<T>(method: string, path: string, options: CallOptions = {}): Promise<T> {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(options.query ?? {})) {
    if (value !== undefined && value !== '' && value !== false) query.set(name, String(value))
  }
  const headers: Record<string, string> = { ...options.headers }
  if (options.body !== undefined) headers['Content-Type'] = 'application/json'
  const address = new URL(path + (query.size ? `?${query}` : ''), location.origin)
  const body = options.body === undefined ? null : JSON.stringify(options.body)
  const answer = await sessionFetch(new Request(address, { method, headers, body, signal: options.signal ?? null }))
  if (!answer.ok) throw await problemOf(answer)
  return answer.status === 204 ? (undefined as T) : await answer.json()
}

export interface CallOptions {
  query?: Record<string, string | number | boolean | undefined>
  body?: unknown
  headers?: Record<string, string>
  signal?: AbortSignal
}
