import Ratio from '#core/money/ratio'
import { quoted } from '#core/text/quoted'

/** What a computed field is made of. Amounts are in euro, 62,5 % is 0.625. */
export type Term =
  | { readonly kind: 'number'; readonly value: Ratio; readonly typed: string }
  | { readonly kind: 'amount'; readonly value: Ratio; readonly typed: string }
  | { readonly kind: 'field'; readonly key: string }
  | { readonly kind: 'sum'; readonly table: string; readonly column: string }
  | { readonly kind: 'count'; readonly table: string }
  | { readonly kind: 'least' | 'greatest'; readonly of: readonly Term[] }
  | { readonly kind: 'two'; readonly sign: Sign; readonly left: Term; readonly right: Term }

export type Sign = '+' | '-' | '*' | '/'

/** No formula that a person can read is longer, or has more parts. */
export const LONGEST_FORMULA = 400
const MOST_PARTS = 30

const TOKEN =
  /\s*(?:((?:\d{1,3}(?:\.\d{3}){1,3}|\d{1,12})(?:,\d{1,4})?)\s*(€|%)?|([a-zA-Z][a-zA-Z0-9_]*(?:\.[a-z][a-z0-9_]*)?)|([-+*/();×·:÷\u2212\u2013]))/y
const SIGNS = new Map([
  ['×', '*'],
  ['·', '*'],
  [':', '/'],
  ['÷', '/'],
  ['\u2212', '-'],
  ['\u2013', '-'],
])

type Token =
  { kind: 'figure'; typed: string; unit: string } | { kind: 'name'; name: string } | { kind: 'sign'; sign: string }

/** Why a formula is none, as a sentence for who writes it. */
export class Unreadable extends Error {}

/**
 * Reads a formula: figures ("0,5", "5 %", "100 €"), fields by their keys, `summe(tabelle.spalte)`, `anzahl(tabelle)`,
 * `min(…; …)`, `max(…; …)`, the four signs and brackets. A sentence where it cannot be read.
 */
export function parseFormula(text: string): { term: Term } | { sentence: string } {
  try {
    if (text.length > LONGEST_FORMULA)
      throw new Unreadable(`Der Rechenweg hat ${text.length} Zeichen, erlaubt sind ${LONGEST_FORMULA}.`)
    const tokens = tokensOf(text)
    if (tokens.filter(({ kind }) => kind !== 'sign').length > MOST_PARTS)
      throw new Unreadable(`Der Rechenweg hat mehr als ${MOST_PARTS} Werte. Teilen Sie ihn auf mehrere Felder auf.`)
    const reader = new Reader(tokens)
    const term = reader.sum()
    reader.end()
    return { term }
  } catch (error) {
    if (error instanceof Unreadable) return { sentence: error.message }
    throw error
  }
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  const token = new RegExp(TOKEN)
  while (text.slice(token.lastIndex).trim() !== '') {
    const from = token.lastIndex
    const match = token.exec(text)
    if (!match)
      throw new Unreadable(`Der Rechenweg ist an dieser Stelle nicht zu lesen: ${quoted(text.slice(from).trim())}.`)
    const [, figure, unit = '', name, sign] = match
    if (figure) tokens.push({ kind: 'figure', typed: figure, unit })
    else if (name) tokens.push({ kind: 'name', name })
    else tokens.push({ kind: 'sign', sign: SIGNS.get(sign) ?? sign })
  }
  return tokens
}

class Reader {
  private at = 0

  constructor(private readonly tokens: readonly Token[]) {}

  /** Terms that are added and taken away, from left to right. */
  sum(): Term {
    return this.chain(['+', '-'], () => this.product())
  }

  end(): void {
    if (this.at < this.tokens.length)
      throw new Unreadable(`Im Rechenweg fehlt vor ${this.here()} ein Rechenzeichen oder eine Klammer.`)
  }

  private product(): Term {
    return this.chain(['*', '/'], () => this.operand())
  }

  private chain(signs: readonly Sign[], part: () => Term): Term {
    let left = part()
    for (let sign = this.taken(signs); sign; sign = this.taken(signs))
      left = { kind: 'two', sign: sign as Sign, left, right: part() }
    return left
  }

  private operand(): Term {
    const token = this.tokens[this.at++]
    if (!token) throw new Unreadable('Der Rechenweg hört mitten in der Rechnung auf.')
    if (token.kind === 'figure') return figureOf(token)
    if (token.kind === 'name') return this.named(token.name)
    if (token.sign !== '(') throw new Unreadable(`Im Rechenweg steht „${token.sign}“ ohne etwas davor.`)
    const inner = this.sum()
    this.closed()
    return inner
  }

  private named(name: string): Term {
    const word = name.toLowerCase()
    if (!this.taken(['('])) {
      if (name.includes('.'))
        throw new Unreadable(`Die Spalte einer Tabelle wird als Summe genannt: summe(${quoted(name).slice(1, -1)}).`)
      return { kind: 'field', key: name }
    }
    if (word === 'min' || word === 'max') {
      const of = [this.sum()]
      while (this.taken([';'])) of.push(this.sum())
      this.closed()
      if (of.length < 2) throw new Unreadable(`„${word}“ braucht mindestens zwei Werte, durch Semikolon getrennt.`)
      return { kind: word === 'min' ? 'least' : 'greatest', of }
    }
    if (word !== 'summe' && word !== 'anzahl')
      throw new Unreadable(`„${name}(…)“ gibt es nicht. Möglich sind summe, anzahl, min und max.`)
    const inside = this.tokens[this.at++]
    const [table, column] = inside?.kind === 'name' ? inside.name.split('.') : []
    const isWhole = word === 'summe' ? Boolean(column) : Boolean(table) && !column
    if (!isWhole)
      throw new Unreadable(
        word === 'summe'
          ? '„summe“ nennt eine Spalte: summe(tabelle.spalte).'
          : '„anzahl“ nennt eine Tabelle: anzahl(tabelle).'
      )
    this.closed()
    return word === 'summe' ? { kind: 'sum', table, column } : { kind: 'count', table }
  }

  private taken(signs: readonly string[]): string | null {
    const token = this.tokens[this.at]
    if (token?.kind !== 'sign' || !signs.includes(token.sign)) return null
    this.at++
    return token.sign
  }

  private closed(): void {
    if (!this.taken([')'])) throw new Unreadable('Im Rechenweg fehlt eine schließende Klammer.')
  }

  private here(): string {
    const token = this.tokens[this.at]
    return quoted(token.kind === 'name' ? token.name : token.kind === 'figure' ? token.typed : token.sign)
  }
}

function figureOf({ typed, unit }: Extract<Token, { kind: 'figure' }>): Term {
  const value = Ratio.ofGerman(typed)
  if (unit === '€') return { kind: 'amount', value, typed: `${typed} €` }
  const isPercent = unit === '%'
  return {
    kind: 'number',
    value: isPercent ? value.times(Ratio.of(1, 100)) : value,
    typed: isPercent ? `${typed} %` : typed,
  }
}

/** What a formula reads from a form. */
export type Reference = Extract<Term, { kind: 'field' | 'sum' | 'count' }>
