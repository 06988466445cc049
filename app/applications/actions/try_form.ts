import { inject } from '@adonisjs/core'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Clock from '#core/calendar/clock'
import { toDatabaseInstant } from '#core/persistence/columns'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import { answersIn } from '#forms/domain/form'
import { assertNotTooLong } from '#forms/shared_form'
import type User from '#identity/models/user'
import ProgrammeDraft from '#programmes/models/programme_draft'
import type { UnitKind } from '#register/domain/unit_kinds'
import { isComplete, readSections } from '#applications/domain/completeness'
import { sectionOf } from '#applications/domain/section_context'
import { partsOf } from '#applications/domain/section_kinds'
import TrialApplication from '#applications/models/trial_application'
import { trialContext } from '#applications/queries/trial_context'

/** For whom a form is tried. */
export type TrialApplicant = { unitKind: UnitKind | 'other'; inhabitants: number }

/** So many days without a change a trial is kept. */
const KEPT_DAYS = 14

/** The form of a draft, filled in and filed to try it: nobody is told, nothing is counted, and it ends by itself. */
@inject()
export default class TryForm {
  constructor(private clock: Clock) {}

  /** A new one in place of what this person tried before. @throws Refusal programmes.draft_is_further */
  begin(draft: ProgrammeDraft, applicant: TrialApplicant, by: User): Promise<TrialApplication> {
    return inTransaction(async (trx) => {
      assertGoesOn(await ProgrammeDraft.locked(draft.id, trx))
      await trialsOf(draft, by, trx).delete()
      const row = { programmeDraftId: draft.id, userId: by.id, sections: {}, updatedAt: this.clock.now() }
      return TrialApplication.create({ ...row, ...applicant }, { client: trx })
    })
  }

  /** Keeps a section as it was typed, as an application does. @throws Refusal applications.unknown_section, applications.no_trial, forms.form_too_long */
  save(draft: ProgrammeDraft, key: string, typed: Record<string, unknown>, by: User): Promise<void> {
    return inTransaction(async (trx) => {
      const trial = await this.locked(draft, by, trx)
      assertNotTooLong(typed)
      const context = await trialContext(trial, draft, this.clock.today(), trx)
      const section = sectionOf(context.definition, key)
      if (!section) throw new Refusal('applications.unknown_section')
      const sections = { ...trial.sections, [key]: answersIn(partsOf(section, context), typed) }
      await trial.merge({ sections, filedAt: null, updatedAt: this.clock.now() }).save()
    })
  }

  /** Files it as a signatory would: only what is complete. @throws Refusal applications.incomplete, applications.no_trial */
  file(draft: ProgrammeDraft, by: User): Promise<void> {
    return inTransaction(async (trx) => {
      const trial = await this.locked(draft, by, trx)
      const readings = readSections(await trialContext(trial, draft, this.clock.today(), trx))
      const missing = readings.filter(({ state }) => state !== 'complete')
      if (!isComplete(readings)) throw new Refusal('applications.incomplete', { count: missing.length })
      await trial.merge({ filedAt: this.clock.now(), updatedAt: this.clock.now() }).save()
    })
  }

  async end(draft: ProgrammeDraft, by: User): Promise<void> {
    await trialsOf(draft, by).delete()
  }

  /** What nobody has touched for a while, and what was tried of a draft that has ended. How many went. */
  async sweep(): Promise<number> {
    const oldest = this.clock.now().minus({ days: KEPT_DAYS })
    const old = await TrialApplication.query().where('updated_at', '<', toDatabaseInstant(oldest))
    const ended = await TrialApplication.query().whereHas('programmeDraft', (drafts) => drafts.whereNotNull('ended_at'))
    const ids = [...new Set([...old, ...ended].map(({ id }) => id))]
    if (ids.length) await TrialApplication.query().whereIn('id', ids).delete()
    return ids.length
  }

  private async locked(draft: ProgrammeDraft, by: User, trx: TransactionClientContract): Promise<TrialApplication> {
    assertGoesOn(await ProgrammeDraft.locked(draft.id, trx))
    const trial = await trialsOf(draft, by, trx).forUpdate().first()
    if (!trial) throw new Refusal('applications.no_trial')
    return trial
  }
}

/** What a person tries of a draft: one at most. */
export function trialsOf({ id }: ProgrammeDraft, by: User, trx?: TransactionClientContract) {
  return TrialApplication.query({ client: trx }).where({ programmeDraftId: id, userId: by.id })
}

/** What was published or discarded is tried no more. @throws Refusal programmes.draft_is_further */
function assertGoesOn({ endedAt, words }: ProgrammeDraft): void {
  if (endedAt) throw new Refusal('programmes.draft_is_further', { status: words })
}
