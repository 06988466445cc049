import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { urlFor } from '@adonisjs/core/services/url_builder'
import { installation } from '#core/installation'
import { giveBack } from '#core/http/ended_session'
import { fieldErrors } from '#core/http/forms'
import type User from '#identity/models/user'
import SignIn, { type SignInResult } from '#identity/actions/sign_in'
import { deviceOf, rememberPerson } from '#identity/device_cookie'
import { demoSignIns } from '#identity/queries/demo_sign_ins'
import { signInValidator } from '#identity/validators/identity'

const BUSY_SECONDS = 5

export default class SessionsController {
  async create({ view, auth, request, response }: HttpContext) {
    if (auth.user) return response.redirect('/')
    const [, offer = ''] = /^(\d{1,9})$/.exec(String(request.input('aufruf', '') ?? '')) ?? []
    return view.render('identity/sign_in', { offer, signIns: installation().isDemo ? await demoSignIns() : [] })
  }

  @inject()
  async store(ctx: HttpContext, signIn: SignIn) {
    const { email, password, offer } = await ctx.request.validateUsing(signInValidator)
    const result = await signIn.handle(email, password, ctx.request.ip(), deviceOf(ctx))
    if ('failed' in result) return this.refuse(ctx, result)

    await ctx.auth.use('web').login(result.user)
    ctx.session.put('epoch', result.user.sessionEpoch)
    ctx.session.put('since', Date.now())
    rememberPerson(ctx, result.user)
    const before = ctx.session.pull('intended', '/')
    const intended = offer ? urlFor('offers.show', [offer]) : before
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

  private async refuse(ctx: HttpContext, result: Exclude<SignInResult, { user: User }>) {
    ctx.session.flashExcept(['password', '_csrf'])
    if (result.failed === 'credentials') {
      fieldErrors(ctx, { email: 'E-Mail-Adresse oder Passwort stimmt nicht.' })
      return ctx.response.redirect('/anmeldung')
    }
    const isBusy = result.failed === 'busy'
    const seconds = isBusy ? BUSY_SECONDS : result.seconds
    const sentence = isBusy
      ? 'Gerade melden sich sehr viele an. Bitte versuchen Sie es in einigen Sekunden noch einmal.'
      : `Zu viele Versuche. Bitte warten Sie ${waiting(seconds)} und versuchen Sie es dann noch einmal.`
    ctx.response.header('Retry-After', String(seconds))
    fieldErrors(ctx, { email: sentence })
    const page = await ctx.view.render('identity/sign_in', {
      signIns: [],
      tooMany: sentence,
      typedEmail: ctx.request.input('email'),
      offer: ctx.request.input('offer'),
    })
    return ctx.response.status(isBusy ? 503 : 429).send(page)
  }
}

/** „40 Sekunden“, „12 Minuten“, „5 Stunden“ */
function waiting(seconds: number): string {
  if (seconds === 1) return 'eine Sekunde'
  if (seconds <= 90) return `${seconds} Sekunden`
  return seconds <= 5400 ? `${Math.ceil(seconds / 60)} Minuten` : `${Math.ceil(seconds / 3600)} Stunden`
}
