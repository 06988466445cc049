import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import { fieldErrors } from '#core/http/forms'
import { answersIn } from '#forms/domain/form'
import type Office from '#identity/office'
import Clock from '#core/calendar/clock'
import { germanDay } from '#core/calendar/german_dates'
import { rulebookOf } from '#tenancy/rulebooks/index'
import { typed } from '#forms/validators/typed'
import { proposedSupplementDay } from '#applications/domain/supplement_due'
import { gapAnswers, itemsIn, supplementProblems, supplementTable } from '#applications/domain/supplement_items'
import RequestSupplements from '#applications/actions/request_supplements'
import { gapsOf } from '#applications/queries/gaps_of'
import Application from '#applications/models/application'

const requestValidator = vine.create({ due_on: typed('day') })

@inject()
export default class SupplementRequestsController {
  constructor(
    private clock: Clock,
    private requestSupplements: RequestSupplements
  ) {}

  async create({ bouncer, office, params, response, session, view }: HttpContext) {
    const application = await this.find(office!, params.id)
    await bouncer.with('ApplicationPolicy').authorize('process', application)
    if (!application.may('requestSupplements')) return response.redirect().toRoute('cases.show', [application.id])
    const today = this.clock.today()
    const lastDay = proposedSupplementDay(rulebookOf(application.land), today)
    const parts = [supplementTable(application.definition)]
    // null where it came back empty
    const isReturned = session.flashMessages.get('due_on') !== undefined
    return view.render('applications/supplement_request', {
      application,
      parts,
      answers: isReturned
        ? answersIn(parts, session.flashMessages.all() ?? {})
        : gapAnswers(application.definition, await gapsOf(application)),
      problemAt: session.flashMessages.get('inputErrorsBag', {}),
      isReturned,
      proposedDay: germanDay(lastDay),
    })
  }

  async store(ctx: HttpContext) {
    const { auth, bouncer, office, params, request, response, session } = ctx
    const application = await this.find(office!, params.id)
    await bouncer.with('ApplicationPolicy').authorize('process', application)
    const { definition } = application
    const answers = answersIn([supplementTable(definition)], request.body())
    const problems = supplementProblems(definition, answers)
    if (problems.length) {
      session.flashAll()
      fieldErrors(ctx, Object.fromEntries(problems.map(({ input, sentence }) => [input, sentence])))
      return response.redirect().back()
    }
    const { due_on: dueOn } = await request.validateUsing(requestValidator)
    const items = itemsIn(definition, answers)
    await this.requestSupplements.handle(application.id, { items }, dueOn, auth.getUserOrFail())
    session.flash('success', 'applications.supplements_requested')
    return response.redirect().toRoute('cases.show', [application.id])
  }

  private find(office: Office, id: number) {
    return Application.visibleTo(office)
      .where('id', id)
      .preload('recipient')
      .preload('call')
      .preload('programmeVersion')
      .firstOrFail()
  }
}
