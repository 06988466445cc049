import { inject } from '@adonisjs/core'
import type User from '#identity/models/user'
import Moving, { type Read } from '#programmes/moving'

/** Back into work, with the reason. */
@inject()
export default class ReturnDraft {
  constructor(private moving: Moving) {}

  /** @throws Refusal programmes.draft_is_further */
  handle(read: Read, reason: string, by: User) {
    return this.moving.move(read, 'return', 'programme.returned', by, (_draft, now) => ({
      set: { returnedBy: by.id, returnedAt: now, returnReason: reason, proposedBy: null, proposedAt: null },
      details: { reason },
    }))
  }
}
