import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { dayOf } from '#core/calendar/clock'
import type Day from '#core/calendar/day'
import { type DutyFacts, type DutyKind, kindOf, nextReminder } from '#duties/domain/duty_kinds'
import Duty from '#duties/models/duty'

/** The case file that a duty belongs to: whose it is follows from it. */
export type DutyFile = {
  /** Null where it is about no file. */
  id: number | null
  land: string
  /** Null while only the recipient may know of it. */
  authorityId: number | null
  recipientId: number | null
  title: string
  fileNumber: string | null
}

export type NewDuty = {
  kind: DutyKind
  of: DutyFile
  dueOn?: Day | null
  /** Where it has no day of its own: the day from which it can be done. */
  from?: Day
  facts?: Pick<
    Partial<DutyFacts>,
    | 'fileId'
    | 'reportId'
    | 'year'
    | 'complete'
    | 'of'
    | 'requested'
    | 'ownShare'
    | 'land'
    | 'lineId'
    | 'draftId'
    | 'programmeId'
    | 'expressionId'
    | 'callId'
  >
}

/**
 * What a thing (a file, a decision, a report, a grant) waits for from now on; what it waited for before is done.
 * Null: it waits for nobody. The file's row must be locked.
 */
export async function waitFor(
  thing: string,
  duty: NewDuty | null,
  at: DateTime,
  trx: TransactionClientContract
): Promise<void> {
  const open = await Duty.query({ client: trx }).where('thing', thing).whereNull('done_at').first()
  const [dueOn, facts] = [duty?.dueOn ?? null, duty && factsOf(duty)]
  const recipientId = duty && kindOf(duty.kind).whose === 'applicant' ? duty.of.recipientId : null
  const isSame = open && duty && open.kind === duty.kind && open.recipientId === recipientId
  if (isSame && open.dueOn?.iso === dueOn?.iso) {
    await open.merge({ facts: facts!, authorityId: duty.of.authorityId }).save()
    return
  }
  if (open) await open.merge({ doneAt: at, remindOn: null, openThing: null }).save()
  if (!duty) return
  const { whose } = kindOf(duty.kind)
  const today = dayOf(at)
  await Duty.create(
    {
      land: duty.of.land,
      thing,
      openThing: thing,
      applicationId: duty.of.id,
      kind: duty.kind,
      whose,
      authorityId: duty.of.authorityId,
      recipientId,
      facts: facts!,
      since: at,
      dueOn,
      day: dueOn ?? (duty.from?.isAfter(today) ? duty.from : today),
      remindOn: nextReminder(duty.kind, dueOn, today),
    },
    { client: trx }
  )
}

function factsOf({ of, facts }: NewDuty): DutyFacts {
  return { title: of.title, fileNumber: of.fileNumber, fileId: of.id, ...facts }
}
