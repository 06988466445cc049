import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Refusal from '#core/refusal'
import type User from '#identity/models/user'
import Application from '#applications/models/application'

/** A draft that somebody may come to lead, locked, with all who take part; by whoever leads it until then. @throws Refusal applications.lead_after_filing, applications.led_by_another */
export async function jointDraft(id: number, trx: TransactionClientContract, by?: User): Promise<Application> {
  const application = await (by ? Application.lockedToWrite(id, trx, by) : Application.locked(id, trx))
  if (application.status !== 'draft') throw new Refusal('applications.lead_after_filing')
  await application.load((loader) =>
    loader
      .load('recipient')
      .load('partners', (partners) => partners.preload('recipient').orderBy('position'))
      .load('call', (calls) => calls.preload('programme').preload('version'))
  )
  return application
}

/** The same, where it is offered to this partner. @throws Refusal applications.lead_not_offered */
export async function draftOfferedTo(
  id: number,
  partnerId: number,
  trx: TransactionClientContract
): Promise<Application> {
  const application = await jointDraft(id, trx)
  if (application.leadOfferedTo !== partnerId) throw new Refusal('applications.lead_not_offered')
  return application
}

/** Under a call of two stages who is invited leads. Needs its call. @throws Refusal applications.lead_is_invited */
export function assertLeadChanges({ call }: Application): void {
  if (call.expressionClosesAt) throw new Refusal('applications.lead_is_invited')
}

/** Somebody takes part already, and has no draft of its own under the call. */
export async function assertMayLead(application: Application, partnerId: number, trx: TransactionClientContract) {
  assertLeadChanges(application)
  const { partners, callId } = application
  const partner = partners.find(({ recipientId }) => recipientId === partnerId)
  if (!partner) throw new Refusal('applications.no_partner')
  const draftKey = Application.draftKeyOf(callId, partnerId)
  if (await Application.findBy('draft_key', draftKey, { client: trx }))
    throw new Refusal('applications.lead_has_draft', { name: partner.recipient.name })
}
