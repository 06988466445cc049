import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Duty from '#duties/models/duty'
import { newRulesOf } from '#programmes/duties'
import type Programme from '#programmes/models/programme'
import type ProgrammeVersion from '#programmes/models/programme_version'
import { newestVersionOf } from '#programmes/queries/programme_now'

/** The version of which nobody who leads the unit has taken note yet; null where there is none. */
export async function unreadRules(
  programme: Programme,
  trx?: TransactionClientContract
): Promise<ProgrammeVersion | null> {
  const duty = await Duty.query({ client: trx }).where('thing', newRulesOf(programme.id)).whereNull('done_at').first()
  return duty ? newestVersionOf(programme, trx) : null
}
