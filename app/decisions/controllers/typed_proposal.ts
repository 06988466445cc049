import { ownOf } from '#core/own'
import Day from '#core/calendar/day'
import { germanDay } from '#core/calendar/german_dates'
import { sentenceFor } from '#core/http/sentences'
import { figures } from '#core/money/german_money'
import Money from '#core/money/money'
import Refusal from '#core/refusal'
import { type Parsed, parseField } from '#forms/domain/fields'
import { rulesOn } from '#tenancy/domain/rulebook'
import { rulebookOf } from '#tenancy/rulebooks/index'
import type Application from '#applications/models/application'
import type { Deduction } from '#applications/domain/submitted_grant'
import type { Filed } from '#applications/queries/submission_of'
import type { CasePeriod } from '#financing/domain/period_share'
import type { FinancePlanFigures } from '#financing/domain/finance_plan_figures'
import {
  DEDUCTION_GROUNDS,
  DEDUCTION_GROUND_CODES,
  type DeductionGround,
  deductionReason,
} from '#decisions/domain/grounds'
import { type Beginning, earliestFrom } from '#decisions/domain/beginning'
import { assertDeductible } from '#decisions/domain/proposal'
import type Decision from '#decisions/models/decision'
import { caseTime } from '#decisions/queries/case_time'

type Planned = FinancePlanFigures

/** Grounds of a deduction as the form offers them. */
export const DEDUCTION_CHOICES = DEDUCTION_GROUND_CODES.map((value) => ({
  value,
  label: DEDUCTION_GROUNDS[value] || 'Anderer Grund, im Text',
}))

function groundIn(typed: unknown): DeductionGround {
  return DEDUCTION_GROUND_CODES.find((code) => code === typed) ?? 'other'
}

/** The time that is typed; where none can be read that of the call, from when on something counts. */
export function periodIn(
  typed: Record<string, unknown>,
  { call }: Application,
  beginning: Beginning,
  today: Day
): CasePeriod {
  const whole = call.period
  const earliest = earliestFrom(beginning, whole, today)
  const read = (input: string, otherwise: Day) => {
    const parsed: Parsed<Day> = parseField<'day'>(
      { key: input, label: input, type: 'day', optional: true },
      String(ownOf(typed, input) ?? '')
    )
    return ('value' in parsed && parsed.value) || otherwise
  }
  // nobody needs money before the planned beginning
  const { start } = beginning
  const wanted = start?.isAfter(earliest) ? start : earliest
  const from = wanted.isAfter(whole.to) ? whole.from : wanted
  return { from: read('period_from', from), to: read('period_to', whole.to) }
}

/** How a shorter time bears on the calculation; not at all where it cannot stand. */
export function withinOf(application: Application, filed: Filed, period: CasePeriod, on: Day) {
  try {
    const rules = rulesOn(rulebookOf(application.land), on)
    return caseTime(application, filed, { period, tranches: [] }, rules).within
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

/** What of the plan is typed as not recognised. */
export function deductionsIn(typed: Record<string, unknown>, planned: Planned): Deduction[] {
  return typedDeductions(typed, planned).flatMap(({ code, year, parsed }) => {
    const amount = 'value' in parsed ? parsed.value : null
    const ground = groundIn(typed[`ground_${code}_${year}`])
    const reason = deductionReason(ground, String(typed[`reason_${code}_${year}`] ?? ''))
    return amount?.isPositive ? [{ code, year, amount, reason, ground }] : []
  })
}

/** What is wrong with what should be taken off, each at its field; reasons only where it is proposed. */
export function wrongDeductions(
  typed: Record<string, unknown>,
  planned: Planned,
  isProposed: boolean
): Record<string, string> {
  const wrong: Record<string, string> = {}
  for (const { input, parsed } of typedDeductions(typed, planned))
    if ('sentence' in parsed) wrong[input] = parsed.sentence
  for (const deduction of deductionsIn(typed, planned))
    try {
      assertDeductible([deduction], planned)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (isProposed || !error.input!.startsWith('reason_')) wrong[error.input!] = sentenceFor(error)
    }
  return wrong
}

function typedDeductions(typed: Record<string, unknown>, { cells }: Planned) {
  return cells
    .filter(({ side }) => side === 'expenditure')
    .map(({ code, year, label }) => {
      const input = `deduction_${code}_${year}`
      const text = String(ownOf(typed, input) ?? '')
      const field = { key: input, label: `${label} ${year}`, type: 'money', optional: true } as const
      const parsed: Parsed<Money> = parseField<'money'>(field, text)
      return { code, year, input, parsed }
    })
}

/** What was proposed last and came back, as it was typed: only what was criticised is typed anew. */
export function typedAgain({ kind, reasons, noticeFacts }: Decision): Record<string, unknown> {
  const { tranches, grounds, doubleFunding, period, deductions } = noticeFacts
  const amount = (text: string) => figures(Money.parse(text))
  return {
    kind: kind === 'rejection' ? 'rejection' : 'approval',
    reasons: reasons ?? '',
    grounds: grounds.map(({ code }) => code),
    double_funding: doubleFunding?.reason ?? '',
    period_from: germanDay(Day.parse(period.from)),
    period_to: germanDay(Day.parse(period.to)),
    ...Object.fromEntries(tranches.map((tranche) => [`tranche_${tranche.year}`, amount(tranche.amount)])),
    ...Object.fromEntries(
      deductions.flatMap((one) => [
        [`deduction_${one.code}_${one.year}`, amount(one.amount)],
        [`reason_${one.code}_${one.year}`, one.reason],
      ])
    ),
  }
}
