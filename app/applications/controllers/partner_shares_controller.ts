import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import { clashesAt, revisionOfReturned } from '#core/http/clash'
import { fieldErrors, sentencesByInput } from '#core/http/forms'
import { printableText } from '#core/http/text'
import { notFound } from '#core/http/not_found'
import Money from '#core/money/money'
import { answersIn, problemsOf } from '#forms/domain/form'
import { inputsOf } from '#forms/domain/merge'
import AttachDocument from '#applications/actions/attach_document'
import ConfirmPartnerShare from '#applications/actions/confirm_partner_share'
import SavePartnerShare from '#applications/actions/save_partner_share'
import { markOf, shareOf, shareParts, standingOf } from '#applications/domain/partner_share'
import { readPlan } from '#applications/domain/plan_grid'
import { sectionOfKind, typedIn } from '#applications/domain/section_context'
import { partsOf } from '#applications/domain/section_kinds'
import Application from '#applications/models/application'
import { readDraft } from '#applications/queries/draft_reading'
import { resolutionSlot } from '#applications/domain/partner_slots'

const shareValidator = vine.create({ revision: vine.number().min(0).withoutDecimals() })
const markValidator = vine.create({ read: printableText().maxLength(400) })

/** A partner's own page of a joint application: its share of the plan, its resolution, its confirmation. */
@inject()
export default class PartnerSharesController {
  async edit(ctx: HttpContext) {
    const { bouncer, office, response, session, view } = ctx
    const application = await find(ctx)
    await bouncer.with('ApplicationPolicy').authorize('contribute', application)
    if (!application.isEditable) return response.redirect().toRoute('cases.show', [application.id])
    const { context, definition, attachments } = await readDraft(application)
    const section = sectionOfKind(definition, 'plan')
    if (!section) return notFound(ctx)
    const saved = application.sections.find((row) => row.section === section.key)
    const inputs = Object.fromEntries(inputsOf(partsOf(section, context), typedIn(context, section)))
    const [parts, share] = [shareParts(context, office!.id), shareOf(context, office!.id)]
    const returned = session.flashMessages.has('revision') ? (session.flashMessages.all() ?? {}) : null
    const partner = application.partners.find(({ recipientId }) => recipientId === office!.id)!
    const answers = answersIn(parts, returned ?? inputs)
    const problems = saved ? problemsOf(parts, answers) : []
    return view.render('applications/partner_share', {
      application,
      partner,
      plan: readPlan(context),
      parts,
      answers,
      problems,
      problemAt: { ...sentencesByInput(problems), ...clashesAt(ctx) },
      revision: revisionOfReturned(ctx) ?? saved?.revision ?? 0,
      total: Money.sum(share.map(({ amount }) => amount)),
      mark: markOf(share),
      standing: standingOf(context, { id: office!.id, confirmed: partner.confirmed }),
      resolutions: attachments.filter(({ slot }) => slot === resolutionSlot(office!.id)),
      mayConfirm: await bouncer.with('ApplicationPolicy').allows('confirmShare', application),
    })
  }

  @inject()
  async update(ctx: HttpContext, save: SavePartnerShare) {
    const { auth, bouncer, office, request, response, session } = ctx
    const application = await find(ctx)
    await bouncer.with('ApplicationPolicy').authorize('contribute', application)
    const { revision } = await request.validateUsing(shareValidator)
    await save.handle(application.id, office!.id, request.body(), revision, auth.getUserOrFail())
    session.flash('success', 'core.saved')
    return response.redirect().toRoute('partner_shares.edit', [application.id])
  }

  @inject()
  async confirm(ctx: HttpContext, confirm: ConfirmPartnerShare) {
    const { auth, bouncer, office, request, response, session } = ctx
    const application = await find(ctx)
    await bouncer.with('ApplicationPolicy').authorize('confirmShare', application)
    const { read } = await request.validateUsing(markValidator)
    await confirm.handle(application.id, office!.id, read, auth.getUserOrFail())
    session.flash('success', 'applications.share_confirmed')
    return response.redirect().toRoute('partner_shares.edit', [application.id])
  }

  @inject()
  async attach(ctx: HttpContext, attach: AttachDocument) {
    const { auth, bouncer, office, response, session, upload } = ctx
    const application = await find(ctx)
    await bouncer.with('ApplicationPolicy').authorize('contribute', application)
    if (!upload) fieldErrors(ctx, { datei: 'Bitte wählen Sie eine Datei aus.' })
    else {
      await attach.upload(application.id, resolutionSlot(office!.id), upload, auth.getUserOrFail())
      session.flash('success', 'applications.attached')
    }
    return response.redirect().toRoute('partner_shares.edit', [application.id])
  }
}

function find({ office, params }: HttpContext) {
  return Application.visibleTo(office!).where('id', params.id).firstOrFail()
}
