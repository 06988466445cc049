import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import SetSignOff from '#applications/actions/set_sign_off'

const wishValidator = vine.create({ releases: vine.enum(['1']).optional(), treasury: vine.enum(['1']).optional() })

/** The way of a draft to the signature, as its house wants it. */
export default class SignOffWishesController {
  @inject()
  async update({ auth, office, request, response, session }: HttpContext, setSignOff: SetSignOff) {
    const { releases, treasury } = await request.validateUsing(wishValidator)
    const wish = { releases: releases === '1', treasuryConsents: treasury === '1' }
    await setSignOff.handle(office!.id, wish, auth.getUserOrFail())
    session.flash('success', 'applications.sign_off_set')
    return response.redirect().toRoute('colleagues.index')
  }
}
