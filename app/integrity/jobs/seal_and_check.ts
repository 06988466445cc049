import { inject } from '@adonisjs/core'
import { Job } from '@adonisjs/queue'
import Clock, { dayOf } from '#core/calendar/clock'
import Authority from '#tenancy/models/authority'
import CheckIntegrity from '#integrity/actions/check_integrity'
import SealJournal from '#integrity/actions/seal_journal'
import IntegrityCheck from '#integrity/models/integrity_check'

/** Once a night: the journal of every Land is sealed, then everything is read again. */
@inject()
export default class SealAndCheck extends Job {
  static options = { name: 'SealAndCheck', maxRetries: 3 }

  constructor(
    private clock: Clock,
    private seal: SealJournal,
    private check: CheckIntegrity
  ) {
    super()
  }

  async execute() {
    for (const land of await Authority.lands()) {
      await this.seal.handle(land)
      const last = await IntegrityCheck.latestOf(land).whereNull('checked_by').first()
      const isDone = last && dayOf(last.checkedAt).equals(this.clock.today())
      if (!isDone) await this.check.handle(land, { withFiles: true })
    }
  }
}
