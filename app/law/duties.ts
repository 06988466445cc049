import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { waitFor } from '#duties/duties'
import { peopleOf } from '#identity/queries/people_of'
import Authority from '#tenancy/models/authority'
import RuleEntry from '#law/models/rule_entry'

/** What somebody entered waits for a second person: a duty of the heads of unit of the Land, as long as anything waits. */
export async function followEntries(land: string, at: DateTime, trx: TransactionClientContract): Promise<void> {
  const waits = (await RuleEntry.query({ client: trx }).where('land', land).whereNotNull('waiting').first()) !== null
  for (const { id: authorityId } of await Authority.query({ client: trx }).where('land', land).orderBy('id')) {
    const heads = await peopleOf({ authorityId, role: 'head_of_unit' }, at, trx)
    if (heads.length === 0) continue
    const of = { id: null, land, authorityId, recipientId: null, title: 'Regelwerk', fileNumber: null }
    const duty = waits ? { kind: 'confirm_rules' as const, of, facts: { land } } : null
    await waitFor(`rule_entries:${land}:${authorityId}`, duty, at, trx)
  }
}
