import { inject } from '@adonisjs/core'
import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { dayOf } from '#core/calendar/clock'
import type Money from '#core/money/money'
import type User from '#identity/models/user'
import Journal from '#journal/journal'
import { assertReservable } from '#budgets/domain/reservations'
import { actOfPosting } from '#budgets/domain/posting_acts'
import { rebinding } from '#budgets/domain/rebinding'
import BudgetLine from '#budgets/models/budget_line'
import BudgetPosting from '#budgets/models/budget_posting'
import type { BoundLines } from '#budgets/queries/bound_years'
import { standingOf } from '#budgets/queries/line_standing'
import { postAll } from '#budgets/queries/post_all'

type Reserved = { year: number; amount: Money; budgetLine: BudgetLine }
export type Release = { kind: 'reservation'; year: number; decidedIn: number; amount: Money }
type File = { id: number; fileNumber: string | null; recipientName: string }

/** Sets money aside for a proposal (Vormerkung) and gives it back. It binds nothing, and never exceeds what is free. */
@inject()
export default class ReserveTranches {
  constructor(private journal: Journal) {}

  /**
   * What the signature would bind anew: all of a first grant, of a change what it adds to what stands.
   *
   * @throws Refusal budgets.reservation_short, budgets.year_is_past
   */
  async reserve(
    file: File,
    { tranches, bound = new Map() }: { tranches: readonly Reserved[]; bound?: BoundLines },
    by: User,
    at: DateTime,
    trx: TransactionClientContract
  ): Promise<void> {
    const [decidedIn, lines] = [dayOf(at).year, Map.groupBy(tranches, ({ budgetLine }) => budgetLine.id)]
    for (const lineId of [...lines.keys()].sort((a, b) => a - b)) {
      const line = await BudgetLine.locked(lineId, trx)
      const more = rebinding(line.address, bound.get(lineId) ?? [], lines.get(lineId)!, decidedIn)
        .filter(({ kind, amount }) => kind === 'commitment' && amount.isPositive)
        .map(({ year, amount }): Release => ({ kind: 'reservation', year, decidedIn, amount }))
      if (more.length === 0) continue
      assertReservable(await standingOf(line, trx), decidedIn, more)
      await this.post(line, more, file, by, at, trx)
    }
  }

  /** What is still reserved for a file, by line: given back where a signature binds it, or where nothing comes of it. */
  async release(file: File, by: User, at: DateTime, trx: TransactionClientContract): Promise<void> {
    const open = await reservedFor(file.id, trx)
    for (const lineId of [...open.keys()].sort((a, b) => a - b))
      await this.post(await BudgetLine.locked(lineId, trx), open.get(lineId)!, file, by, at, trx)
  }

  private async post(
    line: BudgetLine,
    postings: readonly Release[],
    file: File,
    by: User,
    at: DateTime,
    trx: TransactionClientContract
  ) {
    const text = `${file.fileNumber} ${file.recipientName}`
    const named = postings.map((posting) => ({ ...posting, text, applicationId: file.id }))
    await postAll(line, named, by, at, trx)
    const acts = postings.map(({ kind, year, amount }) => ({
      act: actOfPosting({ kind, amount }),
      details: { file: file.fileNumber ?? '', year, amount: String(amount) },
    }))
    await this.journal.recordAll(line, acts, by, at, trx)
  }
}

/** The postings that give back all that is reserved for a file, by line. */
export async function reservedFor(
  applicationId: number,
  trx: TransactionClientContract
): Promise<Map<number, Release[]>> {
  const postings = await BudgetPosting.query({ client: trx }).where({ applicationId, kind: 'reservation' })
  const releases = new Map<number, Release[]>()
  for (const { budgetLineId, year, decidedIn, amount } of postings) {
    const own = releases.get(budgetLineId) ?? []
    const same = own.find((release) => release.year === year && release.decidedIn === decidedIn)
    if (same) same.amount = same.amount.minus(amount)
    else own.push({ kind: 'reservation', year, decidedIn, amount: amount.negated() })
    releases.set(budgetLineId, own)
  }
  for (const [lineId, own] of releases) {
    const left = own.filter(({ amount }) => !amount.isZero)
    if (left.length) releases.set(lineId, left)
    else releases.delete(lineId)
  }
  return releases
}
