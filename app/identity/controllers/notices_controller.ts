import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import SetDigest from '#identity/actions/set_digest'

const noticesValidator = vine.create({ daily_digest: vine.enum(['1']).optional() })

/** How a person wants to be told of what can wait. */
export default class NoticesController {
  @inject()
  async update({ auth, request, response, session }: HttpContext, set: SetDigest) {
    const { daily_digest: digest } = await request.validateUsing(noticesValidator)
    const wanted = digest === '1'
    await set.handle(auth.getUserOrFail(), wanted)
    session.flash('success', wanted ? 'identity.digest_on' : 'identity.digest_off')
    return response.redirect().toRoute('calendar.index')
  }
}
