// The lines of an offer while they are typed: in groups, as texts, with what the catalogue fills in left open.
import type { Row } from '../api/records'
import { exact, sameNumber, tidied } from '../money/exact'

export interface Line {
  key: string
  id?: string
  productId?: string
  name: string
  description: string
  quantity: string
  unit: string
  /** Empty: the catalogue's. */
  price: string
  discount: string
  taxRate: string
  /** As it was saved: its list price is that of the day it was put in. */
  was?: { productId?: string; quantity: string; listPrice?: string; currency: string }
}

export interface Group { key: string; title: string; lines: Line[] }

interface SavedLine { id: string; section?: string; productId?: string; name?: string; description?: string; quantity?: string; unit?: string; price?: string; listPrice?: string; discount?: string; taxRate?: string }

let counted = 0
export const newKey = () => `line${(counted += 1)}-${Date.now()}`

export const emptyLine = (): Line => ({ key: newKey(), name: '', description: '', quantity: '1', unit: '', price: '', discount: '', taxRate: '' })
export const emptyGroup = (title = ''): Group => ({ key: newKey(), title, lines: [emptyLine()] })

const isNone = (text: string | undefined) => !text || sameNumber(text, '0')

/** Lines of the same group that follow each other stand together. */
export function groupsOf(row: Row | undefined): Group[] {
  const groups: Group[] = []
  for (const saved of (row?.lines ?? []) as SavedLine[]) {
    const line: Line = {
      key: newKey(), id: saved.id, productId: saved.productId || undefined, name: saved.name ?? '', description: saved.description ?? '', quantity: saved.quantity ?? '', unit: saved.unit ?? '',
      price: saved.productId && sameNumber(saved.price, saved.listPrice) ? '' : (saved.price ?? ''),
      discount: isNone(saved.discount) ? '' : saved.discount!, taxRate: saved.taxRate ?? '',
      was: { productId: saved.productId || undefined, quantity: saved.quantity ?? '', listPrice: saved.listPrice, currency: String(row?.currency ?? '') },
    }
    const title = saved.section ?? ''
    const last = groups.at(-1)
    if (last && last.title === title) last.lines.push(line)
    else groups.push({ key: newKey(), title, lines: [line] })
  }
  return groups.length ? groups : [emptyGroup()]
}

/** Nothing was typed into it. */
export const isBlank = (line: Line) => !line.productId && !line.name.trim() && !line.price.trim() && !line.description.trim()

export const linesOf = (groups: Group[]) => groups.flatMap((group) => group.lines)

/** As the API takes them; `priceOf` is what the screen shows where nothing was typed. */
export function bodyOf(groups: Group[], priceOf: (line: Line) => string): Record<string, unknown>[] {
  return groups.flatMap((group) => group.lines.filter((line) => !isBlank(line)).map((line) => {
    const price = tidied(line.price) || priceOf(line)
    const filled = {
      id: line.id, section: group.title.trim(), productId: line.productId, name: line.name.trim(), description: line.description.trim(),
      quantity: tidied(line.quantity), unit: line.unit.trim(), price, discount: tidied(line.discount), taxRate: tidied(line.taxRate),
    }
    return Object.fromEntries(Object.entries(filled).filter(([, value]) => value !== undefined && value !== ''))
  }))
}

/** The keys of the lines as they are sent, so that a refusal finds its line. */
export const keysSent = (groups: Group[]) => linesOf(groups).filter((line) => !isBlank(line)).map((line) => line.key)

export function change(groups: Group[], key: string, changes: Partial<Line>): Group[] {
  return groups.map((group) => (group.lines.some((line) => line.key === key) ? { ...group, lines: group.lines.map((line) => (line.key === key ? { ...line, ...changes } : line)) } : group))
}

export function remove(groups: Group[], key: string): Group[] {
  const left = groups.map((group) => ({ ...group, lines: group.lines.filter((line) => line.key !== key) })).filter((group) => group.lines.length)
  return left.length ? left : [emptyGroup()]
}

/** After the line with this key, else at the end. */
export function insert(groups: Group[], line: Line, after?: string): Group[] {
  const home = groups.findIndex((group) => group.lines.some((one) => one.key === after))
  const at = home < 0 ? groups.length - 1 : home
  return groups.map((group, index) => {
    if (index !== at) return group
    const place = home < 0 ? group.lines.length : group.lines.findIndex((one) => one.key === after) + 1
    return { ...group, lines: [...group.lines.slice(0, place), line, ...group.lines.slice(place)] }
  })
}

/** One place up or down, over into the next group at the end of its own. */
export function shift(groups: Group[], key: string, step: -1 | 1): Group[] {
  const from = groups.findIndex((group) => group.lines.some((line) => line.key === key))
  const group = groups[from]
  if (!group) return groups
  const at = group.lines.findIndex((line) => line.key === key)
  const line = group.lines[at]!
  const swapped = group.lines[at + step]
  if (swapped) {
    const lines = [...group.lines]
    lines[at + step] = line
    lines[at] = swapped
    return groups.map((one) => (one === group ? { ...one, lines } : one))
  }
  const next = groups[from + step]
  if (!next) return groups
  const moved = { ...next, lines: step > 0 ? [line, ...next.lines] : [...next.lines, line] }
  const rest = { ...group, lines: group.lines.filter((one) => one !== line) }
  return groups.map((one) => (one === next ? moved : one === group ? rest : one)).filter((one) => one.lines.length)
}

/** What stands in a cell and is no number that fits there. */
export function isWrong(name: 'quantity' | 'price' | 'discount' | 'taxRate', text: string): boolean {
  if (!text.trim()) return name === 'quantity'
  const number = exact(text)
  if (!number || number.over < 0n) return true
  if (name === 'quantity') return number.over === 0n
  return name !== 'price' && number.over > 100n * number.under
}
