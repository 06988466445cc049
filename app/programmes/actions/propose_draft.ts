import { inject } from '@adonisjs/core'
import { dayOf } from '#core/calendar/clock'
import type Day from '#core/calendar/day'
import type User from '#identity/models/user'
import Moving from '#programmes/moving'
import { assertPublishable } from '#programmes/queries/publishable'

/** One person proposes what they have written for publication; from then on it stands as it is read. */
@inject()
export default class ProposeDraft {
  constructor(private moving: Moving) {}

  /** @throws Refusal programmes.draft_is_further, programmes.draft_changed and those of assertPublishable */
  handle(id: number, revision: number, validFrom: Day, by: User) {
    return this.moving.move(id, 'propose', 'programme.proposed', by, async (draft, now, trx) => {
      draft.assertRead(revision)
      await assertPublishable(draft.content, draft, validFrom, dayOf(now), trx)
      const set = {
        validFrom,
        proposedBy: by.id,
        proposedAt: now,
        returnedBy: null,
        returnedAt: null,
        returnReason: null,
      }
      return { set, details: { valid_from: validFrom.iso } }
    })
  }
}
