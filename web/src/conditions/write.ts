// From the tree to the condition language that lists, pools and rules take.
import { isComplete, isGroup, isNot, type Comparison, type Group, type Not, type Value } from './model'

const PLAIN = /^(?:[A-Za-z_][A-Za-z0-9_]*|-?\d+(?:\.\d+)?|\d{4}-\d{2}-\d{2})$/
const WORDS = new Set(['and', 'or', 'not', 'in', 'null'])

export function write(item: Comparison | Group | Not): string {
  if (isNot(item)) return `NOT (${write(item.not)})`
  if (!isGroup(item)) return `${item.field} ${item.operator} ${value(item.value)}`
  const parts = item.items.filter(isComplete)
  const nested = (part: Comparison | Group | Not) => {
    const text = write(part)
    const needed = isGroup(part) && parts.length > 1 && part.items.filter(isComplete).length > 1
    return needed ? `(${text})` : text
  }
  return parts.map(nested).join(` ${item.join} `)
}

/** Both hold. Where one is empty the other stands alone. */
export function both(...conditions: (string | undefined)[]): string {
  const said = conditions.filter((text): text is string => !!text?.trim())
  return said.length > 1 ? said.map((text) => `(${text})`).join(' AND ') : (said[0] ?? '')
}

function value(of: Value): string {
  if ('none' in of) return 'null'
  if ('any' in of) return '*'
  if ('list' in of) return `(${of.list.map(value).join(', ')})`
  if ('call' in of) {
    const distance = of.distance ? ` ${of.distance < 0 ? '-' : '+'} ${Math.abs(of.distance)}${of.unit ?? 'd'}` : ''
    return `${of.call}()${distance}`
  }
  const plain = PLAIN.test(of.text) && !WORDS.has(of.text.toLowerCase())
  return plain ? of.text : `"${of.text.replace(/\\/g, '\\\\').replace(/"/g, '\\"')}"`
}
