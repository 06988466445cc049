import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Refusal from '#core/refusal'
import { appliedBeside, appliedUpon } from '#expressions/duties'
import Expression from '#expressions/models/expression'
import type Application from '#applications/models/application'

/**
 * An invitation carries one application: what came on paper takes it where it is free, another one is refused. The
 * application is locked, and has its call.
 *
 * @throws Refusal applications.invitation_used
 */
export async function uponInvitation(
  application: Application,
  onPaper: boolean,
  at: DateTime,
  trx: TransactionClientContract
): Promise<void> {
  if (onPaper && application.call.expressionClosesAt) application.expressionId = await appliedUpon(application, at, trx)
  if (onPaper || !application.expressionId) return
  await Expression.locked(application.expressionId, trx)
  const other = await appliedBeside(application.expressionId, application.id, trx)
  if (other?.submitted_at) throw new Refusal('applications.invitation_used', { file: other.file_number! })
}
