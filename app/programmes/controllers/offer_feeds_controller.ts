import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import Clock from '#core/calendar/clock'
import { toDatabaseInstant } from '#core/persistence/columns'
import { feedOf } from '#programmes/feed'
import Call from '#programmes/models/call'

const MOST = 200

/** What is open, for machines that ask now and then. */
@inject()
export default class OfferFeedsController {
  constructor(private clock: Clock) {}

  async atom({ response }: HttpContext) {
    return response.type('application/atom+xml; charset=utf-8').send(feedOf(await this.open()).atom1())
  }

  async json({ response }: HttpContext) {
    return response.type('application/feed+json; charset=utf-8').send(feedOf(await this.open()).json1())
  }

  private async open(): Promise<Call[]> {
    const now = this.clock.now()
    const calls = await Call.query()
      .where('opens_at', '<=', toDatabaseInstant(now))
      .where('closes_at', '>=', toDatabaseInstant(now))
      .preload('version')
      .orderBy('opens_at', 'desc')
      .orderBy('id', 'desc')
      .limit(MOST)
    return calls.filter((call) => call.isOpenToAll(now))
  }
}
