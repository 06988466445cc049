import { inject } from '@adonisjs/core'
import type User from '#identity/models/user'
import Moving, { type Read } from '#programmes/moving'

/** A draft that is not to be: it is kept and can be read, but goes nowhere any more. */
@inject()
export default class DiscardDraft {
  constructor(private moving: Moving) {}

  /** @throws Refusal programmes.draft_is_further */
  handle(read: Read, by: User) {
    return this.moving.move(read, 'discard', 'programme.discarded', by, (_draft, now) => ({
      set: { endedBy: by.id, endedAt: now, underWay: null },
    }))
  }
}
