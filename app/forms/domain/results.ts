import Ratio from '#core/money/ratio'
import { figures } from '#core/money/german_money'
import Money from '#core/money/money'
import { ownOf } from '#core/own'
import { askedFields, askedParts } from '#forms/domain/conditions'
import type { Field } from '#forms/domain/field'
import { printField, valueOf } from '#forms/domain/fields'
import { type Answers, type Part, type Row, type Table, rowIn, rowsOf, textIn } from '#forms/domain/form'
import { type Reference, type Term, parseFormula } from '#forms/domain/formula'

/**
 * The answers with what the form computes from them, as if it had been typed: whoever prints, compares or lists answers
 * finds it there. It is never kept. What may stay empty and does, or is not asked, counts as nothing; while something
 * that is needed is missing or cannot be read there is no result.
 */
export function withResults(parts: readonly Part[], answers: Answers): Answers {
  if (!parts.some((part) => questionsOf(part).some(isComputed))) return answers
  const asked = askedParts(parts, answers)
  const tables = parts.filter((part) => part.kind === 'table')
  const rows = tables.map((table): [string, Answers[string]] => [table.key, rowsWithResults(table, answers)])
  const whole = { ...answers, ...Object.fromEntries(rows.filter(([, kept]) => Object.keys(kept).length)) }
  return parts.reduce<Answers>(
    (all, part) => (part.kind === 'fields' ? fieldsWithResults(part.fields, { tables, asked }, all) : all),
    whole
  )
}

/** A result as a page shows it; a word where there is none yet. */
export function shownResult(field: Field, typed: string | undefined): string {
  return printField(field, typed) || 'offen'
}

export function isComputed({ type }: Pick<Field, 'type'>): boolean {
  return type === 'computed'
}

function questionsOf(part: Part): readonly Field[] {
  return part.kind === 'fields' ? part.fields : part.columns
}

type Tables = { tables: readonly Table[]; asked: readonly Part[] }

function fieldsWithResults(fields: readonly Field[], tables: Tables, answers: Answers): Answers {
  const asked = askedFields(fields, answers)
  return asked.filter(isComputed).reduce<Answers>((all, field) => {
    const read = (of: Reference) => {
      if (of.kind !== 'field') return ofTable(of, tables, all)
      const named = asked.find(({ key }) => key === of.key)
      return named ? figureOf(named, textIn(all, named.key)) : Ratio.ZERO
    }
    return withText(all, field.key, resultOf(field, read))
  }, answers)
}

function rowsWithResults(table: Table, answers: Answers): Record<string, Row> {
  const results = table.columns.filter(isComputed)
  const rows = rowsOf(table, answers).map((row): [string, Row] => {
    const cells = rowIn(answers, table, row.key)
    return [
      row.key,
      results.reduce<Row>((all, column) => {
        const read = (of: Reference) => {
          const key = of.kind === 'field' ? `${table.key}_${of.key}` : ''
          const named = table.columns.find((one) => one.key === key)
          return named ? figureOf(named, ownOf(all, key)) : null
        }
        return withText(all, column.key, resultOf(column, read))
      }, cells),
    ]
  })
  return Object.fromEntries(rows)
}

/** Without what a page may have sent of it, where there is no result. */
function withText<T extends Answers | Row>(all: T, key: string, text: string | null): T {
  const others = Object.entries(all).filter(([name]) => name !== key)
  return Object.fromEntries(text === null ? others : [...others, [key, text]]) as T
}

function ofTable(of: Exclude<Reference, { kind: 'field' }>, { tables, asked }: Tables, answers: Answers): Ratio | null {
  const table = tables.find(({ key }) => key === of.table)
  if (!table) return null
  if (!asked.some((part) => part.kind === 'table' && part.key === of.table)) return Ratio.ZERO
  const rows = rowsOf(table, answers)
  if (of.kind === 'count') return Ratio.of(rows.length)
  const key = `${of.table}_${of.column}`
  const column = table.columns.find((one) => one.key === key)
  if (!column) return null
  return rows.reduce<Ratio | null>((sum, row) => {
    const value = figureOf(column, ownOf(rowIn(answers, table, row.key), key))
    return sum && value && sum.plus(value)
  }, Ratio.ZERO)
}

/** What an answer is to be reckoned with; null where it is missing or cannot be read. */
function figureOf(field: Field, typed: string | undefined): Ratio | null {
  if (isComputed(field)) return typed ? scaled(field, Ratio.ofGerman(typed)) : null
  if (!typed?.trim()) return field.optional ? Ratio.ZERO : null
  const value = valueOf(field, typed)
  if (value === null) return null
  if (value instanceof Money) return Ratio.of(value.cents, CENTS)
  if (typeof value === 'number') return Ratio.of(value)
  const { numerator, denominator } = value as { numerator: bigint; denominator: bigint }
  return scaled(field, Ratio.of(numerator, denominator))
}

const CENTS = 100
const HUNDREDTH = Ratio.of(1, CENTS)

/** 62,5 % is 0.625. */
function scaled({ type, result }: Field, value: Ratio): Ratio {
  return type === 'percent' || result === 'percent' ? value.times(HUNDREDTH) : value
}

/** A formula is read once, however many rows it is reckoned for. */
const READ = new Map<string, Term | null>()
const MOST_READ = 500

function termOf(formula: string): Term | null {
  const known = READ.get(formula)
  if (known !== undefined) return known
  const parsed = parseFormula(formula)
  const term = 'term' in parsed ? parsed.term : null
  if (READ.size >= MOST_READ) READ.clear()
  READ.set(formula, term)
  return term
}

/** No sum of an application is larger; what would be is no result. */
const MOST_DIGITS = 15

/** The result as it is printed, rounded half away from zero to two places; null where there is none. */
function resultOf({ formula = '', result }: Field, read: (of: Reference) => Ratio | null): string | null {
  const term = termOf(formula)
  const value = term && computed(term, read)
  if (!value?.hasFewerDigits(MOST_DIGITS)) return null
  const { hundredths } = result === 'percent' ? value.times(Ratio.of(CENTS)) : value
  const printed = figures(Money.cents(hundredths))
  return result === 'money' ? printed : printed.replace(/,00$/, '').replace(/(,\d)0$/, '$1')
}

/** What a formula comes to; null while something is missing, too large or would be divided by zero. */
export function computed(term: Term, read: (of: Reference) => Ratio | null): Ratio | null {
  switch (term.kind) {
    case 'number':
    case 'amount':
      return term.value
    case 'field':
    case 'sum':
    case 'count':
      return read(term)
    case 'least':
    case 'greatest': {
      const values = term.of.map((one) => computed(one, read))
      return values.reduce((found, one) => {
        if (found === null || one === null) return null
        return one.exceeds(found) === (term.kind === 'greatest') ? one : found
      })
    }
    case 'two': {
      const [left, right] = [computed(term.left, read), computed(term.right, read)]
      if (!left?.hasFewerDigits(MOST_DIGITS) || !right?.hasFewerDigits(MOST_DIGITS)) return null
      if (term.sign === '+') return left.plus(right)
      if (term.sign === '-') return left.minus(right)
      return term.sign === '*' ? left.times(right) : left.dividedBy(right)
    }
  }
}
