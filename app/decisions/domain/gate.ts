import Day from '#core/calendar/day'
import { germanDay } from '#core/calendar/german_dates'
import Money from '#core/money/money'
import Refusal from '#core/refusal'
import { DECISIVE, labelOf } from '#tenancy/domain/rule_labels'
import { type Rulebook, type RulesOn, ruleOn, rulesOn } from '#tenancy/domain/rulebook'
import { FINANCING_KINDS } from '#financing/domain/kinds/index'
import { yearShare } from '#financing/domain/period_share'
import { assertYearsOpen } from '#budgets/domain/ledger'
import { decisionKind } from '#decisions/domain/decision_kinds'
import type { NoticeFacts } from '#decisions/domain/notice_facts'
import { assertHolds } from '#decisions/domain/remedy'
import { type Said, remedySaid, sideConditionsSaid } from '#decisions/domain/said'

/** When a notice was signed, and what it says of the law. */
export type Signed = { on: Day; said: Said }

/**
 * What speaks on a day against a notice going on: to its signature, out of the house, by another way. Every gate asks
 * all of it, since law, budget year and period may have ended since the gate before; each refusal is one cause.
 * `signed` is null before the signature: then the notice speaks of the day itself. With `confirmedOnly` no rule
 * decides that two people of the Land have not confirmed.
 */
export function obstaclesTo(
  facts: NoticeFacts,
  rulebook: Rulebook,
  signed: Signed | null,
  on: Day,
  confirmedOnly = false
): Refusal[] {
  const checks = [
    () => assertHolds(rulesOn(rulebook, on), ...DECISIVE.filter((name) => name !== 'remedies')),
    ...(confirmedOnly ? [() => assertConfirmed(rulesOn(rulebook, on))] : []),
    () => assertRemedy(facts, rulebook, signed, on),
    () => assertYears(facts, on),
    ...(signed ? [() => assertBoundThisYear(facts, signed.on, on)] : []),
    () => assertPeriod(facts, on),
    ...(signed ? [] : [() => assertNothingLost(facts, on)]),
    ...(signed ? [() => assertEdition(facts, rulebook, signed, on), () => assertFresh(rulebook, signed.on, on)] : []),
  ]
  return checks.map(refusalOf).filter((refusal) => refusal !== null)
}

/** Names every rule that is not confirmed at once: they are confirmed in one list. @throws Refusal decisions.rules_unconfirmed */
function assertConfirmed({ sources }: RulesOn): void {
  const open = DECISIVE.filter((name) => sources[name].mark !== 'confirmed' || !sources[name].confirmation)
  if (open.length === 0) return
  const names = open.map((name) => labelOf(name).label).join('; ')
  throw new Refusal('decisions.rules_unconfirmed', { count: open.length, names })
}

/** @throws Refusal decisions.rule_ended, decisions.remedy_unknown, decisions.court_unknown, decisions.court_unconfirmed, decisions.remedy_changed */
function assertRemedy(facts: NoticeFacts, rulebook: Rulebook, signed: Signed | null, on: Day): void {
  const now = remedySaid(facts, rulebook, on)
  if (signed && now !== signed.said.remedy)
    throw new Refusal('decisions.remedy_changed', { signed: germanDay(signed.on) })
}

/** What of a notice's tranches is bound anew: of an amendment what exceeds what stood. */
function boundAnew({ tranches, before }: NoticeFacts) {
  return tranches
    .map(({ address, year, amount }) => ({ address, year, amount: Money.parse(amount) }))
    .filter(({ year, amount }) => {
      const stood = (before?.tranches ?? []).filter((one) => one.year === year).map((one) => Money.parse(one.amount))
      return amount.exceeds(Money.sum(stood))
    })
}

/** No money of a year that is over is granted; what an amendment leaves there may stand. @throws Refusal budgets.year_is_past */
function assertYears(facts: NoticeFacts, on: Day): void {
  for (const { address, year, amount } of boundAnew(facts)) assertYearsOpen(address, on.year, [{ year, amount }])
}

/**
 * What a signature bound of later years it bound by the authorisation of its own year, which ends with it.
 *
 * @throws Refusal decisions.authorisation_over
 */
function assertBoundThisYear(facts: NoticeFacts, signedOn: Day, on: Day): void {
  if (signedOn.year < on.year && boundAnew(facts).some(({ year }) => year > signedOn.year))
    throw new Refusal('decisions.authorisation_over', { signed: germanDay(signedOn), year: signedOn.year })
}

/** @throws Refusal decisions.period_over */
function assertPeriod({ kind, period }: NoticeFacts, on: Day): void {
  const { binds, subject } = decisionKind(kind)
  const until = Day.parse(period.to)
  if (binds && subject === 'application' && until.isBefore(on))
    throw new Refusal('decisions.period_over', { until: germanDay(until) })
}

/**
 * What is granted by time and counts from the announcement on would be granted for months that have passed since the
 * proposal and never count: it is proposed anew. The month that runs is left as it was proposed, and what passes between signature
 * and announcement too: the settlement pays for no time before that.
 *
 * @throws Refusal decisions.period_begun
 */
function assertNothingLost({ kind, before, programme, period, eligible }: NoticeFacts, on: Day): void {
  const { binds, subject } = decisionKind(kind)
  if (!binds || subject !== 'application' || before || !eligible || eligible.from !== null) return
  if (!FINANCING_KINDS[programme.financing.type].hasUnits) return
  const [from, to] = [Day.parse(period.from), Day.parse(period.to)]
  const month = Day.parse(`${on.iso.slice(0, 7)}-01`)
  if (!month.isAfter(from) || to.isBefore(month)) return
  const shareOf = (year: number, since: Day) => yearShare(year, { from: since, to }, programme.proration)
  const lost = period.years.some((year) => !shareOf(year, from).equals(shareOf(year, month)))
  if (lost) throw new Refusal('decisions.period_begun', { from: germanDay(from) })
}

/** The side conditions that a notice names are those of the day. @throws Refusal decisions.edition_changed */
function assertEdition(facts: NoticeFacts, rulebook: Rulebook, { on: signedOn, said }: Signed, on: Day): void {
  if (sideConditionsSaid(facts, rulesOn(rulebook, on).values) !== said.sideConditions)
    throw new Refusal('decisions.edition_changed', { signed: germanDay(signedOn) })
}

/** A signature that has lain too long no longer says what its signer knows. @throws Refusal decisions.signature_too_old */
function assertFresh(rulebook: Rulebook, signedOn: Day, on: Day): void {
  const days = ruleOn(rulebook.rules, 'signatureDays', signedOn).value
  if (signedOn.plusDays(days).isBefore(on))
    throw new Refusal('decisions.signature_too_old', { signed: germanDay(signedOn), days })
}

function refusalOf(check: () => void): Refusal | null {
  try {
    check()
    return null
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}
