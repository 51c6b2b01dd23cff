// Which fields a list shows: what the person chose, else a handful that tell records apart.
import type { Definition, Field } from '../api/client'
import { fieldOf, isTechnical, kindOf } from '../api/definitions'
import { preferences, remember, remembered } from '../shell/preferences'

const MANY = 7
const LONG = new Set(['longText', 'parts', 'condition', 'custom', 'url'])

/** Names of rows to programs, and what only the recycle bin tells, are no columns. */
const NEVER = new Set(['id', 'version', 'deletedAt'])

export const canBeColumn = (field: Field) => !['parts', 'custom'].includes(field.type) && !NEVER.has(field.name) && !isTechnical(field)

export function usualColumns(definition: Definition): string[] {
  const title = definition.titleField
  // a line of a ledger or of a price list is known by what it is about; what was noted on it stands at its end
  if (definition.columns.length) return NOTES.has(title) ? [...definition.columns, title] : [title, ...definition.columns]
  const own = definition.fields.filter((field) => !LONG.has(field.type) && !HIDDEN.has(field.name) && !isTechnical(field) && field.name !== title)
  const weight = (field: Field) => (isPeople && UNOWNED.has(field.name) ? 0 : (WANTED[field.name] ?? (field.fact ? 20 : (BY_TYPE[field.type] ?? 8))))
  // nobody works with users and roles as "his"
  const isPeople = definition.service === 'identity'
  const best = [...own].sort((one, other) => weight(other) - weight(one)).slice(0, MANY - 1)
  const ordered = definition.fields.filter((field) => best.includes(field)).map((field) => field.name)
  const last = ordered.filter((name) => TAIL.has(name))
  return [title, ...ordered.filter((name) => !TAIL.has(name)), ...last]
}

const NOTES = new Set(['reason', 'note', 'currency'])
const HIDDEN = new Set(['id', 'version', 'departmentId', 'createdBy', 'updatedBy', 'deletedAt', 'locked', 'custom', 'latitude', 'longitude'])
const UNOWNED = new Set(['ownerId', 'createdAt', 'updatedAt'])
const BY_TYPE: Record<string, number> = { enum: 15, reference: 12, email: 11, list: 2 }
const WANTED: Record<string, number> = { ownerId: 14, createdAt: 9, updatedAt: 1, phone: 16, city: 13, type: 9, parentId: 3, poolId: 4, previousOwnerId: 2, roleIds: 12, source: 5, dueAt: 18, amount: 17, expectedCloseDate: 16, happenedAt: 14, nextAt: 13 }
const TAIL = new Set(['ownerId', 'createdAt', 'updatedAt'])

export function columnsOf(definition: Definition): string[] {
  const kept = remembered<string[] | null>(`columns.${kindOf(definition)}`, null)
  const known = (kept ?? []).filter((name) => fieldOf(definition, name))
  return known.length ? known : usualColumns(definition)
}

/** Whether somebody chose the columns himself: then he gets them all, however wide. */
const isChosen = (definition: Definition) => !!remembered<string[] | null>(`columns.${kindOf(definition)}`, null)?.length

/** Room beside the menu and the margins of a page. */
const roomOf = (screen: number) => screen - 260
const FEWEST = 4

/** Of the usual columns as many as a screen has room for, so that none is cut; in the hand they are no columns. */
export function fitting(definition: Definition, names: string[], besides: number, screen = window.innerWidth): string[] {
  if (screen < 768 || isChosen(definition)) return names
  let used = besides
  const fits = names.filter((name, at) => {
    const field = fieldOf(definition, name)
    used += field ? widthOf(field, name === definition.titleField).least : 0
    return at < FEWEST || used <= roomOf(screen)
  })
  return fits
}

export const keepColumns = (definition: Definition, names: string[] | undefined) => remember(`columns.${kindOf(definition)}`, names)

/** About how wide words are drawn, letters of English so wide. */
const drawn = (words: string, letters: number) => [...words].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 14 : letters), 0)

const NUMBERS = new Set(['number', 'code', 'paymentNumber'])
/** Told by their numbers. */
const PAPERS = new Set(['finance.contract', 'finance.payment', 'finance.invoice', 'sales.quote', 'sales.order'])
/** Numbers that nobody can tell by their beginning. */
const DIGITS: Record<string, number> = { taxNumber: 176, taxpayerId: 176 }
const ABOUT = new Set(['name', 'company', 'subject'])

/** How narrow a column may get, and its part of the room that is left. */
export function widthOf(field: Field, isTitle: boolean): { least: number; part: number } {
  const english = preferences().language === 'en'
  // no heading is cut short: two lines of it at most
  const heading = Math.ceil(Math.max(drawn(field.label, 9) / (english ? 1.6 : 1), ...field.label.split(' ').map((word) => drawn(word, 9)))) + 24
  const wide = (least: number, part = least) => ({ least: Math.max(least, Math.min(heading, 150)), part })
  // numbers of papers are short; what the paper is about stands beside them
  if (isTitle && NOTES.has(field.name)) return wide(126)
  if (isTitle) return NUMBERS.has(field.name) ? wide(150, 165) : wide(150, 300)
  if (ABOUT.has(field.name) || field.ref === 'sales.product') return wide(126, 220)
  // the customer of a deal says as much as its name
  if (PAPERS.has(field.ref)) return wide(english ? 138 : 126)
  if (field.parent) return wide(140, 200)
  if (DIGITS[field.name]) return wide(DIGITS[field.name]!)
  // an English date is longer than a Chinese one
  const least: Record<string, number> = { boolean: 76, enum: Math.min(130, Math.max(80, ...field.options.map((option) => Math.ceil(drawn(option.label, 7.6) * (english ? 1 : 0.86)) + 38))), integer: 88, number: 88, decimal: 88, money: english ? 130 : 120, date: english ? 124 : 96, time: 138, phone: 132, reference: english ? 116 : 76, list: 140, email: 180 }
  const width = least[field.type] ?? 126
  return wide(width)
}
