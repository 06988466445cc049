import { inject } from '@adonisjs/core'
import Clock from '#core/calendar/clock'
import { isUniqueViolation } from '#core/persistence/act_once'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import type User from '#identity/models/user'
import Journal from '#journal/journal'
import Programme from '#programmes/models/programme'
import BudgetLine from '#budgets/models/budget_line'

export type EnteredLine = { programme: number; chapter: string; item: string; name: string }

/** A line of the Land's budget (Titel) from which a programme is paid; it holds nothing until something is posted. */
@inject()
export default class EnterLine {
  constructor(
    private clock: Clock,
    private journal: Journal
  ) {}

  /** @throws Refusal budgets.unknown_programme, budgets.line_known */
  handle({ programme, ...named }: EnteredLine, land: string, by: User): Promise<BudgetLine> {
    return inTransaction(async (trx) => {
      const paid = await Programme.query({ client: trx }).where({ id: programme, land }).first()
      if (!paid) throw new Refusal('budgets.unknown_programme', {}, 'programme')
      try {
        const line = await BudgetLine.create({ land, programmeId: paid.id, ...named, sample: false }, { client: trx })
        const details = { line: line.address, programme: paid.name }
        await this.journal.record({ of: line, act: 'budget.line_entered', by, at: this.clock.now(), details }, trx)
        return line
      } catch (error) {
        throw isUniqueViolation(error) ? new Refusal('budgets.line_known', {}, 'item') : error
      }
    })
  }
}
