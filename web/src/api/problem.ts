// A refusal as the product words it: a sentence in the user's language, and the fields it is about.
import type { components } from './schema'

/** A record that stands in the way, as far as this person may know it. */
export interface Hit { kind: string; key: string; answer?: string; id?: string; title?: string; owner?: string; shareable?: string }

type Body = components['schemas']['Problem']

export class Problem extends Error {
  readonly status: number
  readonly reason: string
  readonly params: Record<string, string>
  readonly errors: NonNullable<Body['errors']>
  readonly hits: Hit[]

  constructor(body: Partial<Body> & { status: number }) {
    super(body.detail || body.title || body.reason || String(body.status))
    this.status = body.status
    this.reason = body.reason ?? 'UNKNOWN'
    this.params = (body.params ?? {}) as Record<string, string>
    this.errors = body.errors ?? []
    this.hits = (body.hits ?? []) as unknown as Hit[]
  }
}

/** The refusal in an answer that is not a success. */
export async function problemOf(response: Response): Promise<Problem> {
  const body = await response.json().catch(() => ({}))
  return new Problem({ ...body, status: response.status })
}

/** `addresses[2].street` as the form knows it. */
export function pathOf(field: string): (string | number)[] {
  return field.split(/[.[\]]+/).filter(Boolean).map((piece) => (/^\d+$/.test(piece) ? Number(piece) : piece))
}
