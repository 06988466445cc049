import type { Rule, Rulebook } from '#tenancy/domain/rulebook'
import { BW } from '#tenancy/rulebooks/bw'
import { HE } from '#tenancy/rulebooks/he'
import { NW } from '#tenancy/rulebooks/nw'

const BOOKS: Rulebook[] = [NW, BW, HE]
export const RULEBOOKS: readonly Rulebook[] = BOOKS

/** Until when the rules of a Land on courts and remedies hold, where the installation knows more than the rulebook. */
export function prolongRemedies(land: string, remediesUntil: Rule<string>): void {
  BOOKS[BOOKS.indexOf(rulebookOf(land))] = { ...rulebookOf(land), remediesUntil }
}

/** @throws RangeError for a Land without a rulebook */
export function rulebookOf(land: string): Rulebook {
  const rulebook = RULEBOOKS.find((book) => book.land === land)
  if (!rulebook) throw new RangeError(`no rulebook for ${land}`)
  return rulebook
}

/** The rulebook of the Land in which a key of the official register lies; null for the other Länder. */
export function rulebookOfKey(key: string): Rulebook | null {
  return RULEBOOKS.find(({ keyPrefix }) => key.startsWith(keyPrefix)) ?? null
}
