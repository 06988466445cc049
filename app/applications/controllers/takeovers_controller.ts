import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import TakeOverAnswers from '#applications/actions/take_over_answers'
import { readDraft } from '#applications/queries/draft_reading'
import Application from '#applications/models/application'

const takeoverValidator = vine.create({ from: vine.number().positive().withoutDecimals() })

/** „Vom Antrag … übernehmen“: an earlier application fills what is still empty. */
@inject()
export default class TakeoversController {
  constructor(private takeOver: TakeOverAnswers) {}

  async store({ auth, bouncer, office, params, request, response, session }: HttpContext) {
    const application = await Application.visibleTo(office!).where('id', params.id).firstOrFail()
    await bouncer.with('ApplicationPolicy').authorize('edit', application)
    const { from } = await request.validateUsing(takeoverValidator)
    await this.takeOver.handle(application.id, from, auth.getUserOrFail())
    session.flash('success', 'applications.taken_over')
    const open = (await readDraft(application)).sections.find(({ state }) => state !== 'complete')
    return open
      ? response.redirect().toRoute('sections.edit', [application.id, open.section.key])
      : response.redirect().toRoute('applications.show', [application.id])
  }
}
