import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { startOf } from '#core/calendar/clock'
import Day from '#core/calendar/day'
import { endingsOf } from '#programmes/domain/definition'
import { type CallFile, callOfNextYear, lastCallOf } from '#programmes/domain/call_file'
import type ProgrammeDraft from '#programmes/models/programme_draft'
import { asksForPlaces } from '#programmes/domain/section_parts'
import RegisterUnit from '#register/models/register_unit'
import type { SectionContext } from '#applications/domain/section_context'
import type TrialApplication from '#applications/models/trial_application'
import { prorationUnder, roundingUnder } from '#applications/queries/draft_reading'

/** The call under which a form is tried: the newest of the draft, else one of next year. */
export function callOfTrial({ land, content }: ProgrammeDraft, today: Day): CallFile {
  const { calls, code, definition } = content
  return lastCallOf(calls) ?? callOfNextYear(undefined, { code: `${land}-${code}`, name: definition.name, today })
}

/** What a trial is judged by: the form as the draft has it now; what is to be attached counts as attached. */
export async function trialContext(
  trial: TrialApplication,
  draft: ProgrammeDraft,
  today: Day,
  trx?: TransactionClientContract
): Promise<SectionContext> {
  const { definition } = draft.content
  const call = callOfTrial(draft, today)
  const [from, to] = [Day.parse(call.from), Day.parse(call.to)]
  const rules = { land: draft.land, opensAt: startOf(Day.parse(call.opens)) }
  return {
    definition,
    years: Array.from({ length: to.year - from.year + 1 }, (_, index) => from.year + index),
    period: { from, to },
    proration: prorationUnder(rules, definition),
    rounding: roundingUnder(rules),
    unitKind: trial.unitKind,
    inhabitants: trial.inhabitants,
    partners: [],
    attached: definition.attachments.map((one) => ({
      slot: one.key,
      fileName: `${one.label} (Probe).${endingsOf(one)[0]}`,
      sha256: '',
    })),
    raw: trial.sections,
    places: asksForPlaces(definition.sections) ? await RegisterUnit.placesOf(draft.land, trx) : undefined,
  }
}
