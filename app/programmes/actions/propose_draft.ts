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

  /** `offered`: drafts under calls that run may move to the new version. @throws Refusal programmes.draft_is_further, programmes.draft_changed and those of assertPublishable */
  handle(read: Read, validFrom: Day, by: User, { offered = false }: { offered?: boolean } = {}) {
    return this.moving.move(read, 'propose', 'programme.proposed', by, async (draft, now, trx) => {
      await assertPublishable(draft.content, { land: draft.land, validFrom, offered }, dayOf(now), trx)
      const set = {
        validFrom,
        offered,
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
