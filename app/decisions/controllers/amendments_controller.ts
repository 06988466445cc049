import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import { printableText } from '#core/http/text'
import Clock from '#core/calendar/clock'
import Money from '#core/money/money'
import Refusal from '#core/refusal'
import Application from '#applications/models/application'
import { boundYearsOf } from '#budgets/queries/bound_years'
import ProposeAmendment from '#decisions/actions/propose_amendment'
import { typedAmounts } from '#decisions/controllers/typed_amounts'
import Grant from '#decisions/models/grant'
import type GrantVersion from '#decisions/models/grant_version'

const amendmentValidator = vine.create({ reasons: printableText().maxLength(8000).optional() })

/** Changes the amounts of a grant by year; the proposal then goes the road of every decision. */
@inject()
export default class AmendmentsController {
  constructor(
    private clock: Clock,
    private proposeAmendment: ProposeAmendment
  ) {}

  async create({ bouncer, office, params, session, view }: HttpContext) {
    const application = await Application.visibleTo(office!).where('id', params.id).preload('recipient').firstOrFail()
    await bouncer.with('DecisionPolicy').authorize('propose', application)
    const version = await this.versionOf(application)
    const typed = session.flashMessages.all() as Record<string, string>
    return view.render('decisions/amendment', {
      application,
      version,
      typed,
      rows: await this.rowsOf(version),
      thisYear: this.clock.today().year,
    })
  }

  async store(ctx: HttpContext) {
    const { auth, bouncer, office, params, request, response, session } = ctx
    const application = await Application.visibleTo(office!).where('id', params.id).firstOrFail()
    await bouncer.with('DecisionPolicy').authorize('propose', application)
    const version = await this.versionOf(application)
    const { reasons = '' } = await request.validateUsing(amendmentValidator)
    const tranches = typedAmounts(ctx, 'tranche', version.years, 'missing')
    if (!tranches) return response.redirect().back()
    await this.proposeAmendment.handle(application.id, { tranches, reasons }, auth.getUserOrFail())
    session.flash('success', 'decisions.proposed')
    return response.redirect().toRoute('cases.notice', [application.id])
  }

  private async versionOf(application: Application): Promise<GrantVersion> {
    const grant = await Grant.findBy('application_id', application.id)
    const version = grant && (await Grant.versionOf(grant.id))
    if (!version) throw new Refusal('decisions.no_grant')
    if (!version.validFrom) throw new Refusal('decisions.not_announced')
    return version
  }

  /** Every year of the grant with what is granted, and what of it is paid already. */
  private async rowsOf(version: GrantVersion) {
    const tranches = await version.decision.related('tranches').query()
    const bound = [...(await boundYearsOf(version.grantId)).values()].flat()
    return version.years.map((year) => ({
      year,
      granted: Money.sum(tranches.filter((tranche) => tranche.year === year).map(({ amount }) => amount)),
      paid: Money.sum(bound.filter((one) => one.year === year).map(({ paid }) => paid)),
    }))
  }
}
