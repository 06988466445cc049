import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Duty from '#duties/models/duty'
import { newRulesOf } from '#programmes/duties'
import type Programme from '#programmes/models/programme'
import ProgrammeVersion from '#programmes/models/programme_version'

/** The next version of which nobody who leads the unit has taken note yet; null where there is none. */
export async function unreadRules(
  { id: programmeId }: Programme,
  trx?: TransactionClientContract
): Promise<ProgrammeVersion | null> {
  const versions = await ProgrammeVersion.query({ client: trx }).where({ programmeId }).orderBy('version')
  const things = versions.map(({ version }) => newRulesOf(programmeId, version))
  const open = await Duty.query({ client: trx }).whereIn('thing', things).whereNull('done_at')
  const waiting = new Set(open.map(({ thing }) => thing))
  return versions.find(({ version }) => waiting.has(newRulesOf(programmeId, version))) ?? null
}
