import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Day from '#core/calendar/day'
import { eligibleSince } from '#decisions/domain/beginning'
import type Decision from '#decisions/models/decision'
import GrantVersion from '#decisions/models/grant_version'

/** From when on expenditure of a version counts, now that its notice is announced; a later version goes on as the one before it. */
export async function eligibleOf(
  { grantId, version, periodFrom: from, periodTo: to }: GrantVersion,
  { noticeFacts }: Decision,
  announcedOn: Day,
  trx: TransactionClientContract
): Promise<Day | null> {
  const { eligible } = noticeFacts
  if (eligible) return eligibleSince(eligible.from ? Day.parse(eligible.from) : null, { from, to }, announcedOn)
  const before = await GrantVersion.query({ client: trx })
    .where({ grantId, version: version - 1 })
    .first()
  return before?.eligibleFrom ?? null
}
