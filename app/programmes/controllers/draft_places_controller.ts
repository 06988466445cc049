import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { urlFor } from '@adonisjs/core/services/url_builder'
import vine from '@vinejs/vine'
import { notFound } from '#core/http/not_found'
import ChangeDraft from '#programmes/actions/change_draft'
import { moved } from '#programmes/domain/form_workshop'
import { type Workshop, workshopOf } from '#programmes/queries/workshop'
import { typedRevision } from '#programmes/validators/revision'

type Change = <T>(list: T[], index: number) => T[]

const stepValidator = vine.create({ step: vine.enum(['-1', '1']) })

/** Where a section or a field stands: one place up or down, or out of the form after a page that asks. */
@inject()
export default class DraftPlacesController {
  constructor(private change: ChangeDraft) {}

  async update(ctx: HttpContext) {
    return this.put(ctx, async () => {
      const { step } = await ctx.request.validateUsing(stepValidator)
      return (list, index) => moved(list, index, Number(step))
    })
  }

  async confirm(ctx: HttpContext) {
    const workshop = await workshopOf(ctx)
    if (!workshop) return notFound(ctx)
    const { draft, sections, at, fieldAt } = workshop
    const section = sections[at]
    return ctx.view.render('programmes/removal', { draft, section, field: section.fields?.[fieldAt] ?? null })
  }

  async destroy(ctx: HttpContext) {
    return this.put(ctx, async () => (list, index) => list.toSpliced(index, 1))
  }

  private async put(ctx: HttpContext, asked: () => Promise<Change>) {
    const { auth, request, response, session } = ctx
    const workshop = await workshopOf(ctx)
    if (!workshop) return notFound(ctx)
    const [change, revision] = [await asked(), await typedRevision(request)]
    await this.change.handle(workshop.draft.id, revision, changed(workshop, change), auth.getUserOrFail())
    session.flash('success', 'core.saved')
    // back to what was moved, not to the top of a long page
    const { sections, at } = workshop
    return response.redirect(`${urlFor('draft_forms.show', [workshop.draft.id])}#${sections[at].key}`)
  }
}

function changed({ sections, at, fieldAt, with: others }: Workshop, change: Change) {
  if (fieldAt < 0) return others(change(sections, at))
  const section = sections[at]
  return others(sections.with(at, { ...section, fields: change(section.fields!, fieldAt) }))
}
