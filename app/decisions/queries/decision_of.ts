import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Decision from '#decisions/models/decision'

/** Proposals that came to nothing: returned, or ended by the applicant. */
export const ENDED = ['returned', 'lapsed'] as const

/** Proposals of a file that came back, oldest first, each with its reason. */
export function returnedProposalsOf(applicationId: number) {
  return Decision.query()
    .where({ applicationId, status: 'returned' })
    .preload('proposer')
    .preload('returner')
    .orderBy('id')
}

/** The decision that stands or is under way for a file; what came to nothing is history. */
export function currentDecisionOf(applicationId: number, client?: TransactionClientContract) {
  return Decision.query({ client })
    .where('application_id', applicationId)
    .whereNotIn('status', [...ENDED])
    .orderBy('id', 'desc')
    .first()
}
