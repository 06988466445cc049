import app from '@adonisjs/core/services/app'
import type User from '#identity/models/user'
import ConfirmPartnerShare from '#applications/actions/confirm_partner_share'
import { markOf, shareOf } from '#applications/domain/partner_share'
import Application from '#applications/models/application'
import { readDraft } from '#applications/queries/draft_reading'

/** The signatory of every partner stands by its share, where the programme wants that. */
export async function confirmShares(applicationId: number, signatory: (recipientId: number) => User): Promise<void> {
  const { context, definition } = await readDraft(await Application.findOrFail(applicationId))
  if (!definition.joint.confirmed) return
  const confirm = await app.container.make(ConfirmPartnerShare)
  for (const { id } of context.partners)
    await confirm.handle(applicationId, id, markOf(shareOf(context, id)), signatory(id))
}
