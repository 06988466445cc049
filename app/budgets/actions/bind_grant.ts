import { inject } from '@adonisjs/core'
import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { dayOf } from '#core/calendar/clock'
import Money from '#core/money/money'
import type User from '#identity/models/user'
import Journal from '#journal/journal'
import { type GrantKind, type Tranche, assertCommittable } from '#budgets/domain/ledger'
import { roomFor, withReservations } from '#budgets/domain/reservations'
import type { Release } from '#budgets/actions/reserve_tranches'
import { actOfPosting } from '#budgets/domain/posting_acts'
import { type BoundYear, type Change, rebinding } from '#budgets/domain/rebinding'
import BudgetLine from '#budgets/models/budget_line'
import BudgetPosting from '#budgets/models/budget_posting'
import { postAll } from '#budgets/queries/post_all'
import { standingOf } from '#budgets/queries/line_standing'

export type Binding = {
  grantId: number
  decisionId: number
  text: string
  tranches: readonly (Tranche & { budgetLineId: number })[]
  /** What stands of the grant already, by line; nothing for its first approval. */
  bound?: ReadonlyMap<number, BoundYear[]>
  /** What was set aside for the file and is bound now instead; what a change frees is set aside until it is announced. */
  reserved: { applicationId: number; releases: ReadonlyMap<number, Release[]> }
}

/**
 * Makes what is bound for a grant what a decision says, in the transaction of its signature. Lines are locked by
 * ascending id, then read: what another signature has just bound is seen.
 */
@inject()
export default class BindGrant {
  constructor(private journal: Journal) {}

  /** @throws Refusal budgets.* with line, year and missing amount */
  async handle(binding: Binding, by: User, at: DateTime, trx: TransactionClientContract): Promise<void> {
    const { bound = new Map<number, BoundYear[]>(), tranches, reserved } = binding
    const lineIds = [...tranches.map(({ budgetLineId }) => budgetLineId), ...bound.keys(), ...reserved.releases.keys()]
    for (const lineId of [...new Set(lineIds)].sort((a, b) => a - b)) {
      const wanted = tranches.filter(({ budgetLineId }) => budgetLineId === lineId)
      await this.bindOn(lineId, wanted, bound.get(lineId) ?? [], binding, by, at, trx)
    }
  }

  private async bindOn(
    lineId: number,
    wanted: readonly Tranche[],
    bound: readonly BoundYear[],
    { grantId, decisionId, text, reserved }: Binding,
    by: User,
    at: DateTime,
    trx: TransactionClientContract
  ): Promise<void> {
    const thisYear = dayOf(at).year
    const line = await BudgetLine.locked(lineId, trx)
    const changes = rebinding(line.address, bound, wanted, thisYear)
    const more = changes.filter(({ kind, amount }) => kind === 'commitment' && amount.isPositive)
    if (more.length) assertCommittable(await standingOf(line, trx), thisYear, more)
    const released = reserved.releases.get(lineId) ?? []
    const from = { text, decisionId }
    const postings = [
      ...released.map((release) => ({ ...release, ...from, applicationId: reserved.applicationId })),
      ...changes.map((change) => ({ ...change, ...from, grantId })),
    ]
    await postAll(line, postings, by, at, trx)
    const kept = await keptFree(line, changes, thisYear, trx)
    const keeping = kept.map((one) => ({ ...one, ...from, applicationId: reserved.applicationId }))
    await postAll(line, keeping, by, at, trx)
    await this.record(line, [...postings, ...keeping], decisionId, by, at, trx)
  }

  /** Counter-postings: whatever a decision posted about its grant is posted back, year by year. */
  async undo(
    { id: decisionId, text }: { id: number; text: string },
    by: User,
    at: DateTime,
    trx: TransactionClientContract
  ): Promise<void> {
    const posted = await BudgetPosting.query({ client: trx })
      .where({ decisionId })
      .whereIn('kind', ['commitment', 'reduced_closed'])
      .orderBy('id')
    const lines = Map.groupBy(posted, ({ budgetLineId }) => budgetLineId)
    for (const lineId of [...lines.keys()].sort((a, b) => a - b)) {
      const line = await BudgetLine.locked(lineId, trx)
      const from = { text, decisionId }
      const back = lines
        .get(lineId)!
        .map((one) => ({ ...countered(one as Change, dayOf(at).year), ...from, grantId: one.grantId! }))
      await postAll(line, back, by, at, trx)
      await this.record(line, back, decisionId, by, at, trx)
    }
  }

  private async record(
    line: BudgetLine,
    postings: readonly { kind: GrantKind | 'reservation'; year: number; amount: Money }[],
    decisionId: number,
    by: User,
    at: DateTime,
    trx: TransactionClientContract
  ): Promise<void> {
    const acts = postings.map(({ kind, year, amount }) => ({
      act: actOfPosting({ kind, amount }),
      details: { decision: decisionId, year, amount: amount.toString() },
    }))
    await this.journal.recordAll(line, acts, by, at, trx)
  }
}

/** The posting that takes another back; a closed year keeps its commitments, so there it is booked as reduced. */
function countered({ kind, year, decidedIn, amount }: Change, thisYear: number): Change {
  if (kind === 'commitment' && year < thisYear) return { kind: 'reduced_closed', year, decidedIn: thisYear, amount }
  return { kind, year, decidedIn, amount: amount.negated() }
}

/** What a change frees is not free for others before it is announced: it may be recalled. No more than the line holds after a block. */
async function keptFree(
  line: BudgetLine,
  changes: readonly Change[],
  thisYear: number,
  trx: TransactionClientContract
): Promise<Release[]> {
  // an authorisation of an earlier year has lapsed: nobody else can take what it gives back
  const freed = changes.filter(
    ({ kind, year, decidedIn, amount }) =>
      kind === 'commitment' && amount.isNegative && (decidedIn === thisYear || year === thisYear)
  )
  if (freed.length === 0) return []
  const beside = withReservations(await standingOf(line, trx))
  return [...Map.groupBy(freed, ({ year }) => year)].flatMap(([year, parts]): Release[] => {
    const sum = Money.sum(parts.map(({ amount }) => amount.negated()))
    const kept = Money.min(sum, Money.max(Money.ZERO, roomFor(beside, thisYear, year)))
    return kept.isPositive ? [{ kind: 'reservation', year, decidedIn: thisYear, amount: kept }] : []
  })
}
