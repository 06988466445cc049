import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import Clock from '#core/calendar/clock'
import { printableText } from '#core/http/text'
import Refusal from '#core/refusal'
import ReferApplication, { type Referral } from '#applications/actions/refer_application'
import Application from '#applications/models/application'
import { competentAuthorities } from '#applications/queries/competent_authorities'

const referralValidator = vine.create({
  authority: printableText().regex(/^(\d{1,9}|outside)$/),
  outside: printableText().maxLength(190).optional(),
  reason: printableText().minLength(20).maxLength(500),
})

/** A file goes to the authority that is competent. */
export default class ReferralsController {
  @inject()
  async create(ctx: HttpContext, clock: Clock) {
    const application = await this.authorized(ctx)
    if (!application.may('refer')) return ctx.response.redirect().toRoute('cases.show', [application.id])
    const authorities = await competentAuthorities(application, clock.now())
    return ctx.view.render('applications/referral', { application, authorities })
  }

  @inject()
  async store(ctx: HttpContext, refer: ReferApplication) {
    const { auth, request, response, session } = ctx
    const application = await this.authorized(ctx)
    const { authority, outside, reason } = await request.validateUsing(referralValidator)
    await refer.handle(application.id, referralTo(authority, outside), reason, auth.getUserOrFail())
    const isHere = authority === 'outside'
    session.flash('success', isHere ? 'applications.referred_outside' : 'applications.referred')
    // another authority's file is not seen any more
    return isHere
      ? response.redirect().toRoute('cases.show', [application.id])
      : response.redirect().toRoute('cases.index')
  }

  private async authorized({ bouncer, office, params }: HttpContext): Promise<Application> {
    const application = await Application.visibleTo(office!).where('id', params.id).firstOrFail()
    await bouncer.with('ApplicationPolicy').authorize('assign', application)
    return application
  }
}

/** @throws Refusal applications.referral_where */
function referralTo(authority: string, outside: string | undefined): Referral {
  if (authority !== 'outside') return { to: Number(authority) }
  if (!outside) throw new Refusal('applications.referral_where', {}, 'outside')
  return { outside }
}
