import type { Step } from '#core/derivation'
import Fraction from '#core/money/fraction'
import { germanNumber } from '#core/money/german_money'
import Money from '#core/money/money'
import { type ApprovalTask, type Rounding, type Unit, approvedGrant } from '#financing/domain/approval'
import { distribute } from '#financing/domain/distribution'
import type { FinancePlanFigures } from '#financing/domain/finance_plan_figures'
import { FINANCING_KINDS } from '#financing/domain/kinds/index'
import { proratedByMonths } from '#financing/domain/proration'
import { type CasePeriod, type Proration, yearShare } from '#financing/domain/period_share'
import type { FinancingType } from '#programmes/domain/definition'

export type GrantCalculation = {
  grant: Money
  /** The grant by budget year; adds up to it. */
  tranches: { year: number; amount: Money }[]
  steps: Step[]
}

/** A funded post: `fte` full-time equivalents, filled for `months` of the year. */
export type FundedPost = { code: string; fte: Fraction; months: number; year: number }

/** A case whose period is shorter than its call's, and how parts of months count in it. */
export type Within = { period: CasePeriod; proration: Proration }

export type FinancingTerms = {
  type: FinancingType
  rate?: string
  maximum?: string
  amountPerYear?: string
  units?: readonly { code: string; label: string; amount: string; perFte: string }[]
}

/**
 * The grant that a programme's terms and a plan of several years yield: computed on the total (see
 * `approvedGrant`), then split over the years as they take part in it, adding up to the cent. What the rounding
 * of the total takes away, it takes from the last years.
 */
export function calculateGrant(
  terms: FinancingTerms,
  of: FinancePlanFigures,
  posts: readonly FundedPost[] = [],
  rounding: Rounding = 'cent',
  within?: Within
): GrantCalculation {
  const shareOf = (year: number) => (within ? yearShare(year, within.period, within.proration) : Fraction.ONE)
  const plan = within ? of.within(within.period) : of
  const units = plan.years.map((year) => unitsOf(terms, posts, year, shareOf(year)))
  const task: ApprovalTask = {
    financing: terms.type,
    rate: terms.rate === undefined ? undefined : Fraction.percent(terms.rate),
    maximum: terms.maximum === undefined ? undefined : Money.parse(terms.maximum),
    planned: plannedIn(plan),
    units: units.flat(),
  }
  const { grant } = approvedGrant(task)
  const { grant: rounded, steps } = approvedGrant({ ...task, rounding })
  const weights = plan.years.map((year, index) => weightOf(terms, plan, units[index], year))
  return { grant: rounded, tranches: tranchesOf(grant, rounded, plan.years, weights), steps }
}

function plannedIn(plan: FinancePlanFigures, year?: number) {
  return {
    eligible: plan.total('expenditure', year),
    own: plan.total('income', year, 'own'),
    thirdParty: plan.total('income', year, 'third_party'),
  }
}

function weightOf(terms: FinancingTerms, plan: FinancePlanFigures, units: readonly Unit[], year: number): Money {
  const rate = terms.rate === undefined ? undefined : Fraction.percent(terms.rate)
  const planned = FINANCING_KINDS[terms.type].yearOf(plannedIn(plan, year))
  return approvedGrant({ financing: terms.type, rate, planned, units }).grant
}

function tranchesOf(grant: Money, rounded: Money, years: readonly number[], weights: readonly Money[]) {
  const parts = grant.isZero
    ? years.map(() => Money.ZERO)
    : distribute(
        grant,
        weights.map(({ cents }) => Fraction.of(cents))
      )
  let rest = grant.minus(rounded)
  for (let index = parts.length - 1; rest.isPositive; index--) {
    const taken = Money.min(rest, parts[index])
    parts[index] = parts[index].minus(taken)
    rest = rest.minus(taken)
  }
  return years.map((year, index) => ({ year, amount: parts[index] }))
}

function unitsOf(terms: FinancingTerms, posts: readonly FundedPost[], year: number, share: Fraction): Unit[] {
  if (!FINANCING_KINDS[terms.type].hasUnits) return []
  if (terms.amountPerYear)
    return [
      {
        label: `${year}, Festbetrag je Jahr${inShare(share)}`,
        amount: Money.parse(terms.amountPerYear),
        recognised: share,
      },
    ]
  return alike(posts.filter((post) => post.year === year)).map(({ post, count }) => {
    const unit = terms.units!.find(({ code }) => code === post.code)!
    const perFte = Fraction.parse(unit.perFte)
    const part = post.fte.times(Fraction.of(count)).times(Fraction.of(perFte.denominator, perFte.numerator))
    const months = Fraction.of(post.months, 12)
    const isCut = months.exceeds(share)
    const filled = isCut ? inShare(share) : post.months === 12 ? '' : `, ${post.months} von 12 Monaten`
    const each = count === 1 ? inPosts(post.fte) : `${count} × ${inPosts(post.fte)}`
    const per = perFte.equals(Fraction.ONE) ? '' : ` (Betrag je ${inPosts(perFte)})`
    return {
      label: `${year}, ${each} ${unit.label}${filled}${per}`,
      amount: Money.parse(unit.amount),
      recognised: isCut ? part.times(share) : proratedByMonths(part, Fraction.of(post.months)),
    }
  })
}

/** That only a part of the year lies in the period of the case. */
function inShare(share: Fraction): string {
  return share.equals(Fraction.ONE) ? '' : `, im Bewilligungszeitraum ${germanNumber(share)} des Jahres`
}

function inPosts(fte: Fraction): string {
  return `${germanNumber(fte)} ${fte.equals(Fraction.ONE) ? 'Stelle' : 'Stellen'}`
}

/** Whole posts of the same kind, filled all year, stand in one line: their sums are whole cents, so nothing is rounded otherwise. */
function alike(posts: readonly FundedPost[]): { post: FundedPost; count: number }[] {
  const isWhole = ({ months, fte }: FundedPost) => months === 12 && fte.equals(Fraction.ONE)
  const groups: { post: FundedPost; count: number }[] = []
  for (const post of posts) {
    const same = isWhole(post) && groups.find((group) => group.post.code === post.code && isWhole(group.post))
    if (same) same.count++
    else groups.push({ post, count: 1 })
  }
  return groups
}
