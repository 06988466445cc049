import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { sentencesByInput } from '#core/http/forms'
import { notFound } from '#core/http/not_found'
import { documentWith, partsOfBound, problemsAt, typedOf } from '#forms/domain/bound_form'
import type { Problem } from '#forms/domain/fields'
import { type Answers, answersIn, problemsOf } from '#forms/domain/form'
import ChangeDraft from '#programmes/actions/change_draft'
import type { SectionTable } from '#programmes/domain/definition'
import { faultsOfDefinition } from '#programmes/domain/definition_check'
import { keyFor, keysIn } from '#programmes/domain/form_workshop'
import { schemaFaultsOf } from '#programmes/domain/programme_file'
import { tableForm } from '#programmes/domain/table_form'
import { type Workshop, tablesOf, workshopOf } from '#programmes/queries/workshop'
import { shownOf } from '#programmes/controllers/unsaved'
import { typedRevision } from '#programmes/validators/revision'

const formOf = (workshop: Workshop) =>
  tableForm(workshop.sections[workshop.at].fields ?? [], tablesOf(workshop)[workshop.tableAt]?.when)

/** A table in a section of fields, described in a form with its columns as rows. */
@inject()
export default class DraftTablesController {
  constructor(private change: ChangeDraft) {}

  async create(ctx: HttpContext) {
    const workshop = await workshopOf(ctx)
    return workshop ? page(ctx, workshop, { most: '20' }) : notFound(ctx)
  }

  async edit(ctx: HttpContext) {
    const workshop = await workshopOf(ctx)
    if (!workshop) return notFound(ctx)
    return page(ctx, workshop, typedOf(formOf(workshop), tablesOf(workshop)[workshop.tableAt]))
  }

  store(ctx: HttpContext) {
    return this.save(ctx)
  }

  update(ctx: HttpContext) {
    return this.save(ctx)
  }

  async confirm(ctx: HttpContext) {
    const workshop = await workshopOf(ctx)
    if (!workshop) return notFound(ctx)
    const { draft, sections, at, tableAt } = workshop
    return ctx.view.render('programmes/table_removal', {
      draft,
      section: sections[at],
      table: tablesOf(workshop)[tableAt],
    })
  }

  async destroy(ctx: HttpContext) {
    const workshop = await workshopOf(ctx)
    if (!workshop) return notFound(ctx)
    return this.put(ctx, workshop, tablesOf(workshop).toSpliced(workshop.tableAt, 1))
  }

  private async save(ctx: HttpContext) {
    const workshop = await workshopOf(ctx)
    if (!workshop) return notFound(ctx)
    const { sections, at, tableAt } = workshop
    const form = formOf(workshop)
    const parts = partsOfBound(form)
    const answers = answersIn(parts, ctx.request.body())
    const typed = problemsOf(parts, answers)
    if (typed.length) return page(ctx, workshop, answers, typed)
    const stands = tablesOf(workshop)[tableAt]
    const described = documentWith(form, { ...stands }, answers) as unknown as SectionTable
    const table = { ...described, key: stands?.key ?? keyFor(described.label, keysIn(sections)) }
    const place = tableAt < 0 ? tablesOf(workshop).length : tableAt
    const tables = tablesOf(workshop).toSpliced(place, 1, table)
    const content = withTables(workshop, tables)
    const faults = [...schemaFaultsOf(content), ...faultsOfDefinition(content.definition).map(within)]
    const here = ['definition', 'sections', at, 'tables', place].join('/')
    const own = faults
      .filter(({ at: where }) => where.slice(0, 5).join('/') === here)
      .map(({ at: where, ...fault }) => ({ ...fault, at: where.slice(5) }))
    const wrong = problemsAt(form, answers, own)
    return wrong.length ? page(ctx, workshop, answers, wrong) : this.put(ctx, workshop, tables)
  }

  private async put(ctx: HttpContext, workshop: Workshop, tables: readonly SectionTable[]) {
    const { auth, request, response, session } = ctx
    const revision = await typedRevision(request)
    await this.change.handle(workshop.draft.id, revision, withTables(workshop, tables), auth.getUserOrFail())
    session.flash('success', 'core.saved')
    return response.redirect().toRoute('draft_forms.show', [workshop.draft.id])
  }
}

const within = <F extends { at: readonly (string | number)[] }>(fault: F) => ({
  ...fault,
  at: ['definition', ...fault.at],
})

function withTables({ sections, at, with: others }: Workshop, tables: readonly SectionTable[]) {
  return others(sections.with(at, { ...sections[at], tables: tables.length ? [...tables] : undefined }))
}

function page(ctx: HttpContext, workshop: Workshop, answers: Answers, problems: Problem[] = []) {
  const { response, view } = ctx
  if (problems.length) response.status(422)
  const { draft, sections, at, tableAt } = workshop
  const parts = partsOfBound(formOf(workshop))
  return view.render('programmes/table', {
    draft,
    section: sections[at],
    table: tablesOf(workshop)[tableAt] ?? null,
    parts,
    ...shownOf(ctx, draft, parts, answers),
    problems,
    problemAt: sentencesByInput(problems),
  })
}
