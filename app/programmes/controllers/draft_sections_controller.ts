import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { sentencesByInput } from '#core/http/forms'
import { notFound } from '#core/http/not_found'
import { type Answers, answersIn, problemsOf } from '#forms/domain/form'
import ChangeDraft from '#programmes/actions/change_draft'
import { answersOfSection, keysIn, sectionFrom } from '#programmes/domain/form_workshop'
import { sectionForm, slotAnswers, slotsFrom } from '#programmes/domain/workshop_forms'
import { type Workshop, workshopOf } from '#programmes/queries/workshop'
import { shownOf } from '#programmes/controllers/unsaved'
import { typedRevision } from '#programmes/validators/revision'

/** A section of a draft's form, described in a form. */
@inject()
export default class DraftSectionsController {
  constructor(private change: ChangeDraft) {}

  async create(ctx: HttpContext) {
    const workshop = (await workshopOf(ctx))!
    return page(ctx, workshop, { group: workshop.sections.at(-1)?.group ?? '', kind: 'fields' })
  }

  async edit(ctx: HttpContext) {
    const workshop = await workshopOf(ctx)
    if (!workshop) return notFound(ctx)
    const section = workshop.sections[workshop.at]
    return page(ctx, workshop, { ...answersOfSection(section), ...slotAnswers(workshop.slots, section.key) })
  }

  store(ctx: HttpContext) {
    return this.save(ctx)
  }

  update(ctx: HttpContext) {
    return this.save(ctx)
  }

  private async save(ctx: HttpContext) {
    const { auth, request, response, session } = ctx
    const workshop = await workshopOf(ctx)
    if (!workshop) return notFound(ctx)
    const { draft, sections, at } = workshop
    const revision = await typedRevision(request)
    const form = formOf(workshop)
    const answers = answersIn(form, request.body())
    const problems = problemsOf(form, answers)
    if (problems.length) return page(ctx, workshop, answers, problems)
    const taken = [...sections.map(({ key }) => key), ...keysIn(sections)]
    const section = sectionFrom(answers, sections[at] ?? null, taken)
    const others = at < 0 ? [...sections, section] : sections.with(at, section)
    const changed = workshop.with(others, slotsFrom(workshop.slots, section, answers))
    await this.change.handle(draft.id, revision, changed, auth.getUserOrFail())
    session.flash('success', 'core.saved')
    return response.redirect().toRoute('draft_forms.show', [draft.id])
  }
}

/** Files are asked among the questions of a section, and in that of the attachments without saying so. */
function formOf({ sections, slots, at }: Workshop) {
  return sectionForm(sections[at]?.kind === 'attachments' ? [] : slots)
}

function page(ctx: HttpContext, workshop: Workshop, answers: Answers, problems: ReturnType<typeof problemsOf> = []) {
  const { response, view } = ctx
  const { draft, sections, at } = workshop
  const form = formOf(workshop)
  if (problems.length) response.status(422)
  return view.render('programmes/section', {
    draft,
    section: sections[at] ?? null,
    parts: form,
    ...shownOf(ctx, draft, form, answers),
    problems,
    problemAt: sentencesByInput(problems),
  })
}
