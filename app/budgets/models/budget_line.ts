import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { BudgetLineSchema } from '#database/schema'

/** An address of money in the budget: chapter and item (Kapitel, Titel) of one Land. */
export default class BudgetLine extends BudgetLineSchema {
  /** The row, locked; the case file must be locked before. */
  static locked(id: number, trx: TransactionClientContract) {
    return this.query({ client: trx }).where('id', id).forUpdate().firstOrFail()
  }

  /** Both sides of a transfer, locked by ascending id. */
  static bothLocked(id: number, counterpartId: number | null | undefined, trx: TransactionClientContract) {
    const sides = [id, ...(counterpartId ? [counterpartId] : [])]
    return this.query({ client: trx }).whereIn('id', sides).orderBy('id').forUpdate()
  }

  get address(): string {
    return `Kapitel ${this.chapter} Titel ${this.item}`
  }

  get journalStream(): string {
    return `budget_line:${this.id}`
  }
}
