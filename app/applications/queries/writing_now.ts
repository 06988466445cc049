import type { DateTime } from 'luxon'
import User from '#identity/models/user'
import type Application from '#applications/models/application'

/** A page with JavaScript saves while somebody types: whoever saved within these minutes is at it. */
const MINUTES = 10

/** Who else writes in which section of a draft at this moment, by its key. Needs its sections. */
export async function writingNow({ sections }: Application, { id }: User, now: DateTime): Promise<Map<string, string>> {
  const since = now.minus({ minutes: MINUTES })
  const others = sections.filter(({ savedBy, savedAt }) => savedBy !== id && savedAt > since)
  const people = await User.findMany(others.map(({ savedBy }) => savedBy))
  const names = new Map(people.map((person) => [person.id, person.name]))
  return new Map(others.map(({ section, savedBy }) => [section, names.get(savedBy)!]))
}
