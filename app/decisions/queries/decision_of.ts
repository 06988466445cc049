import User from '#identity/models/user'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { CAME_TO_NOTHING } from '#decisions/domain/decision_workflow'
import Decision from '#decisions/models/decision'

/** Decisions of a file that came back, oldest first, each with its reason. */
export function returnedProposalsOf(applicationId: number) {
  return Decision.query()
    .where({ applicationId })
    .whereIn('status', ['returned', 'recalled'])
    .preload('proposer')
    .preload('returner')
    .preload('recaller')
    .orderBy('id')
}

/** The decision that stands or is under way for a file; what came to nothing is history. */
export function currentDecisionOf(applicationId: number, client?: TransactionClientContract) {
  return Decision.query({ client })
    .where('application_id', applicationId)
    .whereNotIn('status', [...CAME_TO_NOTHING])
    .orderBy('id', 'desc')
    .first()
}

/** Who signed a decision. */
export function signerOf({ signedBy }: Decision, client: TransactionClientContract): Promise<User> {
  return User.findOrFail(signedBy!, { client })
}
