import { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { waitFor } from '#duties/duties'
import { partnerThing } from '#applications/domain/partner_share'
import type Application from '#applications/models/application'
import ApplicationAttachment from '#applications/models/application_attachment'
import ApplicationPartner from '#applications/models/application_partner'
import ApplicationSection from '#applications/models/application_section'
import { filedOf } from '#applications/queries/submission_of'

/** Makes the draft what was filed last: who was only being added sees nothing, who was being taken out still does. */
export async function restoreFiled(
  application: Application,
  at: DateTime,
  trx: TransactionClientContract
): Promise<void> {
  const applicationId = application.id
  await application.useTransaction(trx).load((loader) => loader.load('call').load('programmeVersion'))
  const { submission, surroundings } = await filedOf(application, { trx })
  const filed = new Set(surroundings.partners.map(({ id }) => id))
  for (const { recipientId } of await ApplicationPartner.query({ client: trx }).where({ applicationId }))
    if (!filed.has(recipientId)) await waitFor(partnerThing(applicationId, recipientId), null, at, trx)
  await ApplicationPartner.query({ client: trx }).where({ applicationId }).delete()
  for (const [index, { id, confirmed = null, confirmedBy = null, confirmedAt }] of surroundings.partners.entries()) {
    const standing = { confirmed, confirmedBy, confirmedAt: confirmedAt ? DateTime.fromISO(confirmedAt) : null }
    const partner = { applicationId, recipientId: id, position: index + 1, ...standing }
    await ApplicationPartner.create(partner, { client: trx })
  }
  await ApplicationAttachment.query({ client: trx }).where({ applicationId }).delete()
  for (const { documentId, slot, replaces } of submission.attachments)
    await ApplicationAttachment.create({ applicationId, documentId, slot, replaces }, { client: trx })
  const rows = await ApplicationSection.query({ client: trx }).where({ applicationId })
  const saved = new Map(rows.map((row) => [row.section, row]))
  // what came on paper may have left a section out
  const unfiled = rows.filter(({ section }) => !Object.hasOwn(submission.sections, section))
  const before = [...Object.entries(submission.sections), ...unfiled.map(({ section }) => [section, {}] as const)]
  for (const [section, data] of before) {
    const row = saved.get(section)!
    if (JSON.stringify(row.data) === JSON.stringify(data)) continue
    // a version like any other: whoever goes on writing is told what stands there now
    await ApplicationSection.keep(row, { applicationId, section, data }, { id: row.savedBy }, at, trx)
  }
}
