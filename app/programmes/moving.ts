import { inject } from '@adonisjs/core'
import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Clock from '#core/calendar/clock'
import { inTransaction } from '#core/persistence/in_transaction'
import type User from '#identity/models/user'
import Journal from '#journal/journal'
import { type DraftAct, nextDraft } from '#programmes/domain/draft_workflow'
import { followDraft } from '#programmes/duties'
import ProgrammeDraft from '#programmes/models/programme_draft'

/** A draft as somebody has read it. */
export type Read = Pick<ProgrammeDraft, 'id' | 'revision'>
/** What an act sets in the row, and what the journal says of it. */
export type Moved = { set: Partial<ProgrammeDraft>; details?: Record<string, string | number> }
type Does = (draft: ProgrammeDraft, now: DateTime, trx: TransactionClientContract) => Promise<Moved> | Moved

/** Every way of a draft: its row locked, its status by the workflow, journal and duty with it. */
@inject()
export default class Moving {
  constructor(
    private clock: Clock,
    private journal: Journal
  ) {}

  /**
   * By who read `revision`: nobody acts on what they have not seen.
   *
   * @throws Refusal programmes.draft_is_further, programmes.draft_changed and whatever `does` throws
   */
  move({ id, revision }: Read, way: DraftAct, act: string, by: User, does: Does): Promise<ProgrammeDraft> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const draft = await ProgrammeDraft.locked(id, trx)
      const status = nextDraft(way, draft.status)
      draft.assertRead(revision)
      const { set, details } = await does(draft, now, trx)
      await draft.merge({ ...set, status }).save()
      const said = { code: draft.code, draft: id, ...details }
      await this.journal.record({ of: draft.journal, act, by, at: now, details: said }, trx)
      await followDraft(draft, now, trx)
      return draft
    })
  }
}
