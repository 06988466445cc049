import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import Clock from '#core/calendar/clock'
import { printableText } from '#core/http/text'
import { peopleOf } from '#identity/queries/people_of'
import AssignOfficer from '#applications/actions/assign_officer'
import { holdersOf } from '#applications/queries/holders_of'

const handoverValidator = vine.create({
  from: vine.number().positive(),
  officer: vine.number().positive(),
  reason: printableText().minLength(10).maxLength(500),
})

/** Everything that somebody has goes to another officer: who is away, or has left. */
export default class HandoversController {
  @inject()
  async create({ office, view }: HttpContext, clock: Clock) {
    const officers = await peopleOf({ authorityId: office!.id, role: 'case_officer' }, clock.now())
    return view.render('applications/handover', { officers, holders: await holdersOf(office!.id) })
  }

  @inject()
  async store({ auth, office, request, response, session }: HttpContext, assign: AssignOfficer) {
    const { from, officer, reason } = await request.validateUsing(handoverValidator)
    const by = auth.getUserOrFail()
    const { given, left } = await assign.handOver(office!.id, from, { to: officer, reason, by })
    if (given) session.flash('success', 'applications.handed_over')
    if (left.length)
      session.flash('refusal', `Nicht übergeben, weil jemand dort beteiligt ist oder war: ${left.join(', ')}`)
    if (!given && !left.length) session.flash('refusal', 'Diese Person hat hier keine Akte.')
    return response.redirect().toRoute('handovers.create')
  }
}
