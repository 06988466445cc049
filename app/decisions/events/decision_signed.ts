import { BaseEvent } from '@adonisjs/core/events'

export default class DecisionSigned extends BaseEvent {
  constructor(public decisionId: number) {
    super()
  }
}
