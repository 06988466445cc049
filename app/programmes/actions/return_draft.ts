import { inject } from '@adonisjs/core'
import type User from '#identity/models/user'
import Moving from '#programmes/moving'

/** Back into work, with the reason. */
@inject()
export default class ReturnDraft {
  constructor(private moving: Moving) {}

  /** @throws Refusal programmes.draft_is_further */
  handle(id: number, reason: string, by: User) {
    return this.moving.move(id, 'return', 'programme.returned', by, (_draft, now) => ({
      set: { returnedBy: by.id, returnedAt: now, returnReason: reason, proposedBy: null, proposedAt: null },
      details: { reason },
    }))
  }
}
