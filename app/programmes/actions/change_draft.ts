import { inject } from '@adonisjs/core'
import Clock from '#core/calendar/clock'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import type User from '#identity/models/user'
import { type ProgrammeFile, schemaFaultsOf } from '#programmes/domain/programme_file'
import ProgrammeDraft from '#programmes/models/programme_draft'

/** The whole content of a draft anew, by who read the revision that stands. */
@inject()
export default class ChangeDraft {
  constructor(private clock: Clock) {}

  /** @throws Refusal programmes.draft_is_further, programmes.draft_changed, programmes.other_code, programmes.not_writable */
  handle(id: number, revision: number, file: ProgrammeFile, by: User): Promise<ProgrammeDraft> {
    return inTransaction(async (trx) => {
      const draft = await ProgrammeDraft.locked(id, trx)
      if (!draft.may('propose')) throw new Refusal('programmes.draft_is_further', { status: draft.words })
      draft.assertRead(revision)
      if (draft.code !== file.code) throw new Refusal('programmes.other_code', { code: draft.code, other: file.code })
      // nothing is kept that its own file could not be read from
      const [fault] = schemaFaultsOf(file)
      if (fault) throw new Refusal('programmes.not_writable', { sentence: fault.sentence })
      const writers = [...new Set([...draft.writers, by.id])]
      const written = { writers, changedBy: by.id, changedAt: this.clock.now(), revision: revision + 1 }
      return draft.merge({ ...written, content: file, name: file.definition.name }).save()
    })
  }
}
