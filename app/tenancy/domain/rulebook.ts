import type Day from '#core/calendar/day'

/** How sure a constant is: read in its source, to be confirmed by the Land before real use, or invented for the demo. */
export type Mark = 'confirmed' | 'to_be_confirmed' | 'sample'

/** One legal constant: what holds, from which day of the act on, and where it stands. */
export type Rule<T> = { readonly value: T; readonly validFrom: string; readonly source: string; readonly mark: Mark }

export type CourtDistrict = {
  readonly name: string
  readonly town: string
  readonly street: string
  readonly postcode: string
  /** County keys, five digits each, separated by blanks. */
  readonly counties: string
  /** Counties for which the court still has to be confirmed: no notice is signed for them until then. */
  readonly unconfirmed?: string
}

export type AuthorityKind =
  'ministry' | 'district_government' | 'regional_council' | 'development_bank' | 'court_of_audit'

/**
 * Every legal constant of one Land. The constants differ, the engine does not: nothing else in the house may
 * name a Land. Amounts are euro cents, periods are days or months as their name says.
 */
export type RuleConstants = {
  /** What the Land calls its procedure act and its budget code in letters. */
  procedureAct: string
  budgetCode: string
  courtOfAudit: string
  /** ANBest that become part of a notice, by the kind of recipient. */
  sideConditionsMunicipal: string
  sideConditionsOthers: string
  sideConditionsEdition: string
  /** Days after which a notice sent by post or electronically counts as announced (§ 41 Absatz 2 VwVfG). */
  fictionDays: number
  /** From this amount on the budget officer co-signs (§ 9 LHO). */
  budgetOfficerCosignFromCents: number
  /** Down to which unit an approved amount is rounded, in cents. */
  grantRoundingCents: number
  /** Single positions of the plan may be exceeded by this share where savings balance it. */
  lineOverrunPercent: number
  timelyUseWindowMonths: number
  /** Months after the end of the grant's period within which its use is proved, by the kind of recipient. */
  proofDueMonthsMunicipal: number
  proofDueMonthsOthers: number
  /** Which remedy an act of this kind of authority has: court action or objection. */
  remedies: Partial<Record<AuthorityKind, 'court_action' | 'objection'>>
}

export type Rulebook = {
  readonly land: string
  /** The first two digits of every key of the Land in the official register. */
  readonly keyPrefix: string
  readonly name: string
  /** "des Landes …" as letters decline it. */
  readonly genitive: string
  readonly courts: readonly CourtDistrict[]
  /** The day after which the law on courts and remedies must be confirmed again; null where it has no end. */
  readonly remediesUntil: string | null
  /** Whether a change of the days after which a letter counts as announced spares procedures begun before it. */
  readonly fictionByProcedure: boolean
  readonly rules: { readonly [K in keyof RuleConstants]: readonly Rule<RuleConstants[K]>[] }
}

/** The constants that hold on one day, each with its source: what a notice freezes. */
export type RulesOn = {
  readonly day: string
  readonly values: RuleConstants
  readonly sources: { readonly [K in keyof RuleConstants]: { source: string; mark: Mark; validFrom: string } }
}

/** @throws RangeError where the rulebook says nothing for that day: no figure is ever guessed. */
export function rulesOn(rulebook: Rulebook, day: Day): RulesOn {
  const values: Record<string, unknown> = {}
  const sources: Record<string, { source: string; mark: Mark; validFrom: string }> = {}
  for (const [name, rules] of Object.entries(rulebook.rules)) {
    const rule = (rules as readonly Rule<unknown>[]).findLast(({ validFrom }) => validFrom <= day.iso)
    if (!rule) throw new RangeError(`${rulebook.land} has no rule "${name}" for ${day}`)
    values[name] = rule.value
    sources[name] = { source: rule.source, mark: rule.mark, validFrom: rule.validFrom }
  }
  return { day: day.iso, values: values as RuleConstants, sources: sources as RulesOn['sources'] }
}

/** The administrative court of a county, or null where the rulebook does not know the key. */
export function courtOf(rulebook: Rulebook, countyKey: string): CourtDistrict | null {
  return rulebook.courts.find(({ counties }) => counties.split(' ').includes(countyKey)) ?? null
}
