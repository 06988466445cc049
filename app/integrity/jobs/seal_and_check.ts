import { inject } from '@adonisjs/core'
import { Job } from '@adonisjs/queue'
import Clock, { dayOf } from '#core/calendar/clock'
import Authority from '#tenancy/models/authority'
import CheckIntegrity from '#integrity/actions/check_integrity'
import SealJournal from '#integrity/actions/seal_journal'
import IntegrityCheck from '#integrity/models/integrity_check'

/** Once a night: everything is read again, then the journal of every Land is sealed. */
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

  /** First the check, so that a copy that was taken away is told of before it is laid down again; a check that breaks off seals all the same. */
  async execute() {
    const broken: unknown[] = []
    for (const land of await Authority.lands()) {
      await this.checkOnce(land).catch((error) => broken.push(error))
      await this.seal.handle(land)
    }
    if (broken.length) throw broken[0]
  }

  private async checkOnce(land: string): Promise<void> {
    const last = await IntegrityCheck.latestOf(land).where('kind', 'night').first()
    const isDone = last && dayOf(last.checkedAt).equals(this.clock.today())
    if (!isDone) await this.check.handle(land, 'night')
  }
}
