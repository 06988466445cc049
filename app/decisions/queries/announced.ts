import type Day from '#core/calendar/day'
import type { Rulebook } from '#tenancy/domain/rulebook'
import type { Step } from '#core/derivation'
import { type Delivery, announcement } from '#decisions/domain/announcement'
import { remedyDeadline } from '#decisions/domain/remedy'

export type Announced = { announcedOn: Day; remedyUntil: Day; derivation: Step[] }

/** The days that a handing over sets going, a year for the remedy where the notice tells of none, kept with it as they were derived; null where nothing was announced. */
export function announcedBy(rulebook: Rulebook, delivery: Delivery, tellsRemedy = true): Announced | null {
  const { on, steps } = announcement(rulebook, delivery)
  if (!on) return null
  const { lastDay, steps: remedy } = remedyDeadline(rulebook, on, tellsRemedy)
  return { announcedOn: on, remedyUntil: lastDay, derivation: [...steps, ...remedy] }
}
