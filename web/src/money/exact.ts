// Amounts reckoned without losing a cent: fractions of whole numbers of any length, never the browser's floats.

export interface Exact { readonly over: bigint; readonly under: bigint }

export const ZERO: Exact = { over: 0n, under: 1n }
export const ONE: Exact = { over: 1n, under: 1n }
export const HUNDRED: Exact = { over: 100n, under: 1n }

/** As people type it: `1,234.50`, full-width digits too; undefined where it is no number. */
export function exact(text: unknown): Exact | undefined {
  const plain = tidied(text)
  const found = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(plain)
  if (!found || !(found[2] || found[3])) return undefined
  const [, sign, whole = '', rest = ''] = found
  return { over: BigInt((sign === '-' ? '-' : '') + (whole + rest || '0')), under: 10n ** BigInt(rest.length) }
}

/** A number's text without what people put into it for reading. */
export const tidied = (text: unknown) => (text === undefined || text === null ? '' : String(text).normalize('NFKC').replace(/[\s,，]/g, ''))

export const orZero = (text: unknown): Exact => exact(text) ?? ZERO

export const plus = (one: Exact, other: Exact): Exact => ({ over: one.over * other.under + other.over * one.under, under: one.under * other.under })
export const minus = (one: Exact, other: Exact): Exact => plus(one, { over: -other.over, under: other.under })
export const times = (one: Exact, other: Exact): Exact => ({ over: one.over * other.over, under: one.under * other.under })
/** By something that is not nothing. */
export const by = (one: Exact, other: Exact): Exact => (other.over < 0n ? { over: -one.over * other.under, under: -one.under * other.over } : { over: one.over * other.under, under: one.under * other.over })
export const compare = (one: Exact, other: Exact): number => {
  const difference = one.over * other.under - other.over * one.under
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}
export const isZero = (one: Exact) => one.over === 0n

/** To so many decimals; a half moves away from zero, as the product rounds. */
export function halfUp(one: Exact, decimals: number): Exact {
  const under = 10n ** BigInt(decimals)
  const size = (one.over < 0n ? -one.over : one.over) * under
  const rounded = (2n * size + one.under) / (2n * one.under)
  return { over: one.over < 0n ? -rounded : rounded, under }
}

/** As the API speaks it, with so many decimals. */
export function decimal(one: Exact, decimals: number): string {
  const { over } = halfUp(one, decimals)
  const digits = (over < 0n ? -over : over).toString().padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  return (over < 0n ? '-' : '') + whole + (decimals ? `.${digits.slice(-decimals)}` : '')
}

/** Without zeros at its end: 12.5, not 12.5000. */
export const short = (one: Exact, decimals: number) => {
  const text = decimal(one, decimals)
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

export const sameNumber = (one: unknown, other: unknown) => {
  const [left, right] = [exact(one), exact(other)]
  return left && right ? compare(left, right) === 0 : left === right
}
