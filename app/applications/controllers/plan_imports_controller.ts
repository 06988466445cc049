import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { urlFor } from '@adonisjs/core/services/url_builder'
import vine from '@vinejs/vine'
import { pastedTable } from '#core/http/text'
import { Clashed } from '#core/http/clash'
import { notFound } from '#core/http/not_found'
import { XLSX_TYPE } from '#documents/excel/columns'
import { inputsOf } from '#forms/domain/merge'
import SaveSection from '#applications/actions/save_section'
import { planFrom } from '#applications/domain/plan_import'
import { sectionOfKind, typedIn } from '#applications/domain/section_context'
import { partsOf } from '#applications/domain/section_kinds'
import Application from '#applications/models/application'
import { type DraftReading, readDraft } from '#applications/queries/draft_reading'
import { planWorkbook } from '#applications/queries/plan_workbook'
import { readPlanFile, readPlanPaste } from '#applications/queries/read_plan_table'

const importValidator = vine.create({
  revision: vine.number().min(0).withoutDecimals(),
  tabelle: pastedTable().maxLength(60_000).nullable(),
})

/** A plan that was kept in a spreadsheet: pasted, or as a file; and the same plan to take along. */
export default class PlanImportsController {
  async create(ctx: HttpContext) {
    const reading = await find(ctx)
    return reading ? page(ctx, reading, '', []) : notFound(ctx)
  }

  /** All of it or nothing: a table with a fault is told row by row, and the text stays on the page. */
  @inject()
  async store(ctx: HttpContext, save: SaveSection) {
    const { auth, request, response, session, upload } = ctx
    const reading = await find(ctx)
    if (!reading) return notFound(ctx)
    const { application, context, definition } = reading
    const { revision, tabelle: text } = await request.validateUsing(importValidator)
    const table = upload ? await readPlanFile(upload) : readPlanPaste(text ?? '')
    const { inputs, faults } = planFrom(context, table)
    if (faults.length) return page(ctx, reading, text ?? '', faults)
    const section = sectionOfKind(definition, 'plan')!
    const stands = Object.fromEntries(inputsOf(partsOf(section, context), typedIn(context, section)))
    const sent = { ...stands, ...inputs }
    try {
      await save.handle(application.id, section.key, sent, revision, auth.getUserOrFail())
    } catch (error) {
      // the plan's own page shows what both wrote
      if (error instanceof Clashed) error.shownAt = urlFor('sections.edit', [application.id, section.key])
      throw error
    }
    session.flash('success', 'applications.plan_taken')
    return response.redirect().toRoute('sections.edit', [application.id, section.key])
  }

  async show(ctx: HttpContext) {
    const reading = await find(ctx)
    if (!reading) return notFound(ctx)
    const { response } = ctx
    response.header('content-disposition', 'attachment; filename="Finanzierungsplan.xlsx"')
    return response.type(XLSX_TYPE).send(await planWorkbook(reading.context))
  }
}

/** A draft with a plan; null where its form has none. */
async function find({ bouncer, office, params }: HttpContext): Promise<DraftReading | null> {
  const application = await Application.writtenBy(office!).where('id', params.id).firstOrFail()
  await bouncer.with('ApplicationPolicy').authorize('edit', application)
  const reading = await readDraft(application)
  return application.isEditable && sectionOfKind(reading.definition, 'plan') ? reading : null
}

function page(ctx: HttpContext, reading: DraftReading, text: string, faults: readonly string[]) {
  if (faults.length) ctx.response.status(422)
  const section = sectionOfKind(reading.definition, 'plan')!
  const saved = reading.application.sections.find((row) => row.section === section.key)
  return ctx.view.render('applications/plan_import', {
    ...reading,
    section,
    text,
    faults,
    revision: saved?.revision ?? 0,
  })
}
