import { setTimeout as pause } from 'node:timers/promises'
import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import limiter from '@adonisjs/limiter/services/main'
import { fold } from '#core/text/fold'
import Refusal from '#core/refusal'
import { hashOf } from '#core/secret'
import RequestPasswordReset from '#identity/actions/request_password_reset'
import SetPassword from '#identity/actions/set_password'
import { rememberPerson } from '#identity/device_cookie'
import { newPasswordValidator, resetRequestValidator } from '#identity/validators/identity'

/** Longer than writing the mail takes: how long the answer takes tells nothing. */
const ANSWERED_AFTER_MS = 60

export default class PasswordsController {
  async create({ view }: HttpContext) {
    return view.render('identity/forgotten_password')
  }

  @inject()
  async store({ request, response, session }: HttpContext, requestReset: RequestPasswordReset) {
    const { email } = await request.validateUsing(resetRequestValidator)
    // the same for an address that is known and one that is not, in words and in time
    for (const [key, requests] of [
      [`reset:${request.ip()}`, 20],
      [`reset:account:${hashOf(fold(email))}`, 3],
    ] as const)
      if (!(await limiter.use({ requests, duration: '15 mins' }).attempt(key, () => true)))
        throw new Refusal('identity.reset_too_often')
    await Promise.all([requestReset.handle(email), pause(ANSWERED_AFTER_MS)])
    session.flash('success', 'identity.reset_sent')
    return response.redirect('/anmeldung')
  }

  @inject()
  async edit({ view, params }: HttpContext, setPassword: SetPassword) {
    await setPassword.check(params.token)
    return view.render('identity/new_password', { token: params.token })
  }

  @inject()
  async update(ctx: HttpContext, setPassword: SetPassword) {
    const { request, response, params, session } = ctx
    const { password } = await request.validateUsing(newPasswordValidator)
    rememberPerson(ctx, await setPassword.handle(params.token, password))
    session.flash('success', 'identity.password_set')
    return response.redirect('/anmeldung')
  }
}
