import Money from '#core/money/money'
import Refusal from '#core/refusal'
import type { Tranche } from '#budgets/domain/ledger'

/** What is bound, paid and taken back for a grant on one line in one year. */
export type BoundYear = {
  year: number
  /** The commitments by the year in whose budget they were decided. */
  committed: readonly { decidedIn: number; amount: Money }[]
  reducedClosed: Money
  /** Less what came back within the year. */
  paid: Money
}

/** A posting that changes what is bound; `decidedIn` says whose authorisation it takes or gives back. */
export type Change = { kind: 'commitment' | 'reduced_closed'; year: number; decidedIn: number; amount: Money }

/**
 * The postings that make a grant's commitments on a line what a decision of `thisYear` wants. More undoes what was
 * booked as reduced and is bound anew beyond it (its room is checked apart). Less is taken out of what is open and not yet paid, the youngest commitment first,
 * and so becomes free again; what is paid or lies in a closed year stays committed and is booked as reduced
 * (INV-9), so that commitments less reductions are always what is granted (INV-4).
 *
 * @throws Refusal budgets.year_is_past where more is wanted in a year that is over
 */
export function rebinding(
  line: string,
  bound: readonly BoundYear[],
  wanted: readonly Tranche[],
  thisYear: number
): Change[] {
  const years = [...new Set([...bound.map(({ year }) => year), ...wanted.map(({ year }) => year)])].sort()
  return years.flatMap((year) => {
    const now = bound.find((candidate) => candidate.year === year) ?? unbound(year)
    const target = Money.sum(wanted.filter((tranche) => tranche.year === year).map(({ amount }) => amount))
    const standing = sumOf(now.committed).minus(now.reducedClosed)
    if (target.equals(standing)) return []
    if (standing.exceeds(target)) return reduced(now, standing.minus(target), thisYear)
    if (year < thisYear) throw new Refusal('budgets.year_is_past', { line, year })
    return raised(now, target.minus(standing), thisYear)
  })
}

/** What was only booked as reduced, because it was paid, is granted again first; only what goes beyond is bound anew. */
function raised({ year, reducedClosed }: BoundYear, more: Money, thisYear: number): Change[] {
  const undone = Money.min(more, Money.max(Money.ZERO, reducedClosed))
  const anew = more.minus(undone)
  return [
    ...(undone.isPositive
      ? [{ kind: 'reduced_closed' as const, year, decidedIn: thisYear, amount: undone.negated() }]
      : []),
    ...(anew.isPositive ? [{ kind: 'commitment' as const, year, decidedIn: thisYear, amount: anew }] : []),
  ]
}

function reduced(bound: BoundYear, less: Money, thisYear: number): Change[] {
  const { year, committed, paid } = bound
  const isClosed = year < thisYear
  const open = isClosed ? Money.ZERO : Money.max(Money.ZERO, sumOf(committed).minus(paid))
  const changes: Change[] = []
  let rest = Money.min(less, open)
  const kept = less.minus(rest)
  for (const part of [...committed].sort((a, b) => b.decidedIn - a.decidedIn)) {
    const taken = Money.min(rest, Money.max(Money.ZERO, part.amount))
    if (!taken.isPositive) continue
    changes.push({ kind: 'commitment', year, decidedIn: part.decidedIn, amount: taken.negated() })
    rest = rest.minus(taken)
  }
  if (kept.isPositive) changes.push({ kind: 'reduced_closed', year, decidedIn: thisYear, amount: kept })
  return changes
}

/**
 * What money that comes back within its own year frees: the part of it that a decision had already taken back
 * while it was paid out. The reduction moves from the paid into the open part of the commitment.
 */
export function freedByRepayment(bound: BoundYear, repaid: Money): Change[] {
  const freed = Money.min(repaid, bound.reducedClosed)
  if (!freed.isPositive) return []
  const afterwards: BoundYear = { ...bound, paid: bound.paid.minus(repaid) }
  const [last] = [...bound.committed].sort((a, b) => b.decidedIn - a.decidedIn)
  const back: Change = {
    kind: 'reduced_closed',
    year: bound.year,
    decidedIn: last?.decidedIn ?? bound.year,
    amount: freed.negated(),
  }
  return [back, ...reduced(afterwards, freed, bound.year)]
}

function unbound(year: number): BoundYear {
  return { year, committed: [], reducedClosed: Money.ZERO, paid: Money.ZERO }
}

function sumOf(parts: BoundYear['committed']): Money {
  return Money.sum(parts.map(({ amount }) => amount))
}
