import Fraction from '#core/money/fraction'
import { figures, germanNumber } from '#core/money/german_money'
import { germanWhole } from '#core/money/german_number'
import Money from '#core/money/money'
import { ownOf } from '#core/own'
import type { Field } from '#forms/domain/field'
import { valueOf } from '#forms/domain/fields'
import { type Answers, type Table, rowIn, rowsOf } from '#forms/domain/form'

/** The sum of a column as it is printed, where it can be added up; what cannot be read yet does not count. */
export function sumOf(table: Table, column: Field, answers: Answers): string | null {
  if (!table.sums || !isAddable(column)) return null
  const read: Field = column.type === 'computed' ? { ...column, type: 'signed_money' } : column
  const values = rowsOf(table, answers).map((row) => valueOf(read, ownOf(rowIn(answers, table, row.key), column.key)))
  if (column.type === 'integer')
    return germanWhole((values as (number | null)[]).reduce<number>((sum, one) => sum + (one ?? 0), 0))
  if (column.type === 'decimal')
    return germanNumber(
      (values as (Fraction | null)[]).reduce<Fraction>((sum, one) => (one ? sum.plus(one) : sum), Fraction.of(0))
    )
  return figures(Money.sum((values as (Money | null)[]).filter((one) => one !== null)))
}

const ADDABLE: readonly string[] = ['integer', 'decimal', 'money', 'signed_money']

export function isAddable({ type, result }: Pick<Field, 'type' | 'result'>): boolean {
  return ADDABLE.includes(type) || (type === 'computed' && result === 'money')
}
