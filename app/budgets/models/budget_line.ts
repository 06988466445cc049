import { BudgetLineSchema } from '#database/schema'

/** An address of money in the budget: chapter and item (Kapitel, Titel) of one Land. */
export default class BudgetLine extends BudgetLineSchema {
  get address(): string {
    return `Kapitel ${this.chapter} Titel ${this.item}`
  }

  get journalStream(): string {
    return `budget_line:${this.id}`
  }
}
