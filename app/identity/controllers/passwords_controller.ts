import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import limiter from '@adonisjs/limiter/services/main'
import RequestPasswordReset from '#identity/actions/request_password_reset'
import SetPassword from '#identity/actions/set_password'
import { newPasswordValidator, resetRequestValidator } from '#identity/validators/identity'

export default class PasswordsController {
  async create({ view }: HttpContext) {
    return view.render('identity/forgotten_password')
  }

  @inject()
  async store({ request, response, session }: HttpContext, requestReset: RequestPasswordReset) {
    const { email } = await request.validateUsing(resetRequestValidator)
    const gate = limiter.use({ requests: 5, duration: '15 mins' })
    await gate.attempt(`reset:${request.ip()}`, () => requestReset.handle(email))
    session.flash('success', 'identity.reset_sent')
    return response.redirect('/anmeldung')
  }

  @inject()
  async edit({ view, params }: HttpContext, setPassword: SetPassword) {
    await setPassword.check(params.token)
    return view.render('identity/new_password', { token: params.token })
  }

  @inject()
  async update({ request, response, params, session }: HttpContext, setPassword: SetPassword) {
    const { password } = await request.validateUsing(newPasswordValidator)
    await setPassword.handle(params.token, password)
    session.flash('success', 'identity.password_set')
    return response.redirect('/anmeldung')
  }
}
