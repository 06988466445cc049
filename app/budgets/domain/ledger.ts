import { figures } from '#core/money/german_money'
import Money from '#core/money/money'
import Refusal from '#core/refusal'

/** What changes the disposable frame of a year, and what is bound or paid from it. */
export const FRAME_KINDS = [
  'appropriation',
  'carryover',
  'reinforcement',
  'transfer',
  'extra_income',
  'block',
  'global_cut',
] as const
/** What is entered by hand; commitments and payments come from decisions. */
export const ENTERED_KINDS = [...FRAME_KINDS, 'authorisation'] as const
export type EnteredKind = (typeof ENTERED_KINDS)[number]
/** What acts about a grant post: bound, taken back from closed or paid money, paid, repaid in its year, repaid later. */
export const GRANT_KINDS = ['commitment', 'reduced_closed', 'payment', 'repayment', 'income'] as const
export type GrantKind = (typeof GRANT_KINDS)[number]
export const POSTING_KINDS = [...FRAME_KINDS, 'authorisation', 'reservation', ...GRANT_KINDS] as const

export type PostingKind = (typeof POSTING_KINDS)[number]

/** A line's standing in one year. `enacted`: the budget of that year has been voted. */
export type YearBalance = { year: number; enacted: boolean; disposable: Money; reserved: Money; committed: Money }

/** A commitment authorisation: voted in one year, maturing in a later one. */
export type AuthorisationBalance = { decidedIn: number; maturesIn: number; voted: Money; committed: Money }

export type LineStanding = {
  address: string
  years: readonly YearBalance[]
  authorisations: readonly AuthorisationBalance[]
}

export type Tranche = { year: number; amount: Money }

/** A block or cut is entered as what it takes away; entered with a minus it gives back. */
export function signedAmount(kind: EnteredKind, entered: Money): Money {
  return kind === 'block' || kind === 'global_cut' ? entered.negated() : entered
}

/**
 * `standing` is what postings of the same kind and year already make up; nobody takes back more than was entered.
 *
 * @throws Refusal budgets.amount_zero, budgets.text_missing, budgets.matures_later, budgets.more_than_entered
 */
export function assertPostable(
  posting: { kind: EnteredKind; year: number; decidedIn: number; amount: Money; text: string },
  standing: Money
): void {
  if (posting.amount.isZero) throw new Refusal('budgets.amount_zero')
  if (posting.text.trim().length < 5) throw new Refusal('budgets.text_missing')
  if (posting.kind === 'authorisation' && posting.year <= posting.decidedIn) throw new Refusal('budgets.matures_later')
  if (takesBackMore(posting.kind, standing, posting.amount))
    throw new Refusal('budgets.more_than_entered', { standing: figures(absolute(standing)) })
}

/** Accounts of a year that is over are closed: nothing is entered by hand any more. @throws Refusal budgets.year_closed */
export function assertYearOpen(
  { kind, year, decidedIn }: { kind: EnteredKind; year: number; decidedIn: number },
  thisYear: number
): void {
  const booked = kind === 'authorisation' ? decidedIn : year
  if (booked < thisYear)
    throw new Refusal('budgets.year_closed', { year: booked }, kind === 'authorisation' ? 'decided_in' : 'year')
}

/** A transfer goes either way; a block or cut is entered as what it takes away, everything else as what it gives. */
function takesBackMore(kind: EnteredKind, standing: Money, amount: Money): boolean {
  if (kind === 'transfer') return false
  const after = standing.plus(amount)
  return signedAmount(kind, after).isNegative && signedAmount(kind, amount).isNegative
}

export function absolute(amount: Money): Money {
  return amount.isNegative ? amount.negated() : amount
}

/** What is still free in a year: the frame less what is committed. Below zero: over-subscribed by a block. */
export function freeIn(standing: LineStanding, year: number): Money {
  const balance = standing.years.find((candidate) => candidate.year === year)
  return balance ? balance.disposable.minus(balance.committed) : Money.ZERO
}

/** What an authorisation of `decidedIn` still allows for `year`. */
export function authorisedFor(standing: LineStanding, decidedIn: number, year: number): Money {
  const balance = standing.authorisations.find(
    (candidate) => candidate.decidedIn === decidedIn && candidate.maturesIn === year
  )
  return balance ? balance.voted.minus(balance.committed) : Money.ZERO
}

/**
 * Whether the tranches of a decision taken in `decidedIn` can be bound: the year itself against its frame
 * (INV-1), later years against the authorisation maturing in that very year (INV-2) and, where their budget
 * is voted already, against their frame as well. Past years take no commitment.
 *
 * @throws Refusal budgets.year_is_past, budgets.frame_short, budgets.authorisation_short with line, year and the amount missing
 */
export function assertCommittable(standing: LineStanding, decidedIn: number, tranches: readonly Tranche[]): void {
  assertYearsOpen(standing.address, decidedIn, tranches)
  for (const { year, amount } of tranches) {
    if (!amount.isPositive) continue
    if (year > decidedIn)
      refuseIfShort('budgets.authorisation_short', standing, year, amount, authorisedFor(standing, decidedIn, year))
    const enacted = standing.years.find((balance) => balance.year === year)?.enacted ?? false
    if (year === decidedIn || enacted)
      refuseIfShort('budgets.frame_short', standing, year, amount, freeIn(standing, year))
  }
}

/** @throws Refusal budgets.year_is_past where a tranche falls into a year that is over */
export function assertYearsOpen(line: string, thisYear: number, tranches: readonly Tranche[]): void {
  const past = tranches.find(({ year, amount }) => amount.isPositive && year < thisYear)
  if (past) throw new Refusal('budgets.year_is_past', { line, year: past.year })
}

function refuseIfShort(code: string, standing: LineStanding, year: number, wanted: Money, free: Money): void {
  if (wanted.exceeds(free))
    throw new Refusal(code, { line: standing.address, year: String(year), missing: figures(wanted.minus(free)) })
}

/** INV-4. @throws Refusal budgets.tranches_do_not_add_up */
export function assertTranchesAddUp(granted: Money, tranches: readonly Tranche[]): void {
  const sum = Money.sum(tranches.map(({ amount }) => amount))
  if (!sum.equals(granted))
    throw new Refusal('budgets.tranches_do_not_add_up', { sum: figures(sum), granted: figures(granted) })
}
