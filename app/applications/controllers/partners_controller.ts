import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import { notFound } from '#core/http/not_found'
import { euros, germanNumber } from '#core/money/german_money'
import type Money from '#core/money/money'
import AddPartner from '#applications/actions/add_partner'
import RemovePartner from '#applications/actions/remove_partner'
import { fteOf } from '#applications/domain/post_rows'
import type { SectionContext } from '#applications/domain/section_context'
import Application from '#applications/models/application'
import { broughtBy } from '#applications/domain/plan_grid'
import { readDraft } from '#applications/queries/draft_reading'
import { sectionKeyOf } from '#applications/queries/section_key'

const partnerValidator = vine.create({ partner: vine.number().positive().withoutDecimals() })

export default class PartnersController {
  @inject()
  async store({ auth, bouncer, office, params, request, response, session }: HttpContext, addPartner: AddPartner) {
    const application = await Application.writtenBy(office!).where('id', params.id).firstOrFail()
    await bouncer.with('ApplicationPolicy').authorize('edit', application)
    const { partner } = await request.validateUsing(partnerValidator)
    await addPartner.handle(application.id, partner, auth.getUserOrFail())
    session.flash('success', 'core.saved')
    return response.redirect().toRoute('sections.edit', [application.id, await sectionKeyOf(application, 'partners')])
  }

  /** What goes with a partner is said before it goes: what the plan holds of it. */
  async confirm(ctx: HttpContext) {
    const { bouncer, office, params, view } = ctx
    const application = await Application.writtenBy(office!).where('id', params.id).firstOrFail()
    await bouncer.with('ApplicationPolicy').authorize('edit', application)
    const reading = await readDraft(application)
    const partner = application.partners.find(({ recipientId }) => recipientId === Number(params.recipient_id))
    if (!partner) return notFound(ctx)
    const brought = broughtBy(reading.context, partner.recipientId)
    return view.render('applications/removal', {
      application,
      heading: 'Partner entfernen',
      lead: `Soll ${partner.recipient.name} aus dem Antrag entfernt werden?`,
      goes: goesWith(reading.context, partner.recipientId, brought),
      act: ['partners.destroy', [application.id, partner.recipientId]],
      back: ['sections.edit', [application.id, await sectionKeyOf(application, 'partners')]],
    })
  }

  @inject()
  async destroy({ auth, bouncer, office, params, response, session }: HttpContext, removePartner: RemovePartner) {
    const application = await Application.writtenBy(office!).where('id', params.id).firstOrFail()
    await bouncer.with('ApplicationPolicy').authorize('edit', application)
    await removePartner.handle(application.id, Number(params.recipient_id), auth.getUserOrFail())
    session.flash('success', 'core.saved')
    return response.redirect().toRoute('sections.edit', [application.id, await sectionKeyOf(application, 'partners')])
  }
}

/** What of an application goes with a partner: its share, its posts, its part of the targets. */
function goesWith(context: SectionContext, partnerId: number, brought: Money): string {
  const fte = fteOf(context, partnerId)
  const goes = [
    ...(brought.isZero ? [] : [`sein Eigenanteil von ${euros(brought)}`]),
    ...(fte.isZero ? [] : [`seine Stellen (${germanNumber(fte)} im Umfang)`]),
    'was er von den Zielen übernommen hat',
  ]
  if (goes.length === 1) return 'In Plan und Stellen steht noch nichts von diesem Partner.'
  return `Mit dem Partner entfallen ${goes.slice(0, -1).join(', ')} und ${goes.at(-1)}. Der Plan ist danach neu auszugleichen.`
}
