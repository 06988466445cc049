import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Refusal from '#core/refusal'
import type User from '#identity/models/user'
import Application from '#applications/models/application'

/** A file that may be written, locked, with its partners and its call. @throws Refusal applications.not_editable */
export async function editablePartners(
  applicationId: number,
  by: User,
  trx: TransactionClientContract
): Promise<Application> {
  const application = await Application.lockedToWrite(applicationId, trx, by)
  if (!application.isEditable) throw new Refusal('applications.not_editable')
  await application.load((loader) =>
    loader
      .load('partners')
      .load('call', (calls) => calls.preload('programme').preload('version'))
      .load('programmeVersion')
  )
  return application
}
