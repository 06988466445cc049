import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { fieldErrors } from '#core/http/forms'
import Refusal from '#core/refusal'
import { sentenceFor } from '#core/http/sentences'
import AttachDocument from '#applications/actions/attach_document'
import ApplicationAttachment from '#applications/models/application_attachment'
import Application from '#applications/models/application'
import { PAPER_SLOT } from '#applications/domain/paper'
import { resolutionSlot } from '#applications/domain/partner_slots'
import { sectionKeyOfSlot } from '#applications/queries/section_key'

@inject()
export default class AttachmentsController {
  constructor(private attachDocument: AttachDocument) {}

  async store(ctx: HttpContext) {
    const { auth, bouncer, office, params, request, response, session, uploads, leftOut } = ctx
    const application = await Application.writtenBy(office!).where('id', params.id).firstOrFail()
    await bouncer.with('ApplicationPolicy').authorize('edit', application)
    const slot = String(request.input('slot', ''))
    if (uploads.length === 0) fieldErrors(ctx, { [slot]: 'Bitte wählen Sie eine Datei aus.' })
    const replaces = Number.parseInt(String(request.input('ersetzt', '')), 10) || null
    if (replaces) return this.replace(ctx, application, slot, replaces)
    const { refused } = await this.attachDocument.uploadAll(application.id, slot, uploads, auth.getUserOrFail())
    const told = [
      ...refused.map(sentenceFor),
      ...leftOut.map((name) => `„${name}“ war zu viel: höchstens zehn auf einmal.`),
    ]
    if (told.length) fieldErrors(ctx, { [slot]: [...new Set(told)].join(' ') })
    if (refused.length < uploads.length) session.flash('success', 'applications.attached')
    return this.back(response, application, slot)
  }

  /** One file in the place of another; what is wrong is told where it was chosen. */
  private async replace(ctx: HttpContext, application: Application, slot: string, replaces: number) {
    const { auth, response, session, uploads } = ctx
    const at = `ersetzt-${replaces}`
    if (uploads.length !== 1)
      fieldErrors(ctx, { [at]: 'Bitte wählen Sie eine Datei aus; ersetzen lässt sich eine nur durch eine.' })
    else
      try {
        await this.attachDocument.uploadAll(application.id, slot, uploads, auth.getUserOrFail(), { replaces })
        session.flash('success', 'applications.attached')
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        fieldErrors(ctx, { [at]: sentenceFor(error) })
      }
    return this.back(response, application, slot)
  }

  /** What goes with it is said before it goes. */
  async confirm({ bouncer, office, params, view }: HttpContext) {
    const application = await Application.writtenBy(office!).where('id', params.id).firstOrFail()
    const attachment = await ApplicationAttachment.query()
      .where({ applicationId: application.id, id: params.attachment_id })
      .preload('document')
      .firstOrFail()
    const isOwn = office!.isRecipient && attachment.slot === resolutionSlot(office!.id)
    await bouncer.with('ApplicationPolicy').authorize(isOwn ? 'contribute' : 'edit', application)
    const { fileName } = attachment.document
    return view.render('applications/removal', {
      application,
      heading: 'Anlage entfernen',
      lead: `Soll „${fileName}“ aus dem Antrag entfernt werden?`,
      goes: application.submittedAt
        ? 'In der eingereichten Fassung bleibt sie; in der nächsten steht sie nicht mehr.'
        : 'Die Datei wird gelöscht und lässt sich nicht zurückholen.',
      act: ['attachments.destroy', [application.id, attachment.id]],
      back: isOwn
        ? ['partner_shares.edit', [application.id]]
        : ['sections.edit', [application.id, await sectionKeyOfSlot(application, attachment.slot)]],
    })
  }

  async destroy({ auth, bouncer, office, params, response, session }: HttpContext) {
    const application = await Application.writtenBy(office!).where('id', params.id).firstOrFail()
    const { id, slot } = await ApplicationAttachment.query()
      .where({ applicationId: application.id, id: params.attachment_id })
      .firstOrFail()
    const isOwn = office!.isRecipient && slot === resolutionSlot(office!.id)
    await bouncer.with('ApplicationPolicy').authorize(isOwn ? 'contribute' : 'edit', application)
    await this.attachDocument.remove(application.id, id, auth.getUserOrFail())
    session.flash('success', 'applications.detached')
    return this.back(response, application, isOwn ? null : slot)
  }

  /** To where attachments are: of a partner (no `slot`) on its own page, of the applicant where they are asked. */
  private async back(response: HttpContext['response'], application: Application, slot: string | null) {
    if (slot === null) return response.redirect().toRoute('partner_shares.edit', [application.id])
    if (slot === PAPER_SLOT.key) return response.redirect().toRoute('applications.show', [application.id])
    const section = await sectionKeyOfSlot(application, slot)
    return response.redirect().toRoute('sections.edit', [application.id, section])
  }
}
