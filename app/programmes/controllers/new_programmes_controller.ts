import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import Clock from '#core/calendar/clock'
import Refusal from '#core/refusal'
import { printableText } from '#core/http/text'
import BeginDraft from '#programmes/actions/begin_draft'
import { grantingUnder } from '#programmes/queries/granting_under'
import { blankProgramme } from '#programmes/domain/blank_programme'
import { codeFor } from '#programmes/domain/form_workshop'
import type { ProgrammeFile } from '#programmes/domain/programme_file'
import { PROGRAMME_FORMAT } from '#programmes/domain/programme_schema'
import Programme from '#programmes/models/programme'
import { programmeFileOf } from '#programmes/queries/programme_now'

const newProgrammeValidator = vine.create({
  name: printableText().minLength(3).maxLength(190),
  code: printableText()
    .regex(/[A-Za-zÄÖÜäöü]/)
    .maxLength(40),
  authority: vine.number().withoutDecimals(),
  pattern: vine.number().withoutDecimals().optional(),
})

/** A programme that is set up anew, after another one or from the form that all have in common. */
@inject()
export default class NewProgrammesController {
  constructor(
    private clock: Clock,
    private begin: BeginDraft
  ) {}

  async create({ office, view }: HttpContext) {
    const [authorities, patterns] = await Promise.all([
      grantingUnder(office!),
      Programme.visibleTo(office!).orderBy('name'),
    ])
    return view.render('programmes/new', { authorities, patterns })
  }

  /** @throws Refusal programmes.no_authority, programmes.code_taken and those of BeginDraft */
  async store({ auth, office, request, response }: HttpContext) {
    const { name, authority, pattern, ...typed } = await request.validateUsing(newProgrammeValidator)
    const granting = (await grantingUnder(office!)).find(({ id }) => id === authority)
    if (!granting) throw new Refusal('programmes.no_authority', {}, 'authority')
    const code = codeFor(typed.code, [])
    const land = office!.land
    if (await Programme.findBy({ land, code })) throw new Refusal('programmes.code_taken', { code }, 'code')
    const followed = pattern && (await Programme.visibleTo(office!).where('id', pattern).firstOrFail())
    const definition = followed
      ? { ...(await programmeFileOf(followed)).definition, name }
      : blankProgramme(name, this.clock.today().iso)
    const file: ProgrammeFile = { format: PROGRAMME_FORMAT, code, definition, calls: [] }
    const draft = await this.begin.handle(file, { land, authorityId: granting.id }, auth.getUserOrFail())
    return response.redirect().toRoute('programme_drafts.show', [draft.id])
  }
}
