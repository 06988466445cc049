import Fraction from '#core/money/fraction'
import { euros } from '#core/money/german_money'
import Money from '#core/money/money'
import { distribute } from '#financing/domain/distribution'
import type { FinancePlanFigures } from '#financing/domain/finance_plan_figures'

/** A step of the derivation: what was computed, the figure, and the rule behind it. */
export type Step = { text: string; amount: Money; rule: string }

export type GrantCalculation = {
  grant: Money
  /** The grant by budget year; adds up to it. */
  tranches: { year: number; amount: Money }[]
  steps: Step[]
}

/** A funded post: `fte` full-time equivalents, filled for `months` of the year. */
export type FundedPost = { code: string; fte: Fraction; months: number; year: number }

export type FinancingTerms = {
  type: 'fixed' | 'share' | 'deficit' | 'full'
  rate?: string
  maximum?: string
  amountPerYear?: string
  units?: readonly { code: string; label: string; amount: string; perFte: string }[]
}

const RULES = {
  share: 'Anteilfinanzierung: Fördersatz × zuwendungsfähige Ausgaben (VV Nr. 2.2.1 zu § 44 LHO)',
  deficit:
    'Fehlbedarfsfinanzierung: zuwendungsfähige Ausgaben − Eigenmittel − Mittel Dritter (VV Nr. 2.2.2 zu § 44 LHO)',
  fixed: 'Festbetragsfinanzierung: fester Betrag je Stelle oder Jahr (VV Nr. 2.2.3 zu § 44 LHO)',
  full: 'Vollfinanzierung: alle zuwendungsfähigen Ausgaben (VV Nr. 2.4 zu § 44 LHO)',
  maximum: 'Höchstbetrag der Förderrichtlinie oder des Förderaufrufs',
  uncovered: 'Nie mehr, als nach den Mitteln Dritter ungedeckt bleibt',
  rounding: 'Abrundung der Bewilligung',
} as const

/**
 * The grant that a plan yields (domain.md 2.4): half up to the cent, never below zero, never above what
 * third parties leave uncovered (except deficit financing, which subtracts it already), never above the
 * maximum; then rounded down to `roundingCents`.
 */
export function calculateGrant(
  terms: FinancingTerms,
  plan: FinancePlanFigures,
  posts: readonly FundedPost[] = [],
  roundingCents = 1n
): GrantCalculation {
  const byYear = plan.years.map((year) => yearlyGrant(terms, plan, posts, year))
  const steps = byYear.flatMap(({ steps: ofYear }) => ofYear)
  let grant =
    terms.type === 'share'
      ? plan.total('expenditure').times(Fraction.percent(terms.rate!))
      : Money.sum(byYear.map(({ amount }) => amount))

  if (terms.type !== 'deficit') {
    const uncovered = Money.max(
      Money.ZERO,
      plan.total('expenditure').minus(plan.total('income', undefined, 'third_party'))
    )
    grant = capped(grant, uncovered, RULES.uncovered, 'Ungedeckte Ausgaben', steps)
  }
  if (terms.maximum) grant = capped(grant, Money.parse(terms.maximum), RULES.maximum, 'Höchstbetrag', steps)
  const rounded = grant.roundedDownTo(roundingCents)
  if (!rounded.equals(grant))
    steps.push({ text: `Abgerundet auf ${euros(rounded)}`, amount: rounded, rule: RULES.rounding })

  return {
    grant: rounded,
    tranches: tranchesOf(
      rounded,
      plan.years,
      byYear.map(({ amount }) => amount)
    ),
    steps,
  }
}

function capped(grant: Money, limit: Money, rule: string, name: string, steps: Step[]): Money {
  if (!grant.exceeds(limit)) return grant
  steps.push({ text: `${name}: begrenzt auf ${euros(limit)}`, amount: limit, rule })
  return limit
}

function tranchesOf(grant: Money, years: readonly number[], byYear: Money[]) {
  const parts = grant.equals(Money.sum(byYear))
    ? byYear
    : grant.isZero
      ? years.map(() => Money.ZERO)
      : distribute(
          grant,
          byYear.map(({ cents }) => cents)
        )
  return years.map((year, index) => ({ year, amount: parts[index] }))
}

function yearlyGrant(terms: FinancingTerms, plan: FinancePlanFigures, posts: readonly FundedPost[], year: number) {
  const eligible = plan.total('expenditure', year)
  const rule = RULES[terms.type]
  if (terms.type === 'share') {
    const amount = eligible.times(Fraction.percent(terms.rate!))
    return {
      amount,
      steps: [{ text: `${year}: ${terms.rate!.replace('.', ',')} % von ${euros(eligible)}`, amount, rule }],
    }
  }
  if (terms.type === 'deficit') {
    const [own, third] = [plan.total('income', year, 'own'), plan.total('income', year, 'third_party')]
    const amount = Money.max(Money.ZERO, eligible.minus(own).minus(third))
    return {
      amount,
      steps: [
        {
          text: `${year}: ${euros(eligible)} − ${euros(own)} Eigenmittel − ${euros(third)} Mittel Dritter`,
          amount,
          rule,
        },
      ],
    }
  }
  if (terms.type === 'full')
    return { amount: eligible, steps: [{ text: `${year}: ${euros(eligible)}`, amount: eligible, rule }] }
  return fixedSum(terms, posts, year, rule)
}

function fixedSum(terms: FinancingTerms, posts: readonly FundedPost[], year: number, rule: string) {
  if (terms.amountPerYear) {
    const amount = Money.parse(terms.amountPerYear)
    return { amount, steps: [{ text: `${year}: Festbetrag je Jahr`, amount, rule }] }
  }
  const steps = posts
    .filter((post) => post.year === year)
    .map((post) => {
      const unit = terms.units!.find(({ code }) => code === post.code)!
      const perFte = Fraction.parse(unit.perFte)
      const recognised = post.fte
        .times(Fraction.of(perFte.denominator, perFte.numerator))
        .times(Fraction.of(post.months, 12))
      const parts = `${germanDecimal(post.fte)} × ${unit.label}${post.months === 12 ? '' : `, ${post.months} von 12 Monaten`}`
      return { text: `${year}: ${parts}`, amount: Money.parse(unit.amount).times(recognised), rule }
    })
  return { amount: Money.sum(steps.map(({ amount }) => amount)), steps }
}

/** "0,5" from an exact decimal; up to four places. */
export function germanDecimal(value: Fraction): string {
  const scaled = (value.numerator * 10_000n) / value.denominator
  const places = (scaled % 10_000n).toString().padStart(4, '0').replace(/0+$/, '')
  return places ? `${scaled / 10_000n},${places}` : `${scaled / 10_000n},0`
}
