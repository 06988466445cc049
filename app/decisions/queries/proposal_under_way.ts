import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Refusal from '#core/refusal'
import type User from '#identity/models/user'
import Application from '#applications/models/application'
import { currentDecisionOf } from '#decisions/queries/decision_of'

/**
 * The decision that is on its way through the chain, with its file, both locked; `read` is the one that the page
 * showed.
 *
 * @throws Refusal decisions.nothing_proposed, decisions.act_not_possible, applications.elsewhere
 */
export async function proposalUnderWay(
  applicationId: number,
  read: number | undefined,
  by: User,
  trx: TransactionClientContract
) {
  const application = await Application.locked(applicationId, trx, by)
  const decision = await currentDecisionOf(applicationId, trx)
  if (!decision) throw new Refusal('decisions.nothing_proposed')
  decision.assertIsWhatWasRead(read)
  // taken back meanwhile: its proposal lapses in a moment
  if (decision.subject === 'application' && application.status !== 'in_review')
    throw new Refusal('decisions.act_not_possible')
  return { application, decision }
}
