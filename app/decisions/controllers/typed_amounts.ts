import type { HttpContext } from '@adonisjs/core/http'
import { fieldErrors } from '#core/http/forms'
import Money from '#core/money/money'
import type { Field } from '#forms/domain/field'
import { parseField } from '#forms/domain/fields'

/**
 * Amounts by year as they were typed into `name_2026`, `name_2027` …; nothing typed is zero, or missing. Null where one is none:
 * then everything typed is kept and the sentences stand at their fields.
 */
export function typedAmounts(
  ctx: HttpContext,
  name: string,
  years: readonly number[],
  emptyIs: 'zero' | 'missing' = 'zero'
): { year: number; amount: Money }[] | null {
  const amounts: { year: number; amount: Money }[] = []
  const wrong: Record<string, string> = {}
  for (const year of years) {
    const input = `${name}_${year}`
    const field: Field<'money'> = { key: input, label: String(year), type: 'money', optional: true }
    const text = String(ctx.request.input(input, '') ?? '').trim()
    const parsed = parseField(field, text)
    if ('sentence' in parsed) wrong[input] = parsed.sentence
    else if (!text && emptyIs === 'missing')
      wrong[input] = `${year}: Bitte nennen Sie einen Betrag; 0 heißt, dass in diesem Jahr nichts bleibt.`
    else amounts.push({ year, amount: parsed.value ?? Money.ZERO })
  }
  if (Object.keys(wrong).length === 0) return amounts
  ctx.session.flashAll()
  fieldErrors(ctx, wrong)
  return null
}
