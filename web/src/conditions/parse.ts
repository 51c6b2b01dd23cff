// From the condition language back to the tree, so that a saved condition can be changed by hand.
// What the tree cannot say gives undefined, and is shown as text.
import type { Comparison, Group, Not, Operator, Value } from './model'

const TOKEN = /\s*(?:"((?:[^"\\]|\\.)*)"|(<=|>=|!=|[=<>:(),*+-])|([^\s"<>=!:(),*+-][^\s"<>=!:(),*+]*))/y
const OPERATORS = new Set(['=', '!=', '<', '<=', '>', '>=', ':'])

type Token = { text: string; quoted: boolean }

export function parse(text: string): Group | undefined {
  const tokens = tokensOf(text)
  if (!tokens) return undefined
  if (!tokens.length) return { join: 'AND', items: [] }
  try {
    const reader = new Reader(tokens)
    const item = reader.joined()
    if (!reader.atEnd()) return undefined
    return 'join' in item ? item : { join: 'AND', items: [item] }
  } catch {
    return undefined
  }
}

function tokensOf(text: string): Token[] | undefined {
  const tokens: Token[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const found = TOKEN.exec(text)
    if (!found) return undefined
    const [, quoted, sign, word] = found
    tokens.push(quoted === undefined ? { text: sign ?? word ?? '', quoted: false } : { text: quoted.replace(/\\(.)/g, '$1'), quoted: true })
  }
  return tokens
}

class Reader {
  private readonly tokens: Token[]
  private at = 0

  constructor(tokens: Token[]) {
    this.tokens = tokens
  }

  atEnd() {
    return this.at >= this.tokens.length
  }

  joined(): Comparison | Group | Not {
    const items = [this.item()]
    let join: Group['join'] | undefined
    while (this.isWord('AND') || this.isWord('OR')) {
      const next = this.next().text.toUpperCase() as Group['join']
      if (join && join !== next) throw new Error('parentheses must say which binds')
      join = next
      items.push(this.item())
    }
    return join ? { join, items } : items[0]!
  }

  private item(): Comparison | Group | Not {
    if (this.isWord('NOT')) {
      this.next()
      const item = this.item()
      if ('not' in item) throw new Error('twice not')
      return { not: item }
    }
    if (this.isSign('(')) {
      this.next()
      const inner = this.joined()
      this.expect(')')
      return inner
    }
    return this.comparison()
  }

  private comparison(): Comparison {
    const field = this.next()
    if (field.quoted || !/^[A-Za-z]/.test(field.text)) throw new Error('a field is expected')
    const operator = this.next().text.toUpperCase()
    if (operator === 'IN') return { field: field.text, operator: 'IN', value: this.list() }
    if (!OPERATORS.has(operator)) throw new Error('an operator is expected')
    return { field: field.text, operator: operator as Operator, value: this.value() }
  }

  private list(): Value {
    this.expect('(')
    const list = [this.value()]
    while (this.isSign(',')) {
      this.next()
      list.push(this.value())
    }
    this.expect(')')
    return { list }
  }

  private value(): Value {
    const token = this.next()
    if (token.quoted) return { text: token.text }
    if (token.text === '*') return { any: true }
    if (token.text === '-') return { text: `-${this.next().text}` }
    if (token.text.toLowerCase() === 'null') return { none: true }
    if (!this.isSign('(')) return { text: token.text }
    this.next()
    this.expect(')')
    const call = token.text.toLowerCase()
    if (call !== 'today' && call !== 'now' && call !== 'me') throw new Error('unknown function')
    return this.isSign('+') || this.isSign('-') ? this.distance(call) : { call }
  }

  private distance(call: 'today' | 'now' | 'me'): Value {
    const sign = this.next().text === '-' ? -1 : 1
    const [, number, unit] = /^(\d+)([a-z]+)$/.exec(this.next().text) ?? []
    if (!number) throw new Error('a distance is expected')
    return { call, distance: sign * Number(number), unit }
  }

  private isWord(word: string) {
    const token = this.tokens[this.at]
    return !!token && !token.quoted && token.text.toUpperCase() === word
  }

  private isSign(sign: string) {
    const token = this.tokens[this.at]
    return !!token && !token.quoted && token.text === sign
  }

  private expect(sign: string) {
    if (!this.isSign(sign)) throw new Error(`${sign} is expected`)
    this.at += 1
  }

  private next(): Token {
    const token = this.tokens[this.at]
    if (!token) throw new Error('the condition ends too early')
    this.at += 1
    return token
  }
}
