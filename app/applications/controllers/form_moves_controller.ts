import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import Clock from '#core/calendar/clock'
import type { ProgrammeDefinition } from '#programmes/domain/definition'
import { definitionChanges } from '#programmes/domain/definition_changes'
import MoveToVersion from '#applications/actions/move_to_version'
import { readSections } from '#applications/domain/completeness'
import { movedForm } from '#applications/domain/moved_form'
import Application from '#applications/models/application'
import { readDraft } from '#applications/queries/draft_reading'
import { versionFor } from '#applications/queries/version_for'

const moveValidator = vine.create({ version: vine.number().positive().withoutDecimals() })

/** A draft and a later version of its programme: what changes, what becomes of its answers, and the move. */
@inject()
export default class FormMovesController {
  constructor(
    private clock: Clock,
    private moveToVersion: MoveToVersion
  ) {}

  async show({ bouncer, office, params, response, view }: HttpContext) {
    const application = await Application.visibleTo(office!).where('id', params.id).firstOrFail()
    await bouncer.with('ApplicationPolicy').authorize('edit', application)
    const reading = await readDraft(application)
    const offered = await versionFor(application, this.clock.now())
    if (!offered) return response.redirect().toRoute('applications.show', [application.id])
    const { definition } = offered.version
    const moved = movedForm(reading.context, definition)
    const before = new Map(reading.sections.map(({ section, state }) => [section.key, state]))
    return view.render('applications/form_move', {
      application,
      ...offered,
      moved,
      differences: definitionChanges(asApplicantsMeet(reading.definition), asApplicantsMeet(definition)),
      opens: readSections({ ...reading.context, definition, raw: moved.sections, unchecked: moved.unchecked }).filter(
        ({ section, state }) => state !== 'complete' && before.get(section.key) !== state
      ),
      files: reading.attachments.filter(({ slot }) => moved.slots.includes(slot)),
    })
  }

  async store({ auth, bouncer, office, params, request, response, session }: HttpContext) {
    const application = await Application.visibleTo(office!).where('id', params.id).firstOrFail()
    await bouncer.with('ApplicationPolicy').authorize('edit', application)
    const { version } = await request.validateUsing(moveValidator)
    await this.moveToVersion.handle(application.id, version, auth.getUserOrFail())
    session.flash('success', 'applications.moved_to_version')
    return response.redirect().toRoute('applications.show', [application.id])
  }

  async decline({ auth, bouncer, office, params, request, response, session }: HttpContext) {
    const application = await Application.visibleTo(office!).where('id', params.id).firstOrFail()
    await bouncer.with('ApplicationPolicy').authorize('edit', application)
    const { version } = await request.validateUsing(moveValidator)
    await this.moveToVersion.decline(application.id, version, auth.getUserOrFail())
    session.flash('success', 'applications.kept_version')
    return response.redirect().toRoute('applications.show', [application.id])
  }
}

/** What a form asks; the texts of notices and what the authority notes for itself are not for applicants. */
function asApplicantsMeet({ sections, indicators, declarations, attachments }: ProgrammeDefinition) {
  return { sections, indicators, declarations, attachments }
}
