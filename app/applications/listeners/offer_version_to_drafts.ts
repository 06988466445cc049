import { inject } from '@adonisjs/core'
import Clock from '#core/calendar/clock'
import { inTransaction } from '#core/persistence/in_transaction'
import type VersionOffered from '#programmes/events/version_offered'
import ProgrammeVersion from '#programmes/models/programme_version'
import { followNewForm } from '#applications/duties'
import Application from '#applications/models/application'

/** Whoever writes a draft under the programme is told that its form has changed, each in a transaction of its own. */
@inject()
export default class OfferVersionToDrafts {
  constructor(private clock: Clock) {}

  async handle({ versionId }: VersionOffered) {
    const version = await ProgrammeVersion.findOrFail(versionId)
    const drafts = await Application.query().where({ programmeId: version.programmeId, status: 'draft' }).select('id')
    for (const { id } of drafts)
      await inTransaction(async (trx) => {
        await followNewForm(await Application.locked(id, trx), this.clock.now(), trx)
      })
  }
}
