import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { installation } from '#core/installation'
import { giveBack } from '#core/http/ended_session'
import { fieldErrors } from '#core/http/forms'
import SignIn from '#identity/actions/sign_in'
import { demoSignIns } from '#identity/queries/demo_sign_ins'
import { signInValidator } from '#identity/validators/identity'

export default class SessionsController {
  async create({ view, auth, response }: HttpContext) {
    if (auth.user) return response.redirect('/')
    return view.render('identity/sign_in', { signIns: installation().isDemo ? await demoSignIns() : [] })
  }

  @inject()
  async store(ctx: HttpContext, signIn: SignIn) {
    const { email, password } = await ctx.request.validateUsing(signInValidator)
    const result = await signIn.handle(email, password, ctx.request.ip())
    if ('failed' in result) return this.refuse(ctx, result)

    await ctx.auth.use('web').login(result.user)
    ctx.session.put('epoch', result.user.sessionEpoch)
    const intended = ctx.session.pull('intended', '/')
    giveBack(ctx.session)
    return ctx.response.redirect(intended)
  }

  async destroy({ auth, session, response }: HttpContext) {
    await auth.use('web').logout()
    session.clear()
    await session.regenerate()
    session.flash('success', 'identity.signed_out')
    return response.redirect('/anmeldung')
  }

  private refuse(ctx: HttpContext, result: { failed: 'credentials' } | { failed: 'too_many'; seconds: number }) {
    ctx.session.flashExcept(['password', '_csrf'])
    if (result.failed === 'credentials') fieldErrors(ctx, { email: 'E-Mail-Adresse oder Passwort stimmt nicht.' })
    else {
      ctx.response.header('Retry-After', String(result.seconds))
      fieldErrors(ctx, {
        email: `Zu viele Versuche. Bitte warten Sie ${result.seconds} Sekunden und versuchen Sie es dann noch einmal.`,
      })
      return ctx.response
        .status(429)
        .send(ctx.view.render('identity/sign_in', { signIns: [], tooMany: result.seconds }))
    }
    return ctx.response.redirect('/anmeldung')
  }
}
