import { type Sign, type Term, Unreadable } from '#forms/domain/formula'

/** Everything that a formula may name: the fields of its section before it, or the columns of its row, and tables. */
export type Names = {
  readonly fields: readonly Named[]
  readonly tables: readonly { readonly key: string; readonly label: string; readonly columns: readonly Named[] }[]
}
type Named = {
  readonly key: string
  readonly label: string
  readonly type: string
  readonly result?: Unit
  readonly optional?: boolean
  readonly when?: unknown
}

/** What a value is; a percentage is a number. */
export const UNITS = ['money', 'number', 'percent'] as const
export type Unit = (typeof UNITS)[number]
type Plain = 'money' | 'number'

const PLAIN = new Map<string, Plain>([
  ['integer', 'number'],
  ['decimal', 'number'],
  ['fraction', 'number'],
  ['percent', 'number'],
  ['money', 'money'],
  ['signed_money', 'money'],
])

/** Whether something can be reckoned with. */
export function isFigure({ type, result }: Pick<Named, 'type' | 'result'>): boolean {
  return plainOf({ type, result }) !== null
}

function plainOf({ type, result }: Pick<Named, 'type' | 'result'>): Plain | null {
  if (type === 'computed') return result === 'money' ? 'money' : 'number'
  return PLAIN.get(type) ?? null
}

/** Why a formula yields no such result; null where it does. `own` is the key of the field itself. */
export function whyNotComputed(term: Term, names: Names, wanted: Unit, own: string): string | null {
  try {
    const is = unitOf(term, names, own)
    const needed = wanted === 'money' ? 'money' : 'number'
    if (is === needed) return null
    return needed === 'money'
      ? 'Der Rechenweg ergibt eine Zahl und keinen Betrag.'
      : 'Der Rechenweg ergibt einen Betrag und keine Zahl.'
  } catch (error) {
    if (error instanceof Unreadable) return error.message
    throw error
  }
}

function unitOf(term: Term, names: Names, own: string): Plain {
  switch (term.kind) {
    case 'number':
    case 'count':
      if (term.kind === 'count') tableNamed(term.table, names)
      return 'number'
    case 'amount':
      return 'money'
    case 'field': {
      if (term.key === own) throw new Unreadable('Der Rechenweg nennt das Feld selbst.')
      return figureIn(term.key, names.fields, `„${term.key}“, das es davor nicht gibt`)
    }
    case 'sum': {
      const { columns, label } = tableNamed(term.table, names)
      return figureIn(term.column, columns, `die Spalte „${term.column}“, die „${label}“ nicht hat`)
    }
    case 'least':
    case 'greatest': {
      const [first, ...others] = term.of.map((one) => unitOf(one, names, own))
      if (others.some((one) => one !== first))
        throw new Unreadable('Betrag und Zahl lassen sich nicht miteinander vergleichen.')
      return first
    }
    case 'two':
      if (term.sign === '/') assertDivides(term.right, names)
      return unitOfTwo(term.sign, unitOf(term.left, names, own), unitOf(term.right, names, own))
  }
}

/** What may be nothing divides nothing. @throws Unreadable */
function assertDivides(divisor: Term, { fields }: Names): void {
  if ((divisor.kind === 'number' || divisor.kind === 'amount') && divisor.value.isZero)
    throw new Unreadable('Durch null lässt sich nicht teilen.')
  const field = divisor.kind === 'field' && fields.find(({ key }) => key === divisor.key)
  if (field && (field.optional || field.when))
    throw new Unreadable(`Durch „${field.label}“ lässt sich nicht teilen: Die Angabe kann fehlen.`)
}

/** Whether a formula may have no result though nothing is missing. */
export function divides(term: Term): boolean {
  if (term.kind === 'least' || term.kind === 'greatest') return term.of.some(divides)
  return term.kind === 'two' && (term.sign === '/' || divides(term.left) || divides(term.right))
}

function unitOfTwo(sign: Sign, left: Plain, right: Plain): Plain {
  const isMoney = (one: Plain) => one === 'money'
  if (sign === '+' || sign === '-') {
    if (left !== right)
      throw new Unreadable('Betrag und Zahl lassen sich nicht zusammenzählen. Einen Betrag schreiben Sie mit €: 100 €.')
    return left
  }
  if (sign === '*') {
    if (isMoney(left) && isMoney(right)) throw new Unreadable('Zwei Beträge lassen sich nicht miteinander malnehmen.')
    return isMoney(left) || isMoney(right) ? 'money' : 'number'
  }
  if (!isMoney(left) && isMoney(right)) throw new Unreadable('Eine Zahl lässt sich nicht durch einen Betrag teilen.')
  return isMoney(left) && !isMoney(right) ? 'money' : 'number'
}

function tableNamed(key: string, { tables }: Names) {
  const table = tables.find((one) => one.key === key)
  if (!table) throw new Unreadable(`Der Rechenweg nennt die Tabelle „${key}“, die es in dem Abschnitt nicht gibt.`)
  return table
}

function figureIn(key: string, named: readonly Named[], lacking: string): Plain {
  const found = named.find((one) => one.key === key)
  if (!found) throw new Unreadable(`Der Rechenweg nennt ${lacking}.`)
  const plain = plainOf(found)
  if (!plain) throw new Unreadable(`Mit „${found.label}“ lässt sich nicht rechnen.`)
  return plain
}

const SPOKEN: Readonly<Record<Sign, string>> = { '+': 'plus', '-': 'minus', '*': 'mal', '/': 'geteilt durch' }

/** The formula as one reads it aloud: „Stunden“ mal „Satz“ plus 100 €. */
export function formulaInWords(term: Term, names: Names): string {
  switch (term.kind) {
    case 'number':
    case 'amount':
      return term.typed
    case 'field':
      return `„${names.fields.find(({ key }) => key === term.key)?.label ?? term.key}“`
    case 'sum': {
      const table = names.tables.find(({ key }) => key === term.table)
      const column = table?.columns.find(({ key }) => key === term.column)
      return `Summe von „${column?.label ?? term.column}“ in „${table?.label ?? term.table}“`
    }
    case 'count':
      return `Zahl der Zeilen in „${names.tables.find(({ key }) => key === term.table)?.label ?? term.table}“`
    case 'least':
    case 'greatest': {
      const all = term.of.map((one) => formulaInWords(one, names)).join(' und ')
      return `der ${term.kind === 'least' ? 'kleinste' : 'größte'} Wert von ${all}`
    }
    case 'two': {
      const [left, right] = [term.left, term.right].map((side, index) => {
        const words = formulaInWords(side, names)
        return needsBrackets(term.sign, side, index === 1) ? `(${words})` : words
      })
      return `${left} ${SPOKEN[term.sign]} ${right}`
    }
  }
}

/** A sum in a product, and whatever stands on the right of what is taken away or divided. */
function needsBrackets(sign: Sign, side: Term, isRight: boolean): boolean {
  if (side.kind === 'least' || side.kind === 'greatest') return true
  if (side.kind !== 'two') return false
  const isSum = side.sign === '+' || side.sign === '-'
  if (sign === '*' || sign === '/') return isSum || (isRight && sign === '/')
  return isRight && sign === '-' && isSum
}
