import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import { clashesAt } from '#core/http/clash'
import { fieldErrors, sentencesByInput } from '#core/http/forms'
import Refusal from '#core/refusal'
import { printableText } from '#core/http/text'
import { APPLICANT_ROLES } from '#identity/domain/roles'
import Money from '#core/money/money'
import { answersIn } from '#forms/domain/form'
import AttachDocument from '#applications/actions/attach_document'
import ConfirmPartnerShare from '#applications/actions/confirm_partner_share'
import SavePartnerPart from '#applications/actions/save_partner_part'
import {
  PARTNER_PARTS,
  PART_TITLES,
  type PartnerPart,
  inputsOfSection,
  partProblems,
  partnerParts,
  revisionOf,
} from '#applications/domain/partner_part'
import { markOf, shareOf, standingOf } from '#applications/domain/partner_share'
import { readPlan } from '#applications/domain/plan_grid'
import { sectionOfKind } from '#applications/domain/section_context'
import Application from '#applications/models/application'
import { type DraftReading, readDraft } from '#applications/queries/draft_reading'
import { resolutionSlot } from '#applications/domain/partner_slots'

const revision = vine.number().min(0).withoutDecimals().optional()
const partsValidator = vine.create({
  revision_plan: revision.clone(),
  revision_posts: revision.clone(),
  revision_indicators: revision.clone(),
})
const markValidator = vine.create({ read: printableText().maxLength(400) })

/** A partner's own page of a joint application: its share of the plan, its resolution, its confirmation. */
@inject()
export default class PartnerSharesController {
  async edit(ctx: HttpContext) {
    const { bouncer, office, response, view } = ctx
    const application = await find(ctx)
    await bouncer.with('ApplicationPolicy').authorize('contribute', application)
    if (!application.isEditable) return response.redirect().toRoute('cases.show', [application.id])
    const reading = await readDraft(application)
    const { context, attachments } = reading
    const [id, share] = [office!.id, shareOf(context, office!.id)]
    const partner = application.partners.find(({ recipientId }) => recipientId === id)!
    const parts = PARTNER_PARTS.flatMap((part) => shownPart(ctx, reading, part, id))
    return view.render('applications/partner_share', {
      application,
      partner,
      plan: readPlan(context),
      parts,
      hasPlan: sectionOfKind(context.definition, 'plan') !== null,
      shareProblems: parts.find(({ part }) => part === 'plan')?.problems ?? [],
      total: Money.sum(share.map(({ amount }) => amount)),
      mark: markOf(share),
      standing: standingOf(context, { id, confirmed: partner.confirmed }),
      resolutions: attachments.filter(({ slot }) => slot === resolutionSlot(id)),
      mayConfirm: await bouncer.with('ApplicationPolicy').allows('confirmShare', application),
      mayLead: application.status === 'draft' && application.leadOfferedTo === id && office!.holds(...APPLICANT_ROLES),
    })
  }

  @inject()
  async update(ctx: HttpContext, save: SavePartnerPart) {
    const { auth, bouncer, office, request, response, session } = ctx
    const application = await find(ctx)
    await bouncer.with('ApplicationPolicy').authorize('contribute', application)
    const read = await request.validateUsing(partsValidator)
    const upon = Object.fromEntries(PARTNER_PARTS.map((part) => [part, read[`revision_${part}`]]))
    if (PARTNER_PARTS.every((part) => upon[part] === undefined)) throw new Refusal('applications.changed_since')
    await save.handle(application.id, office!.id, request.body(), upon, auth.getUserOrFail())
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

/** What the partner writes of a section, with what is wrong with it; what was refused comes back where it was typed. */
function shownPart(
  ctx: HttpContext,
  { application, context, definition }: DraftReading,
  part: PartnerPart,
  id: number
) {
  const partner = context.partners.find((one) => one.id === id)!
  const parts = partnerParts(context, part, partner)
  const section = sectionOfKind(definition, part)
  if (!section || parts.length === 0) return []
  const saved = application.sections.find((row) => row.section === section.key)
  const { session } = ctx
  const returned = Number(session.flashMessages.get(revisionOf(part)) ?? Number.NaN)
  const isReturned = Number.isSafeInteger(returned)
  const inputs = isReturned ? (session.flashMessages.all() ?? {}) : inputsOfSection(context, section)
  const answers = answersIn(parts, inputs)
  const problems = saved ? partProblems(context, part, partner, answers) : []
  return [
    {
      part,
      title: PART_TITLES[part],
      revisionOf: revisionOf(part),
      parts,
      answers,
      problems,
      problemAt: { ...sentencesByInput(problems), ...(isReturned ? clashesAt(ctx) : {}) },
      revision: isReturned ? returned : (saved?.revision ?? 0),
    },
  ]
}

function find({ office, params }: HttpContext) {
  return Application.visibleTo(office!).where('id', params.id).firstOrFail()
}
