import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import Clock from '#core/calendar/clock'
import { peopleOf } from '#identity/queries/people_of'
import HandOverInHouse from '#applications/actions/hand_over_in_house'
import { clerksOf } from '#applications/queries/holders_of'

const handoverValidator = vine.create({
  clerk: vine.number().positive().withoutDecimals(),
  successor: vine.number().positive().withoutDecimals(),
})

/** Everything that somebody looks after in a municipality goes to a colleague. */
export default class HouseHandoversController {
  @inject()
  async create({ office, view }: HttpContext, clock: Clock) {
    const colleagues = await peopleOf({ recipientId: office!.id }, clock.now())
    return view.render('applications/house_handover', { colleagues, clerks: await clerksOf(office!.id) })
  }

  @inject()
  async store({ auth, office, request, response, session }: HttpContext, handOver: HandOverInHouse) {
    const { clerk: from, successor: to } = await request.validateUsing(handoverValidator)
    const given = await handOver.all(office!, from, to, auth.getUserOrFail())
    if (given) session.flash('success', 'applications.handed_over_in_house')
    else session.flash('refusal', 'Diese Person bearbeitet hier keinen Antrag.')
    return response.redirect().toRoute('house_handovers.create')
  }
}
