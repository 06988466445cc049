import { inject } from '@adonisjs/core'
import { dayOf } from '#core/calendar/clock'
import type Day from '#core/calendar/day'
import type User from '#identity/models/user'
import Moving, { type Read } from '#programmes/moving'
import { assertPublishable } from '#programmes/queries/publishable'

/** One person proposes what they have written for publication; from then on it stands as it is read. */
@inject()
export default class ProposeDraft {
  constructor(private moving: Moving) {}

  /** @throws Refusal programmes.draft_is_further, programmes.draft_changed and those of assertPublishable */
  handle(read: Read, validFrom: Day, by: User) {
    return this.moving.move(read, 'propose', 'programme.proposed', by, async (draft, now, trx) => {
      await assertPublishable(draft.content, draft, validFrom, dayOf(now), trx)
      const set = {
        validFrom,
        proposedBy: by.id,
        proposedAt: now,
        // each proposal is read for itself, whatever of it is new
        revision: draft.revision + 1,
        returnedBy: null,
        returnedAt: null,
        returnReason: null,
      }
      return { set, details: { valid_from: validFrom.iso } }
    })
  }
}
