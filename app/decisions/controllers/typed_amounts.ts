import type { HttpContext } from '@adonisjs/core/http'
import { fieldErrors } from '#core/http/forms'
import { notAnAmount, parseGermanMoney } from '#core/money/german_money'
import Money from '#core/money/money'

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
  const typed = years.map((year) => ({ year, text: String(ctx.request.input(`${name}_${year}`, '') ?? '').trim() }))
  const read = typed.map(({ year, text }) => ({
    year,
    amount: text || emptyIs === 'missing' ? parseGermanMoney(text) : Money.ZERO,
  }))
  const wrong = typed.filter((_, index) => !read[index].amount || read[index].amount!.isNegative)
  if (wrong.length === 0) return read.map(({ year, amount }) => ({ year, amount: amount! }))
  ctx.session.flashAll()
  fieldErrors(
    ctx,
    Object.fromEntries(
      wrong.map(({ year, text }) => [
        `${name}_${year}`,
        text
          ? `${year}: ${notAnAmount(text)}`
          : `${year}: Bitte nennen Sie einen Betrag; 0 heißt, dass in diesem Jahr nichts bleibt.`,
      ])
    )
  )
  return null
}
