import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import { printableText } from '#core/http/text'
import Clock from '#core/calendar/clock'
import { germanDay } from '#core/calendar/german_dates'
import { rulebookOf } from '#tenancy/rulebooks/index'
import { typed } from '#forms/validators/typed'
import { proposedSupplementDay } from '#applications/domain/supplement_due'
import RequestSupplements from '#applications/actions/request_supplements'
import Application from '#applications/models/application'

const requestValidator = vine.create({
  request: printableText().minLength(20).maxLength(4000),
  due_on: typed('day'),
})

@inject()
export default class SupplementRequestsController {
  constructor(
    private clock: Clock,
    private requestSupplements: RequestSupplements
  ) {}

  async create({ bouncer, office, params, view }: HttpContext) {
    const application = await Application.visibleTo(office!).where('id', params.id).preload('recipient').firstOrFail()
    await bouncer.with('ApplicationPolicy').authorize('process', application)
    const today = this.clock.today()
    const lastDay = proposedSupplementDay(rulebookOf(application.land), today)
    return view.render('applications/supplement_request', { application, proposedDay: germanDay(lastDay) })
  }

  async store({ auth, bouncer, office, params, request, response, session }: HttpContext) {
    const application = await Application.visibleTo(office!).where('id', params.id).firstOrFail()
    await bouncer.with('ApplicationPolicy').authorize('process', application)
    const asked = await request.validateUsing(requestValidator)
    await this.requestSupplements.handle(application.id, asked.request, asked.due_on, auth.getUserOrFail())
    session.flash('success', 'applications.supplements_requested')
    return response.redirect().toRoute('cases.show', [application.id])
  }
}
