import { ownOf } from '#core/own'
import type { CourtDistrict, Rule, Rulebook } from '#tenancy/domain/rulebook'

/** What a Land knows of one of its rules besides what is shipped; a confirmed court of a county is one too. */
export type RuleEntry = { readonly land: string; readonly name: string; readonly rule: Rule<unknown> }

const COURT = 'court:'

/** The name under which the court of a county is confirmed. */
export const courtEntry = (county: string): string => `${COURT}${county}`

/** A Land's rulebook with what its people entered, in the order in which it was confirmed. */
export function withEntries(book: Rulebook, entries: readonly RuleEntry[]): Rulebook {
  const rules: Record<string, readonly Rule<unknown>[]> = { ...book.rules }
  let { courts } = book
  for (const { name, rule } of entries.filter(({ land }) => land === book.land)) {
    const known = ownOf(rules, name)
    if (name.startsWith(COURT)) courts = withCourt(courts, name.slice(COURT.length), String(rule.value))
    else if (known) rules[name] = inOrder([...known, rule])
  }
  return { ...book, courts, rules: rules as Rulebook['rules'] }
}

/** By their first day; of two that begin together the later one counts. */
function inOrder(versions: readonly Rule<unknown>[]): Rule<unknown>[] {
  return versions.toSorted((a, b) => (a.validFrom === b.validFrom ? 0 : a.validFrom < b.validFrom ? -1 : 1))
}

function withCourt(courts: readonly CourtDistrict[], county: string, name: string): CourtDistrict[] {
  const without = (keys = '') =>
    keys
      .split(' ')
      .filter((key) => key !== county)
      .join(' ')
  return courts.map((court) => {
    const [others, unconfirmed] = [without(court.counties), without(court.unconfirmed)]
    const counties = court.name === name ? `${others} ${county}`.trim() : others
    return { ...court, counties, unconfirmed: unconfirmed || undefined }
  })
}
