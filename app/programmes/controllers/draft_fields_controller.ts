import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { sentencesByInput } from '#core/http/forms'
import { notFound } from '#core/http/not_found'
import type { Field } from '#forms/domain/field'
import { type Answers, answersIn, problemsOf, textIn } from '#forms/domain/form'
import ChangeDraft from '#programmes/actions/change_draft'
import { faultsOfFields } from '#programmes/domain/form_faults'
import { formulaFaults, formulaWords, namesFor, wordsForFormula } from '#programmes/domain/formula_faults'
import { answersOfField, fieldFrom, keysIn } from '#programmes/domain/form_workshop'
import { fieldForm } from '#programmes/domain/workshop_forms'
import { type Workshop, workshopOf } from '#programmes/queries/workshop'
import { shownOf } from '#programmes/controllers/unsaved'
import { typedRevision } from '#programmes/validators/revision'

type Problems = ReturnType<typeof problemsOf>

/** A field of a section, described in a form. */
@inject()
export default class DraftFieldsController {
  constructor(private change: ChangeDraft) {}

  async create(ctx: HttpContext) {
    const workshop = await workshopOf(ctx)
    return workshop ? page(ctx, workshop, { type: 'text', optional: 'no' }) : notFound(ctx)
  }

  async edit(ctx: HttpContext) {
    const workshop = await workshopOf(ctx)
    if (!workshop) return notFound(ctx)
    return page(ctx, workshop, answersOfField(workshop.sections[workshop.at].fields![workshop.fieldAt]))
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
    const { draft, sections, at, fieldAt } = workshop
    const revision = await typedRevision(request)
    const form = formFor(workshop)
    const answers = answersIn(form, request.body())
    const typed = problemsOf(form, answers)
    if (typed.length) return page(ctx, workshop, answers, typed)
    const { fields = [], ...section } = sections[at]
    const field = fieldFrom(answers, fields[fieldAt] ?? null, keysIn(sections))
    const wrong = problemsOfField(field, workshop)
    if (wrong.length) return page(ctx, workshop, answers, wrong)
    const others = fieldAt < 0 ? [...fields, field] : fields.with(fieldAt, field)
    const content = workshop.with(sections.with(at, { ...section, fields: others }))
    await this.change.handle(draft.id, revision, content, auth.getUserOrFail())
    session.flash('success', 'core.saved')
    return response.redirect().toRoute('draft_forms.show', [draft.id])
  }
}

/** What is wrong with the field by itself or with what it computes from others, at the question that it concerns. */
function problemsOfField(field: Field, workshop: Workshop): Problems {
  const { fields = [], tables } = workshop.sections[workshop.at]
  const place = placeOf(workshop)
  const section = { fields: fields.toSpliced(place, 1, field), tables }
  const computed = formulaFaults(section, []).filter(({ at: [list, index] }) => list === 'fields' && index === place)
  return [
    ...faultsOfFields([field]).map(({ at: [, input], sentence }) => ({ input: String(input ?? 'choices'), sentence })),
    ...computed.map(({ at, sentence }) => ({ input: String(at[2]), sentence })),
  ]
}

/** Where the field stands or is to stand in its section. */
function placeOf({ sections, at, fieldAt }: Workshop): number {
  return fieldAt < 0 ? (sections[at].fields ?? []).length : fieldAt
}

/** What may be asked of a field: it depends on those before it. */
function formFor({ sections, at, fieldAt }: Workshop) {
  const { fields = [] } = sections[at]
  return fieldForm(fieldAt < 0 ? fields : fields.slice(0, fieldAt))
}

function page(ctx: HttpContext, workshop: Workshop, answers: Answers, problems: Problems = []) {
  const { draft, sections, at, fieldAt } = workshop
  const form = formFor(workshop)
  const names = namesFor(sections[at], placeOf(workshop))
  const { response, view } = ctx
  if (problems.length) response.status(422)
  return view.render('programmes/field', {
    draft,
    section: sections[at],
    field: sections[at].fields?.[fieldAt] ?? null,
    parts: form,
    words: wordsForFormula(names),
    spoken:
      textIn(answers, 'formula') && problems.length === 0
        ? formulaWords({ formula: textIn(answers, 'formula') }, names)
        : null,
    ...shownOf(ctx, draft, form, answers),
    problems,
    problemAt: sentencesByInput(problems),
  })
}
