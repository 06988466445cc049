import { BaseEvent } from '@adonisjs/core/events'

/** A grant notice has left the house. */
export default class GrantAnnounced extends BaseEvent {
  constructor(public grantId: number) {
    super()
  }
}
