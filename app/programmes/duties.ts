import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { dayOf } from '#core/calendar/clock'
import { waitFor } from '#duties/duties'
import type ProgrammeVersion from '#programmes/models/programme_version'
import type ProgrammeDraft from '#programmes/models/programme_draft'

/** A draft that was proposed waits for a second person. */
export function followDraft(draft: ProgrammeDraft, at: DateTime, trx: TransactionClientContract): Promise<void> {
  const { id: draftId, land, authorityId, name: title } = draft
  const of = { id: null, land, authorityId, recipientId: null, title, fileNumber: null }
  const duty = draft.status === 'proposed' ? { kind: 'publish_programme' as const, of, facts: { draftId } } : null
  return waitFor(`programme_draft:${draftId}`, duty, at, trx)
}

const NEXT_DAY = 1

/** Before rules change those who apply them take note of it, at the latest the day before; nobody has to of what holds at once. */
export async function followNewRules(
  { land, authorityId, name: title }: ProgrammeDraft,
  { programmeId, version, validFrom }: ProgrammeVersion,
  at: DateTime,
  trx: TransactionClientContract
): Promise<void> {
  if (!validFrom.isAfter(dayOf(at))) return
  const of = { id: null, land, authorityId, recipientId: null, title, fileNumber: null }
  const duty = { kind: 'note_new_rules' as const, of, dueOn: validFrom.plusDays(-NEXT_DAY), facts: { programmeId } }
  await waitFor(newRulesOf(programmeId, version), duty, at, trx)
}

/** Somebody of the authority has taken note of rules that are to change. */
export function noteNewRules(
  { programmeId, version }: ProgrammeVersion,
  at: DateTime,
  trx: TransactionClientContract
): Promise<void> {
  return waitFor(newRulesOf(programmeId, version), null, at, trx)
}

/** What the duty before a change of rules hangs on. */
export function newRulesOf(programmeId: number, version: number): string {
  return `programme:${programmeId}:rules:${version}`
}
