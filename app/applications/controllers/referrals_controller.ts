import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import Clock from '#core/calendar/clock'
import type Day from '#core/calendar/day'
import { printableText } from '#core/http/text'
import Refusal from '#core/refusal'
import { typedIfAny } from '#forms/validators/typed'
import ReferApplication, { type Referral } from '#applications/actions/refer_application'
import Application from '#applications/models/application'
import { waitingBeside } from '#applications/queries/assert_not_proposed'
import { competentAuthorities } from '#applications/queries/competent_authorities'

const OUTSIDE = 'outside'

const referralValidator = vine.create({
  authority: printableText().regex(/^(\d{1,9}|outside)$/),
  outside: printableText().minLength(5).maxLength(190).optional(),
  sent_on: typedIfAny('day'),
  reason: printableText().minLength(20).maxLength(500),
})

/** A file goes to the authority that is competent. */
export default class ReferralsController {
  @inject()
  async create(ctx: HttpContext, clock: Clock) {
    const application = await this.authorized(ctx)
    if (!application.may('refer') || (await waitingBeside(application)))
      return ctx.response.redirect().toRoute('cases.show', [application.id])
    const authorities = await competentAuthorities(application, clock.now())
    return ctx.view.render('applications/referral', { application, authorities })
  }

  @inject()
  async store(ctx: HttpContext, refer: ReferApplication) {
    const { auth, request, response, session } = ctx
    const application = await this.authorized(ctx)
    const { reason, ...typed } = await request.validateUsing(referralValidator)
    const referral = referralIn(typed)
    await refer.handle(application.id, referral, reason, auth.getUserOrFail())
    session.flash('success', 'outside' in referral ? 'applications.referred_outside' : 'applications.referred')
    // another authority's file is not seen any more
    return response.redirect().toRoute('cases.index')
  }

  private async authorized({ bouncer, office, params }: HttpContext): Promise<Application> {
    const application = await Application.visibleTo(office!).where('id', params.id).firstOrFail()
    await bouncer.with('ApplicationPolicy').authorize('assign', application)
    return application
  }
}

type Typed = { authority: string; outside?: string; sent_on?: Day | null }

/** @throws Refusal applications.referral_where, applications.referral_both, applications.referral_sent_missing */
function referralIn({ authority, outside, sent_on: sentOn }: Typed): Referral {
  if (authority !== OUTSIDE) {
    if (outside || sentOn) throw new Refusal('applications.referral_both', {}, outside ? 'outside' : 'sent_on')
    return { to: Number(authority) }
  }
  if (!outside) throw new Refusal('applications.referral_where', {}, 'outside')
  if (!sentOn) throw new Refusal('applications.referral_sent_missing', {}, 'sent_on')
  return { outside, sentOn }
}
