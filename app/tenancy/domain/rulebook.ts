/** Long because it is one list: every constant that a rulebook holds, with what it means. */
import type Day from '#core/calendar/day'
import { type PeriodLaw, proceduralLaw } from '#core/calendar/periods'
import type { HolidayRegion } from '#core/calendar/public_holidays'

/** How sure a constant is: read in its source, to be confirmed by the Land before real use, or invented for the demo. */
export type Mark = 'confirmed' | 'to_be_confirmed' | 'sample'

/** Two people who confirmed what a rule says, the day, and the document in which they read it. */
export type Confirmation = { readonly by: readonly [string, string]; readonly on: string; readonly document: string }

/** One legal constant: what holds, from which day of the act on and until which, and where it stands. */
export type Rule<T> = {
  readonly value: T
  readonly validFrom: string
  /** The last day; null where no end is known. */
  readonly validTo: string | null
  readonly source: string
  readonly mark: Mark
  readonly confirmation?: Confirmation
}

/** The rule has no older twin that could still matter. */
export const EVER = '0001-01-01'

const marked =
  (mark: Mark) =>
  <const T>(value: T, source: string, validFrom = EVER): Rule<T> => ({ value, validFrom, validTo: null, source, mark })

export const confirmed = marked('confirmed')
export const toBeConfirmed = marked('to_be_confirmed')
export const sample = marked('sample')

/** The same rule with its last day. */
export const until = <T>(validTo: string, rule: Rule<T>): Rule<T> => ({ ...rule, validTo })

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

/** How a measure may begin before it is approved: not at all, with consent, or at the applicant's risk from the receipt on. */
export type EarlyStart = 'forbidden' | 'on_request' | 'automatic_from_receipt'

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
  /** The administrative regulations on § 44 of the budget code, as they are cited for each kind of recipient. */
  regulationsMunicipal: string
  regulationsOthers: string
  /** ANBest that become part of a notice, by the kind of recipient; what is forwarded carries the others'. */
  sideConditionsMunicipal: string
  sideConditionsOthers: string
  /** Their text, by its hash; which edition it is says the source it was entered with (see `standardTexts`): attached to every grant notice. */
  sideConditionsTextMunicipal: string
  sideConditionsTextOthers: string
  /** Days after which a notice sent by post or electronically counts as announced (§ 41 Absatz 2 VwVfG). */
  fictionDays: number
  /** Whether a change of those days spares procedures that began before it. */
  fictionByProcedure: boolean
  /** Whether that day moves to a working day where it falls on none. */
  fictionShiftsToWorkday: boolean
  /** Days within which a notice may be retrieved from the portal (§ 41 Absatz 2a VwVfG). */
  retrievalDays: number
  /** Days after which a signature that did not go out is given anew. */
  signatureDays: number
  /** Days after which a notice in the mailbox of the user account counts as announced (§ 9 OZG). */
  mailboxFictionDays: number
  /** Which remedy an act of this kind of authority has, its text, and its months (§§ 58, 70, 74 VwGO). */
  remedies: Partial<Record<AuthorityKind, Remedy>>
  remedyText: Readonly<Record<Remedy, string>>
  remedyMonths: number
  remedyMonthsWithoutNotice: number
  /** Whose public holidays shift a period's end (§ 193 BGB): those of the seat of the receiving body. */
  holidayRegion: HolidayRegion
  /** How long an applicant is proposed to have for what is missing (§ 31 VwVfG); the officer sets the day. */
  supplementWeeks: number
  /** From this amount on the budget officer co-signs (§ 9 LHO); up to this amount the head of unit signs. */
  budgetOfficerCosignFromCents: number
  /** From this amount on a second person confirms what is posted to the frame. */
  secondPersonFromCents: number
  signatureLimitCents: number
  minimumGrantMunicipalCents: number
  grantRounding: 'cent' | 'euro_down' | 'ten_euro_down' | 'hundred_euro_down'
  postProration: 'month' | 'touched_month' | 'day'
  earlyStart: EarlyStart
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
  /** Months after the end of the grant's period within which its use is proved, and after its purpose was fulfilled. */
  proofDueMonthsMunicipal: number
  proofDueMonthsOthers: number
  proofDueMonthsAfterPurposeMunicipal: number
  proofDueMonthsAfterPurposeOthers: number
  /** Added to the base rate on what is paid back, in percentage points (§ 49a Absatz 3 VwVfG). */
  interestMargin: string
  interestDayCount: 'ACT/ACT' | 'ACT/365'
  /** Where interest on what was used late begins: at the payment, or when the window for its use is over. */
  lateUseInterestFrom: 'payment' | 'window_end'
  /** Below these amounts nothing is claimed. */
  interestMinorLimitCents: number
  recoveryMinorLimitMunicipalCents: number
  recoveryMinorLimitOthersCents: number
  /** Years after which a claim that was not fixed by decision is barred (§ 195 BGB), and after which one that was. */
  limitationYears: number
  limitationYearsOfDecision: number
  /** Part of the proofs of use that is checked in depth besides those at risk. */
  deepCheckPercent: number
  /** Figures below this number are not published. */
  smallNumberBelow: number
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
    | 'fictionShiftsToWorkday'
    | 'lateUseInterestFrom'
    | 'limitationYears'
    | 'limitationYearsOfDecision'
    | 'deepCheckPercent'
    | 'smallNumberBelow'
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
  readonly rules: Dated<RuleConstants>
}

export type RuleName = keyof RuleConstants

/** Where a rule stands and how sure it is. */
export type Origin = Omit<Rule<unknown>, 'value'>

/** The constants that hold on one day, each with its source: what a notice freezes. */
export type RulesOn = {
  readonly day: string
  readonly values: RuleConstants
  readonly sources: { readonly [K in RuleName]: Origin }
}

/** No rule is known for a day: no figure is ever guessed. */
export class RuleUnknown extends RangeError {}

/** The newest version of a rule that has begun by a day, whether it has ended or not: what it replaced does not come back. */
function begunBy(versions: readonly Rule<unknown>[], day: Day): Rule<unknown> | null {
  return versions.findLast(({ validFrom }) => validFrom <= day.iso) ?? null
}

/**
 * The rule of that name which holds on a day, or held last where it has ended: the gates ask for the end (`endedOn`).
 *
 * @throws RuleUnknown where the rulebook says nothing for it
 */
export function ruleOn<R extends Partial<Dated<RuleConstants>>, K extends keyof R & string>(
  rules: R,
  name: K,
  day: Day
): NonNullable<R[K]> extends readonly (infer Found)[] ? Found : never {
  const found = begunBy(rules[name] as readonly Rule<unknown>[], day)
  if (!found) throw new RuleUnknown(`no rule "${name}" for ${day}`)
  return found as never
}

/** A source as the Land cites it: its own procedure act in place of the federal one that a shared rule names. */
export function citedIn(rulebook: Rulebook, day: Day, source: string): string {
  return inActOf(ruleOn(rulebook.rules, 'procedureAct', day).value, source)
}

/** A source with a Land's procedure act in place of the federal one. */
export function inActOf(act: string, source: string): string {
  return source.replace(/(?<!\p{L})VwVfG(?!\s\p{Lu}{2,})/gu, act)
}

/** Under which law the Land's authorities reckon a period of their procedure. */
export function periodLawOf(rulebook: Rulebook, day: Day): PeriodLaw {
  return proceduralLaw(ruleOn(rulebook.rules, 'procedureAct', day).value)
}

/**
 * All rules of a day. One that has ended is among them as it last was, with its end: a draft stays readable, and
 * every gate asks for the end (`endedOn`).
 *
 * @throws RuleUnknown where the rulebook says nothing for that day
 */
export function rulesOn(rulebook: Rulebook, day: Day): RulesOn {
  const values: Record<string, unknown> = {}
  const sources: Record<string, Origin> = {}
  for (const name of Object.keys(rulebook.rules) as RuleName[]) {
    const found = begunBy(rulebook.rules[name], day)
    if (!found) throw new RuleUnknown(`no rule "${name}" for ${day}`)
    const { value, ...origin } = found
    values[name] = value
    sources[name] = origin
  }
  return { day: day.iso, values: values as RuleConstants, sources: sources as RulesOn['sources'] }
}

/** What of a day's rules has ended before it, each with its last day. */
export function endedOn({ day, sources }: RulesOn): { name: RuleName; lastDay: string }[] {
  return (Object.keys(sources) as RuleName[]).flatMap((name) => {
    const { validTo } = sources[name]
    return validTo !== null && validTo < day ? [{ name, lastDay: validTo }] : []
  })
}

/** The administrative court of a county, or null where the rulebook does not know the key. */
export function courtOf(rulebook: Rulebook, countyKey: string): CourtDistrict | null {
  return rulebook.courts.find(({ counties }) => counties.split(' ').includes(countyKey)) ?? null
}
