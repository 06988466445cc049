import type Day from '#core/calendar/day'
import RegisterUnit from '#register/models/register_unit'
import type Recipient from '#register/models/recipient'

/** The inhabitants of recipients by the official register, and the day that they were counted for. */
export async function inhabitantsOf(
  recipients: readonly Recipient[]
): Promise<{ counts: Map<number, number>; asOf: Day | null }> {
  const found = await Promise.all(
    recipients.map(async ({ id, unitKey }) => ({ id, unit: unitKey ? await RegisterUnit.ofKey(unitKey) : null }))
  )
  const counts = found.flatMap(({ id, unit }): [number, number][] => (unit?.population ? [[id, unit.population]] : []))
  return { counts: new Map(counts), asOf: found.find(({ unit }) => unit)?.unit?.asOf ?? null }
}
