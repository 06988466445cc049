import { inject } from '@adonisjs/core'
import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { dayOf } from '#core/calendar/clock'
import type Money from '#core/money/money'
import type User from '#identity/models/user'
import Journal from '#journal/journal'
import { actOfPosting } from '#budgets/domain/posting_acts'
import BudgetLine from '#budgets/models/budget_line'
import BudgetPosting from '#budgets/models/budget_posting'
import { postAll } from '#budgets/queries/post_all'

type Reserved = { year: number; amount: Money; budgetLine: BudgetLine }
export type Release = { kind: 'reservation'; year: number; decidedIn: number; amount: Money }
type File = { id: number; fileNumber: string | null; recipientName: string }

/** Sets money aside for a proposal (Vormerkung) and gives it back; it binds nothing and may exceed what is free. */
@inject()
export default class ReserveTranches {
  constructor(private journal: Journal) {}

  async reserve(
    file: File,
    tranches: readonly Reserved[],
    by: User,
    at: DateTime,
    trx: TransactionClientContract
  ): Promise<void> {
    for (const { budgetLine: line, year, amount } of tranches) {
      const posting = { kind: 'reservation' as const, year, decidedIn: dayOf(at).year, amount }
      await this.post(line.id, [posting], file, by, at, trx)
    }
  }

  /** What is still reserved for a file, by line: given back where a signature binds it, or where nothing comes of it. */
  async release(file: File, by: User, at: DateTime, trx: TransactionClientContract): Promise<void> {
    const open = await reservedFor(file.id, trx)
    for (const lineId of [...open.keys()].sort((a, b) => a - b))
      await this.post(lineId, open.get(lineId)!, file, by, at, trx)
  }

  private async post(
    lineId: number,
    postings: readonly Release[],
    file: File,
    by: User,
    at: DateTime,
    trx: TransactionClientContract
  ) {
    const line = await BudgetLine.query({ client: trx }).where('id', lineId).forUpdate().firstOrFail()
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
