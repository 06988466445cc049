import { inject } from '@adonisjs/core'
import type DutyLapsed from '#duties/events/duty_lapsed'
import TakeOverUnretrieved from '#decisions/actions/take_over_unretrieved'

@inject()
export default class TakeOverLapsedRetrieval {
  constructor(private takeOverUnretrieved: TakeOverUnretrieved) {}

  async handle({ thing, kind }: DutyLapsed) {
    if (kind === 'retrieve_notice') await this.takeOverUnretrieved.handle(Number(thing.split(':')[1]))
  }
}
