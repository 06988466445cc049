import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Decision from '#decisions/models/decision'

/** Proposals of a file that came back, oldest first, each with its reason. */
export function returnedProposalsOf(applicationId: number) {
  return Decision.query()
    .where({ applicationId, status: 'returned' })
    .preload('proposer')
    .preload('returner')
    .orderBy('id')
}

/** The decision that stands or is under way for a file; returned ones are history. */
export function currentDecisionOf(applicationId: number, client?: TransactionClientContract) {
  return Decision.query({ client })
    .where('application_id', applicationId)
    .whereNot('status', 'returned')
    .orderBy('id', 'desc')
    .first()
}
