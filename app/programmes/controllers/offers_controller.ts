import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import Clock from '#core/calendar/clock'
import { toDatabaseInstant } from '#core/persistence/columns'
import { rulebookOf } from '#tenancy/rulebooks/index'
import Call from '#programmes/models/call'

@inject()
export default class OffersController {
  constructor(private clock: Clock) {}

  async index({ view, office }: HttpContext) {
    const now = this.clock.now()
    const query = Call.query().preload('programme').preload('version').orderBy('closes_at', 'desc')
    if (office) void query.where('land', office.land)
    const calls = await query.where('opens_at', '<=', toDatabaseInstant(now))
    return view.render('programmes/offers', {
      open: calls.filter((call) => call.isOpenAt(now)),
      closed: calls.filter((call) => !call.isOpenAt(now)),
      landName: (land: string) => rulebookOf(land).name,
    })
  }

  async show({ view, params }: HttpContext) {
    const call = await Call.query()
      .where('id', params.call_id)
      .preload('programme', (programmes) => programmes.preload('authority'))
      .preload('version')
      .firstOrFail()
    return view.render('programmes/offer', {
      call,
      definition: call.definition,
      landName: rulebookOf(call.land).name,
      isOpen: call.isOpenAt(this.clock.now()),
    })
  }
}
