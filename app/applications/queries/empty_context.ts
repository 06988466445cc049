import type Call from '#programmes/models/call'
import type { SectionContext } from '#applications/domain/section_context'
import { prorationUnder, roundingUnder } from '#applications/queries/draft_reading'

/** A form in which nobody has typed anything. */
export function emptyContext(call: Call): SectionContext {
  const { definition, years, period } = call
  return {
    definition,
    years,
    period,
    proration: prorationUnder(call, definition),
    rounding: roundingUnder(call),
    unitKind: 'other',
    inhabitants: 0,
    partners: [],
    attached: [],
    raw: {},
  }
}
