import { inject } from '@adonisjs/core'
import Clock from '#core/calendar/clock'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import type User from '#identity/models/user'
import Journal from '#journal/journal'
import type { ProgrammeFile } from '#programmes/domain/programme_file'
import Programme from '#programmes/models/programme'
import ProgrammeDraft from '#programmes/models/programme_draft'

/** The authority that grants under a programme, and its Land. */
type Granting = { land: string; authorityId: number }

/** A draft begins as a file: of the programme that stands under its code, or of a new one. Nothing of it is in force. */
@inject()
export default class BeginDraft {
  constructor(
    private clock: Clock,
    private journal: Journal
  ) {}

  /** @throws Refusal programmes.draft_under_way, programmes.of_another_authority */
  handle(file: ProgrammeFile, { land, authorityId }: Granting, by: User): Promise<ProgrammeDraft> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const programme = await Programme.query({ client: trx }).where({ land, code: file.code }).first()
      if (programme && programme.authorityId !== authorityId)
        throw new Refusal('programmes.of_another_authority', { code: file.code })
      const of = { land, authorityId, programmeId: programme?.id ?? null }
      const draft = await ProgrammeDraft.begin(file, of, by, now, trx)
      const details = { code: file.code, draft: draft.id }
      await this.journal.record({ of: draft.journal, act: 'programme.drafted', by, at: now, details }, trx)
      return draft
    })
  }
}
