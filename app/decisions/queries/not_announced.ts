import { DECISION_WORKFLOW } from '#decisions/domain/decision_workflow'
import Decision from '#decisions/models/decision'

/** The ids of all signed decisions whose notice is not announced yet. */
export async function notAnnounced(): Promise<number[]> {
  const decisions = await Decision.query()
    .whereIn('status', [...DECISION_WORKFLOW.recall.from])
    .whereDoesntHave('announcement', (announced) => announced)
    .select('id')
    .orderBy('id')
  return decisions.map(({ id }) => id)
}
