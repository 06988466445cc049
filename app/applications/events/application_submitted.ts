import { BaseEvent } from '@adonisjs/core/events'

export default class ApplicationSubmitted extends BaseEvent {
  constructor(public applicationId: number) {
    super()
  }
}
