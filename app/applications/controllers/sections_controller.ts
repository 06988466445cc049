import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import { sentencesByInput } from '#core/http/forms'
import { notFound } from '#core/http/not_found'
import Recipient from '#register/models/recipient'
import SaveSection from '#applications/actions/save_section'
import { planRows, readPlan } from '#applications/domain/plan_grid'
import { MOST_POSTS, hasUnits } from '#applications/domain/post_rows'
import { sectionOf, typedIn, typedInKind } from '#applications/domain/section_context'
import Application from '#applications/models/application'
import { type DraftReading, readDraft } from '#applications/queries/draft_reading'
import type { Section } from '#programmes/domain/definition'

const saveValidator = vine.create({
  revision: vine.number().min(0),
  then: vine.enum(['stay', 'list', 'next']).optional(),
})

export default class SectionsController {
  async edit(ctx: HttpContext) {
    const { office, params, bouncer, view, session } = ctx
    const application = await Application.visibleTo(office!).where('id', params.id).firstOrFail()
    await bouncer.with('ApplicationPolicy').authorize('edit', application)
    const reading = await readDraft(application)
    const section = sectionOf(reading.definition, params.section)
    if (!section) return notFound(ctx)
    if (!application.isEditable) return ctx.response.redirect().toRoute('cases.show', [application.id])

    const { problems, state } = reading.sections.find((candidate) => candidate.section.key === section.key)!
    const conflicting = session.flashMessages.get('refusal')
      ? (session.flashMessages.all() as Record<string, string>)
      : null
    const saved = application.sections.find((row) => row.section === section.key)
    return view.render(`applications/sections/${section.kind}`, {
      ...reading,
      section,
      // what a refused save had typed comes back; else what was saved last
      typed: conflicting ?? typedIn(reading.context, section),
      problems: state === 'open' ? [] : problems,
      problemAt: sentencesByInput(state === 'open' ? [] : problems),
      revision: saved?.revision ?? 0,
      savedAt: saved?.savedAt,
      ...(await this.extras(section, reading)),
    })
  }

  @inject()
  async update({ auth, office, params, request, response, bouncer, session }: HttpContext, saveSection: SaveSection) {
    const application = await Application.visibleTo(office!).where('id', params.id).firstOrFail()
    await bouncer.with('ApplicationPolicy').authorize('edit', application)
    const { revision, then = 'list' } = await request.validateUsing(saveValidator)
    await saveSection.handle(application.id, params.section, request.body(), revision, auth.getUserOrFail())
    if (then === 'list') return response.redirect().toRoute('applications.show', [application.id])
    session.flash('success', 'core.saved')
    return response.redirect().toRoute('sections.edit', [application.id, params.section])
  }

  private async extras(section: Section, { context, application }: DraftReading) {
    if (section.kind === 'plan')
      return {
        plan: readPlan(context, typedIn(context, section), typedInKind(context, 'posts')),
        rows: planRows(context),
      }
    if (section.kind === 'posts') {
      const typed = typedIn(context, section)
      const used = Array.from({ length: MOST_POSTS }, (_, row) => row + 1).filter(
        (row) => typed[`role_${row}`] || typed[`fte_${row}`]
      )
      const shown = Math.min(MOST_POSTS, Math.max(4, (used.at(-1) ?? 0) + 2))
      return { postRows: Array.from({ length: shown }, (_, row) => row + 1), withUnits: hasUnits(context.definition) }
    }
    if (section.kind === 'partners') {
      const taken = [application.recipientId, ...application.partners.map(({ recipientId }) => recipientId)]
      return {
        candidates: await Recipient.query()
          .where('land', application.land)
          .whereNotIn('id', taken)
          .orderBy('sort_name'),
      }
    }
    return {}
  }
}
