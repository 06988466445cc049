import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import { notFound } from '#core/http/not_found'
import SaveSection from '#applications/actions/save_section'
import { sectionOf } from '#applications/domain/section_context'
import Application from '#applications/models/application'
import { readDraft } from '#applications/queries/draft_reading'
import { earlierVersions, inputsOfVersion } from '#applications/queries/section_history'

const number = vine.number().min(0).withoutDecimals()
const versionValidator = vine.create({ revision: number.clone(), version: number.clone() })

/** What was saved of a section before: to be looked at, and to be fetched back as its newest version. */
export default class SectionVersionsController {
  async index(ctx: HttpContext) {
    const found = await find(ctx)
    if (!found) return notFound(ctx)
    const { application, section, context } = found
    if (!application.isEditable) return ctx.response.redirect().toRoute('cases.show', [application.id])
    const saved = application.sections.find((row) => row.section === section.key)
    return ctx.view.render('applications/section_versions', {
      application,
      section,
      revision: saved?.revision ?? 0,
      versions: await earlierVersions(application.id, section, context),
    })
  }

  @inject()
  async store(ctx: HttpContext, save: SaveSection) {
    const { auth, request, response, session } = ctx
    const found = await find(ctx)
    if (!found) return notFound(ctx)
    const { application, section, context } = found
    const { revision, version } = await request.validateUsing(versionValidator)
    const typed = await inputsOfVersion(application.id, section, context, version)
    if (!typed) return notFound(ctx)
    await save.handle(application.id, section.key, typed, revision, auth.getUserOrFail())
    session.flash('success', 'applications.fetched_back')
    return response.redirect().toRoute('sections.edit', [application.id, section.key])
  }
}

async function find({ bouncer, office, params }: HttpContext) {
  const application = await Application.writtenBy(office!).where('id', params.id).firstOrFail()
  await bouncer.with('ApplicationPolicy').authorize('edit', application)
  const { definition, context } = await readDraft(application)
  const section = sectionOf(definition, params.section)
  return section ? { application, section, context } : null
}
