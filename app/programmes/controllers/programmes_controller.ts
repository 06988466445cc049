import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import type Office from '#identity/office'
import NoteNewRules from '#programmes/actions/note_new_rules'
import { unreadRules } from '#programmes/queries/unread_rules'
import vine from '@vinejs/vine'
import { definitionChanges } from '#programmes/domain/definition_changes'
import { writeProgrammeFile } from '#programmes/domain/programme_file'
import Programme from '#programmes/models/programme'
import ProgrammeDraft from '#programmes/models/programme_draft'
import ProgrammeVersion from '#programmes/models/programme_version'
import { callsOf, programmeFileOf } from '#programmes/queries/programme_now'

const noteValidator = vine.create({ version: vine.number().positive().withoutDecimals() })

/** A programme with its versions and calls, and as the file that another Land can read. */
@inject()
export default class ProgrammesController {
  constructor(private noteRules: NoteNewRules) {}

  async show({ office, params, view }: HttpContext) {
    const programme = await find(office!, params.programme_id)
    const versions = await ProgrammeVersion.query().where('programme_id', programme.id).orderBy('version', 'desc')
    const drafts = ProgrammeDraft.visibleTo(office!).where('programme_id', programme.id).orderBy('id', 'desc')
    return view.render('programmes/programme', {
      programme,
      definition: versions[0].definition,
      versions: versions.map((version, index) => ({
        version,
        differences: index < versions.length - 1 ? changes(versions[index + 1], version) : [],
      })),
      calls: await callsOf(programme),
      drafts: await drafts.preload('ender'),
      mayWrite: office!.holds('programme_manager'),
      unread: office!.holds('head_of_unit') ? await unreadRules(programme) : null,
    })
  }

  /** Somebody who leads the unit has read rules that are to change. */
  async note({ auth, office, params, request, response, session }: HttpContext) {
    const programme = await find(office!, params.programme_id)
    const { version } = await request.validateUsing(noteValidator)
    await this.noteRules.handle(programme, version, auth.getUserOrFail())
    session.flash('success', 'programmes.noted')
    return response.redirect().toRoute('programmes.show', [programme.id])
  }

  async file({ office, params, response }: HttpContext) {
    const programme = await find(office!, params.programme_id)
    const { code, definition, calls } = await programmeFileOf(programme)
    return sendProgrammeFile(response, `${programme.land}-${code}`, { code, definition, calls })
  }
}

/** The file as it is given away. */
export function sendProgrammeFile(
  response: HttpContext['response'],
  name: string,
  file: Parameters<typeof writeProgrammeFile>[0]
) {
  response.header('content-disposition', `attachment; filename="Programm-${name}.json"`)
  return response.type('application/json').send(writeProgrammeFile(file, './programm-1.schema.json'))
}

function find(office: Office, id: number): Promise<Programme> {
  return Programme.visibleTo(office).where('id', id).preload('authority').firstOrFail()
}

function changes(before: ProgrammeVersion, after: ProgrammeVersion) {
  return definitionChanges(before.definition, after.definition)
}
