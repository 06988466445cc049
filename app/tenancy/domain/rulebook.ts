import type Day from '#core/calendar/day'
import { type PeriodLaw, proceduralLaw } from '#core/calendar/periods'
import type { HolidayRegion } from '#core/calendar/public_holidays'

/** How sure a constant is: read in its source, to be confirmed by the Land before real use, or invented for the demo. */
export type Mark = 'confirmed' | 'to_be_confirmed' | 'sample'

/** One legal constant: what holds, from which day of the act on, and where it stands. */
export type Rule<T> = { readonly value: T; readonly validFrom: string; readonly source: string; readonly mark: Mark }

/** The rule has no older twin that could still matter. */
export const EVER = '0001-01-01'

export const confirmed = <const T>(value: T, source: string, validFrom = EVER): Rule<T> => ({
  value,
  validFrom,
  source,
  mark: 'confirmed',
})
export const toBeConfirmed = <const T>(value: T, source: string, validFrom = EVER): Rule<T> => ({
  value,
  validFrom,
  source,
  mark: 'to_be_confirmed',
})
export const sample = <const T>(value: T, source: string, validFrom = EVER): Rule<T> => ({
  value,
  validFrom,
  source,
  mark: 'sample',
})

/** A court is named with its seat alone, which is all that § 58 VwGO asks for: a wrong street would make the period a year. */
export type CourtDistrict = {
  readonly name: string
  readonly town: string
  /** County keys, five digits each, separated by blanks. */
  readonly counties: string
  /** Counties for which the court still has to be confirmed: no notice is signed for them until then. */
  readonly unconfirmed?: string
}

export type AuthorityKind =
  'ministry' | 'district_government' | 'regional_council' | 'development_bank' | 'court_of_audit'

export type Remedy = 'court_action' | 'objection'

/** How the use of a grant is proved: with figures and narrative, without vouchers, or by a mere confirmation. */
export type ProofKind = 'full' | 'simplified' | 'usage_confirmation'

/**
 * Every legal constant of one Land. The constants differ, the engine does not: nothing else in the house may
 * name a Land. Amounts are euro cents, shares percent, periods days, months or years as their name says.
 */
export type RuleConstants = {
  /** What the Land calls its procedure act and its budget code in letters. */
  procedureAct: string
  budgetCode: string
  courtOfAudit: string
  /** ANBest that become part of a notice, by the kind of recipient; what is forwarded carries the others'. */
  sideConditionsMunicipal: string
  sideConditionsOthers: string
  sideConditionsEdition: string
  /** Days after which a notice sent by post or electronically counts as announced (§ 41 Absatz 2 VwVfG). */
  fictionDays: number
  /** Whether a change of those days spares procedures that began before it. */
  fictionByProcedure: boolean
  /** Days within which a notice may be retrieved from the portal (§ 41 Absatz 2a VwVfG). */
  retrievalDays: number
  /** Days after which a signature that did not go out is given anew. */
  signatureDays: number
  /** Days after which a notice in the mailbox of the user account counts as announced (§ 9 OZG). */
  mailboxFictionDays: number
  /** Which remedy an act of this kind of authority has, its text, and its months (§§ 58, 70, 74 VwGO). */
  remedies: Partial<Record<AuthorityKind, Remedy>>
  remedyText: string
  remedyMonths: number
  remedyMonthsWithoutNotice: number
  /** Whose public holidays shift a period's end (§ 193 BGB): those of the seat of the receiving body. */
  holidayRegion: HolidayRegion
  /** How long an applicant is proposed to have for what is missing (§ 31 VwVfG); the officer sets the day. */
  supplementWeeks: number
  /** From this amount on the budget officer co-signs (§ 9 LHO); up to this amount the head of unit signs. */
  budgetOfficerCosignFromCents: number
  signatureLimitCents: number
  minimumGrantMunicipalCents: number
  grantRounding: 'cent' | 'euro_down' | 'ten_euro_down' | 'hundred_euro_down'
  postProration: 'month' | 'day'
  earlyStart: 'forbidden' | 'on_request' | 'automatic_from_receipt'
  /** Single positions of the plan may be exceeded by this share where savings balance it. */
  lineOverrunPercent: number
  /** Changes up to this amount leave the grant as it is; more than it counts in full (Freigrenze). */
  reductionThresholdMunicipalCents: number
  reductionThresholdOthersCents: number
  timelyUseWindowMonths: number
  /** Part of the grant that is paid after the proof of use alone. */
  retentionPercent: number
  proofKindMunicipal: ProofKind
  proofKindOthers: ProofKind
  /** Months after the end of the grant's period, or after its purpose, within which its use is proved. */
  proofDueMonthsMunicipal: number
  proofDueMonthsOthers: number
  /** Added to the base rate on what is paid back, in percentage points (§ 49a Absatz 3 VwVfG). */
  interestMargin: string
  interestDayCount: 'ACT/ACT' | 'ACT/365'
  /** Below these amounts nothing is claimed. */
  interestMinorLimitCents: number
  recoveryMinorLimitMunicipalCents: number
  purposeBindingYears: number
  inventoryThresholdCents: number
  voucherRetentionYears: number
  fileRetentionYears: number
}

type Dated<T> = { readonly [K in keyof T]: readonly Rule<T[K]>[] }

/** The rules that federal law or all Länder have in common; a Land's rulebook takes them over or sets its own. */
export type CommonRules = Dated<
  Pick<
    RuleConstants,
    | 'retrievalDays'
    | 'signatureDays'
    | 'mailboxFictionDays'
    | 'remedyText'
    | 'remedyMonths'
    | 'remedyMonthsWithoutNotice'
    | 'lineOverrunPercent'
    | 'interestMargin'
    | 'interestDayCount'
  >
>

export type Rulebook = {
  readonly land: string
  /** The first two digits of every key of the Land in the official register. */
  readonly keyPrefix: string
  readonly name: string
  /** "des Landes …" as letters decline it. */
  readonly genitive: string
  readonly courts: readonly CourtDistrict[]
  /** The day after which the law on courts and remedies must be confirmed again; null where it has no end. */
  readonly remediesUntil: Rule<string> | null
  readonly rules: Dated<RuleConstants>
}

/** The constants that hold on one day, each with its source: what a notice freezes. */
export type RulesOn = {
  readonly day: string
  readonly values: RuleConstants
  readonly sources: { readonly [K in keyof RuleConstants]: { source: string; mark: Mark; validFrom: string } }
}

/** No rule is known for a day: no figure is ever guessed. */
export class RuleUnknown extends RangeError {}

/** The rule of that name which holds on a day. @throws RuleUnknown where the rulebook says nothing for it */
export function ruleOn<R extends Partial<Dated<RuleConstants>>, K extends keyof R & string>(
  rules: R,
  name: K,
  day: Day
): NonNullable<R[K]> extends readonly (infer Found)[] ? Found : never {
  const found = (rules[name] as readonly Rule<unknown>[]).findLast(({ validFrom }) => validFrom <= day.iso)
  if (!found) throw new RuleUnknown(`no rule "${name}" for ${day}`)
  return found as never
}

/** A source as the Land cites it: its own procedure act in place of the federal one that a shared rule names. */
export function citedIn(rulebook: Rulebook, day: Day, source: string): string {
  return source.replace(/(?<!\p{L})VwVfG(?!\s\p{Lu}{2,})/gu, ruleOn(rulebook.rules, 'procedureAct', day).value)
}

/** Under which law the Land's authorities reckon a period of their procedure. */
export function periodLawOf(rulebook: Rulebook, day: Day): PeriodLaw {
  return proceduralLaw(ruleOn(rulebook.rules, 'procedureAct', day).value)
}

/** @throws RuleUnknown where the rulebook says nothing for that day */
export function rulesOn(rulebook: Rulebook, day: Day): RulesOn {
  const values: Record<string, unknown> = {}
  const sources: Record<string, { source: string; mark: Mark; validFrom: string }> = {}
  for (const name of Object.keys(rulebook.rules) as (keyof RuleConstants)[]) {
    const { value, ...origin } = ruleOn(rulebook.rules, name, day)
    values[name] = value
    sources[name] = origin
  }
  return { day: day.iso, values: values as RuleConstants, sources: sources as RulesOn['sources'] }
}

/** The administrative court of a county, or null where the rulebook does not know the key. */
export function courtOf(rulebook: Rulebook, countyKey: string): CourtDistrict | null {
  return rulebook.courts.find(({ counties }) => counties.split(' ').includes(countyKey)) ?? null
}
