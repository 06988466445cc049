import { inject } from '@adonisjs/core'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Clock from '#core/calendar/clock'
import { inTransaction } from '#core/persistence/in_transaction'
import type User from '#identity/models/user'
import Journal from '#journal/journal'
import type { ApplicationAct } from '#applications/domain/application_workflow'
import Application from '#applications/models/application'

/** The acts of a file that change nothing but its status; later stages hand their transaction on. */
@inject()
export default class MoveApplication {
  constructor(
    private clock: Clock,
    private journal: Journal
  ) {}

  /** @throws Refusal applications.act_not_possible */
  handle(
    applicationId: number,
    act: ApplicationAct,
    by: User,
    details: Record<string, string | number> = {},
    outer?: TransactionClientContract
  ): Promise<Application> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const application = await Application.locked(applicationId, trx)
      application.move(act, now)
      if (act === 'startReview') application.officerId = by.id
      await application.save()
      await this.journal.record({ of: application, act: `application.${act}`, by, at: now, details }, trx)
      return application
    }, outer)
  }
}
