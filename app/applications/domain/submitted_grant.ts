import Fraction from '#core/money/fraction'
import type Money from '#core/money/money'
import type { Choice } from '#forms/domain/field'
import type { UnitKind } from '#register/domain/unit_kinds'
import type { Financing } from '#programmes/domain/definition'
import type { ContextPartner } from '#applications/domain/section_context'
import type { DeliveryWish } from '#applications/domain/delivery_wish'
import type { Rounding } from '#financing/domain/approval'
import type { FinancePlanFigures } from '#financing/domain/finance_plan_figures'
import {
  type FundedPost,
  type GrantCalculation,
  type Within,
  calculateGrant,
} from '#financing/domain/grant_calculation'

/** Whom the money goes to, as it is printed. */
export type Payee = { name: string; iban: string; reference: string | null }

/** What an application was filed amid, and what its grant is computed from: frozen, so that it comes out the same for ever. */
export type Surroundings = {
  title: string
  unitKind: UnitKind | 'other'
  /** As they were counted when it was filed; nothing is said of what was filed before any programme asked. */
  inhabitants?: number
  partners: ContextPartner[]
  rounding: Rounding
  financing: Financing
  posts: { code: string; fte: string; months: number; year: number }[]
  /** When the measure is to begin (ISO), and whether it is one that runs already and goes on. */
  start: string | null
  continued: boolean
  delivery: DeliveryWish
  payee: Payee | null
  /** When it came in (ISO), where it came on paper and its authority typed it in. */
  paper?: string
  /** The municipalities and counties that it names, as the register had them. */
  places?: Choice[]
  /** The grant that was asked for, in cents. */
  requested: string
}

/** What is not recognised of a position of the plan in a year, with the reason that the notice gives. */
export type Deduction = { code: string; year: number; amount: Money; reason: string; ground?: string }

/** The grant that a submitted plan yields, less what is not recognised of it, rounded as the call promised, with its derivation. */
export function submittedGrant(
  { financing, posts, rounding }: Surroundings,
  plan: FinancePlanFigures,
  deductions: readonly Deduction[] = [],
  within?: Within
): GrantCalculation {
  return calculateGrant(financing, plan.less(deductions), posts.map(thawed), rounding, within)
}

export function frozenPost({ code, fte, months, year }: FundedPost): Surroundings['posts'][number] {
  return { code, fte: fte.toString(), months, year }
}

function thawed({ code, fte, months, year }: Surroundings['posts'][number]): FundedPost {
  return { code, fte: Fraction.parse(fte), months, year }
}
