import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { toDatabaseInstant } from '#core/persistence/columns'
import { isFileable } from '#applications/domain/completeness'
import { type SignOff, type SignedOff, ownShareMark, signOffOf } from '#applications/domain/sign_off'
import SignOffEntry from '#applications/models/sign_off_entry'
import type { DraftReading } from '#applications/queries/draft_reading'

/** Where a draft is on its way to the signature, with everything that was said of it, the first first. */
export async function signOffFor(
  { application, context, sections, mark }: DraftReading,
  trx?: TransactionClientContract
): Promise<SignOff & { acts: SignedOff[] }> {
  const said = SignOffEntry.query({ client: trx }).where('application_id', application.id)
  // what was said in the house of who led it before is none of this one's
  if (application.leadSince) void said.where('at', '>=', toDatabaseInstant(application.leadSince))
  const entries = await said.preload('person').orderBy('id')
  const acts = entries.map(({ act, mark: of, note, by, at, person: { name } }): SignedOff => ({
    act,
    mark: of,
    note,
    by,
    name,
    at: at.toUTC().toISO()!,
  }))
  const now = { complete: isFileable(application, sections), draft: mark, share: ownShareMark(context) }
  return { ...signOffOf(acts, application.recipient, now), acts }
}
