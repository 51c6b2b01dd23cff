// A refusal of an offer, placed: at its fields, at the cells of its lines, and what belongs nowhere.
import { pathOf, Problem } from '../api/problem'

export interface Refusals { others: string[]; fields: Record<string, string>; lines: Record<string, Record<string, string>> }

export function refusalsOf(error: unknown, keys: string[], names: string[]): Refusals {
  const found: Refusals = { others: [], fields: {}, lines: {} }
  const errors = error instanceof Problem ? error.errors : []
  for (const { field, detail } of errors) {
    const [name, at, cell] = pathOf(field)
    const key = name === 'lines' && typeof at === 'number' ? keys[at] : undefined
    // a product that is not sold is said at its name
    if (key) (found.lines[key] ??= {})[cell === 'productId' ? 'name' : String(cell ?? 'name')] = detail
    else if (typeof name === 'string' && names.includes(name)) found.fields[name] = detail
    else found.others.push(detail)
  }
  if (!found.others.length && !Object.keys(found.fields).length) found.others.push((error as Error).message)
  return found
}
