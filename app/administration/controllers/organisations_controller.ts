import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import { printableText } from '#core/http/text'
import { RECIPIENT_KINDS } from '#register/domain/recipient_kinds'
import Recipient from '#register/models/recipient'
import EnrolRecipient from '#administration/actions/enrol_recipient'

const organisationValidator = vine.create({
  kind: vine.enum(RECIPIENT_KINDS.map(({ value }) => value)),
  key: printableText().maxLength(12),
  name: printableText().minLength(3).maxLength(190),
  organ: printableText().minLength(3).maxLength(190),
  street: printableText().minLength(3).maxLength(190),
  postcode: printableText().regex(/^\d{5}$/),
  town: printableText().minLength(2).maxLength(120),
})

/** The organisations that apply in a Land: municipalities and counties of the register, and other bodies. */
export default class OrganisationsController {
  async index({ office, view }: HttpContext) {
    const organisations = await Recipient.query().where('land', office!.land).orderBy('sort_name')
    return view.render('administration/organisations', { organisations })
  }

  create({ view }: HttpContext) {
    return view.render('administration/organisation', { kinds: RECIPIENT_KINDS })
  }

  @inject()
  async store({ auth, office, request, response, session }: HttpContext, enrol: EnrolRecipient) {
    const enrolled = await request.validateUsing(organisationValidator)
    await enrol.handle(enrolled, office!.land, auth.getUserOrFail())
    session.flash('success', 'administration.organisation_enrolled')
    return response.redirect().toRoute('organisations.index')
  }
}
