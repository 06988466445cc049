import { figures } from '#core/money/german_money'
import Money from '#core/money/money'
import Refusal from '#core/refusal'
import {
  type LineStanding,
  type Tranche,
  absolute,
  assertYearsOpen,
  authorisedFor,
  freeIn,
} from '#budgets/domain/ledger'

/**
 * The same line with what is set aside counted as committed: what is free for the next proposal. What is reserved for
 * a later year counts against the authorisation that would be used for it today.
 */
export function withReservations(standing: LineStanding): LineStanding {
  const reservedIn = (year: number) => standing.years.find((one) => one.year === year)?.reserved ?? Money.ZERO
  return {
    address: standing.address,
    years: standing.years.map(({ year, enacted, disposable, reserved, committed }) => ({
      year,
      enacted,
      disposable,
      reserved,
      committed: committed.plus(reserved),
    })),
    authorisations: standing.authorisations.map(({ decidedIn, maturesIn, voted, committed }) => ({
      decidedIn,
      maturesIn,
      voted,
      committed: committed.plus(reservedIn(maturesIn)),
    })),
  }
}

/** In which ways a line can be short of what a proposal would set aside. */
export const SHORT = ['reservation_short', 'reservation_blocked', 'authorisation_reserved'].map(
  (code) => `budgets.${code}`
)

/**
 * Whether money can be set aside for a proposal (INV-5): as if it were bound today, beside all that is set aside
 * already, so that what is free is true before anybody signs.
 *
 * @throws Refusal budgets.reservation_short, budgets.reservation_blocked, budgets.authorisation_reserved with line,
 * year, what is free and what is asked; budgets.year_is_past
 */
export function assertReservable(standing: LineStanding, decidedIn: number, tranches: readonly Tranche[]): void {
  assertYearsOpen(standing.address, decidedIn, tranches)
  const beside = withReservations(standing)
  for (const { year, amount } of tranches.filter((tranche) => tranche.amount.isPositive)) {
    const free = roomFor(beside, decidedIn, year)
    if (!amount.exceeds(free)) continue
    const [line, wanted] = [standing.address, figures(amount)]
    const input = `tranche_${year}`
    if (free.isNegative)
      throw new Refusal('budgets.reservation_blocked', { line, year, missing: figures(free.negated()), wanted }, input)
    const details = { line, year, free: figures(free), wanted }
    if (year > decidedIn && authorisedFor(beside, decidedIn, year).equals(free))
      throw new Refusal('budgets.authorisation_reserved', details, input)
    throw new Refusal('budgets.reservation_short', details, input)
  }
}

/** What a decision of `decidedIn` can bind in a year: by its frame, by the authorisation for it, by both where both hold. */
export function roomFor(standing: LineStanding, decidedIn: number, year: number): Money {
  const enacted = standing.years.find((balance) => balance.year === year)?.enacted ?? false
  const rooms = [
    ...(year > decidedIn ? [authorisedFor(standing, decidedIn, year)] : []),
    ...(year <= decidedIn || enacted ? [freeIn(standing, year)] : []),
  ]
  return rooms.reduce((least, room) => (least.exceeds(room) ? room : least))
}

/** A line gives another what is free in it, not what is bound or set aside. @throws Refusal budgets.transfer_short */
export function assertGiveable(standing: LineStanding, year: number, amount: Money): void {
  const free = freeIn(withReservations(standing), year)
  if (amount.isNegative && absolute(amount).exceeds(free))
    throw new Refusal('budgets.transfer_short', { line: standing.address, year, free: figures(free) }, 'amount')
}
