// Numbers as they are told beside others: without zeros that say nothing.
import { exact, short } from '../money/exact'

export const plain = (number: unknown) => {
  const known = exact(number)
  return known ? short(known, 6) : ''
}

/** A rate as it is told: cents of a per cent are enough. */
export const rate = (number: unknown) => {
  const known = exact(number)
  return known ? short(known, 2) : ''
}

/** A label whose unit stands beside its value: `折扣（%）` is told as `折扣`. */
export const withoutUnit = (label: string) => label.replace(/\s*[（(]%[)）]$/, '')

/** What a rate is called beside amounts; English tells `Margin` and `Margin (%)` apart by the unit alone. */
export const rateLabel = (field: { name: string; label: string }) => (field.name === 'marginRate' && /^[\x20-\x7e]*$/.test(field.label) ? field.label : withoutUnit(field.label))

export const isNothing = (number: unknown) => {
  const known = exact(number)
  return !known || known.over === 0n
}
