import { type Rulebook } from '#tenancy/domain/rulebook'
import { type RuleEntry, withEntries } from '#tenancy/domain/rule_entries'
import { BW } from '#tenancy/rulebooks/bw'
import { HE } from '#tenancy/rulebooks/he'
import { NW } from '#tenancy/rulebooks/nw'

/** The rulebooks as the project brings them. */
export const RULEBOOKS: readonly Rulebook[] = [NW, BW, HE]

let inForce = RULEBOOKS
let entered: readonly RuleEntry[] = []

/** What counts beside what the project brings: a thread of its own is told it. */
export const entriesInForce = (): readonly RuleEntry[] => entered

/** From now on these entries count beside what the project brings; those before are forgotten. */
export function putInForce(entries: readonly RuleEntry[]): void {
  entered = entries
  inForce = RULEBOOKS.map((book) => withEntries(book, entries))
}

/** The rulebook of a Land as it is in force here. @throws RangeError for a Land without one */
export function rulebookOf(land: string): Rulebook {
  const rulebook = inForce.find((book) => book.land === land)
  if (!rulebook) throw new RangeError(`no rulebook for ${land}`)
  return rulebook
}

/** The rulebook of the Land in which a key of the official register lies; null for the other Länder. */
export function rulebookOfKey(key: string): Rulebook | null {
  return inForce.find(({ keyPrefix }) => key.startsWith(keyPrefix)) ?? null
}
