import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { waitFor } from '#duties/duties'
import type ProgrammeDraft from '#programmes/models/programme_draft'

/** A draft that was proposed waits for a second person. */
export function followDraft(draft: ProgrammeDraft, at: DateTime, trx: TransactionClientContract): Promise<void> {
  const { id: draftId, land, authorityId, name: title } = draft
  const of = { id: null, land, authorityId, recipientId: null, title, fileNumber: null }
  const duty = draft.status === 'proposed' ? { kind: 'publish_programme' as const, of, facts: { draftId } } : null
  return waitFor(`programme_draft:${draftId}`, duty, at, trx)
}
