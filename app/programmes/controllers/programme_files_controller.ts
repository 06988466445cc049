import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import Refusal from '#core/refusal'
import BeginDraft from '#programmes/actions/begin_draft'
import { grantingUnder } from '#programmes/queries/granting_under'
import { readUpload } from '#programmes/queries/read_upload'

const authorityValidator = vine.create({ authority: vine.number().withoutDecimals() })

/** A programme that comes as a file becomes a draft. */
@inject()
export default class ProgrammeFilesController {
  constructor(private begin: BeginDraft) {}

  async create({ office, view }: HttpContext) {
    const authorities = await grantingUnder(office!)
    return view.render('programmes/file', { draft: null, faults: [], fileName: '', authorities })
  }

  /** @throws Refusal programmes.no_authority and those of readUpload and BeginDraft */
  async store({ auth, office, request, response, session, upload, view }: HttpContext) {
    const { authority: chosen } = await request.validateUsing(authorityValidator)
    const authorities = await grantingUnder(office!)
    const authority = authorities.find(({ id }) => id === chosen)
    if (!authority) throw new Refusal('programmes.no_authority', {}, 'authority')
    const read = await readUpload(upload)
    if ('faults' in read) {
      response.status(422)
      const { faults } = read
      return view.render('programmes/file', { draft: null, faults, fileName: upload!.clientName, authorities, chosen })
    }
    const of = { land: office!.land, authorityId: authority.id }
    const draft = await this.begin.handle(read.file, of, auth.getUserOrFail())
    session.flash('success', 'programmes.read')
    return response.redirect().toRoute('programme_drafts.show', [draft.id])
  }
}
