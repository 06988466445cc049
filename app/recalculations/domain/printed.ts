import { ownOf } from '#core/own'
import Day from '#core/calendar/day'
import { weekdayAndDay } from '#core/calendar/periods'
import { euros } from '#core/money/german_money'
import Money from '#core/money/money'
import type { Kind, Output } from '#recalculations/domain/task_forms'

type Result = Readonly<Record<string, unknown>>

/** The single values of an answer with their labels, as they are printed on screen. */
export function printedValues({ outputs }: Kind, result: Result): { label: string; value: string }[] {
  return outputs
    .filter(({ key }) => ownOf(result, key) !== undefined)
    .map((output) => ({ label: output.label, value: printed(output, ownOf(result, output.key)) }))
}

/** The values beside the entries of a list, with their label; null where the kind has none. */
export function printedRows({ listOutput }: Kind, result: Result): { label: string; values: string[] } | null {
  if (!listOutput) return null
  const values = ownOf(result, listOutput.key) as unknown[]
  return { label: listOutput.label, values: values.map((value) => printed(listOutput, value)) }
}

function printed({ type }: Output, value: unknown): string {
  if (type === 'money') return euros(Money.parse(String(value)))
  if (type === 'whole') return String(value)
  return weekdayAndDay(Day.parse(String(value)))
}
