import { type Answer, type Difference, differencesBetween } from '#forms/domain/difference'
import type { ProgrammeDefinition } from '#programmes/domain/definition'
import { placesOfDefinition } from '#programmes/domain/definition_words'

/** A whole programme, or those of its parts that are compared. */
type Part = Partial<ProgrammeDefinition>

/** How the place of an entry in its list ends. */
const ORDER = '/#'
const OWN_NAMES = ['Schlüssel', 'Kürzel']

/**
 * What a version says otherwise than another, as one reads it: an entry that came or went stands in one place with all that
 * it says, and entries have moved only where their order among those of both versions is another one.
 */
export function definitionChanges(before: Part | null, after: Part): Difference[] {
  const [old, now] = [before ? placesOfDefinition(before) : [], placesOfDefinition(after)]
  return differencesBetween(readable(old, now), readable(now, old))
}

function readable(places: readonly Answer[], other: readonly Answer[]): Answer[] {
  const known = new Set(other.map(({ key }) => key))
  const entries = places.filter(({ key }) => key.endsWith(ORDER))
  const alone = entries.filter(({ key }) => !known.has(key)).map(({ key }) => key.slice(0, -1))
  const common = entries.filter(({ key }) => known.has(key))
  const ranks = new Map<string, number>()
  return places.flatMap((place) => {
    const entry = alone.findLast((prefix) => place.key.startsWith(prefix))
    if (entry) return place.key === `${entry}#` ? [wholeEntry(place, entry, places, alone)] : []
    if (!place.key.endsWith(ORDER)) return [place]
    const list = listOf(place.key)
    ranks.set(list, (ranks.get(list) ?? 0) + 1)
    return common.some(({ key }) => key === place.key) ? [{ ...place, value: String(ranks.get(list)) }] : [place]
  })
}

/** "sections/vorhaben/fields" of "sections/vorhaben/fields/title/#". */
function listOf(key: string): string {
  return key.slice(0, key.lastIndexOf('/', key.length - ORDER.length - 1))
}

/** Everything that an entry says, without what is said of entries in it. */
function wholeEntry(order: Answer, prefix: string, places: readonly Answer[], alone: readonly string[]): Answer {
  const label = order.label.split(' › ').slice(0, -1).join(' › ')
  const within = alone.filter((other) => other !== prefix && other.startsWith(prefix))
  const said = places
    .filter(({ key }) => key !== order.key && key.startsWith(prefix))
    .filter(({ key }) => !within.some((other) => key.startsWith(other)))
    .map((place) => [place.label.slice(label.length + ' › '.length), place.value])
    .filter(([name, value]) => value && !OWN_NAMES.includes(name))
    .map(([name, value]) => `${name}: ${value}`)
  return { key: `${prefix}*`, label, value: said.join('\n') }
}
