import type { DateTime } from 'luxon'
import User from '#identity/models/user'
import type Application from '#applications/models/application'
import type ApplicationSection from '#applications/models/application_section'

/** A page with JavaScript saves while somebody types: whoever saved within these minutes is at it. */
const MINUTES = 10

/** Whether somebody else than the reader writes in a section at this moment. */
export function isWrittenNow({ savedBy, savedAt }: ApplicationSection, reader: { id: number }, now: DateTime): boolean {
  return savedBy !== reader.id && savedAt > now.minus({ minutes: MINUTES })
}

/** Who else writes in which section of a draft at this moment, by its key. Needs its sections. */
export async function writingNow(
  { sections }: Application,
  reader: { id: number },
  now: DateTime
): Promise<Map<string, string>> {
  const others = sections.filter((section) => isWrittenNow(section, reader, now))
  if (others.length === 0) return new Map()
  const people = await User.findMany(others.map(({ savedBy }) => savedBy))
  const names = new Map(people.map((person) => [person.id, person.name]))
  return new Map(others.map(({ section, savedBy }) => [section, names.get(savedBy)!]))
}
