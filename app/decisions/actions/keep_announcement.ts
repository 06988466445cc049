import { inject } from '@adonisjs/core'
import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type Day from '#core/calendar/day'
import { announce } from '#core/effects/effects'
import { waitFor } from '#duties/duties'
import type User from '#identity/models/user'
import { dutyFile } from '#applications/duties'
import type Application from '#applications/models/application'
import type { Channel } from '#decisions/domain/announcement'
import DecisionAnnounced from '#decisions/events/decision_announced'
import Announcement from '#decisions/models/announcement'
import type Decision from '#decisions/models/decision'
import GrantVersion from '#decisions/models/grant_version'
import ReserveTranches from '#budgets/actions/reserve_tranches'
import { signerOf } from '#decisions/queries/decision_of'
import { eligibleOf } from '#decisions/queries/eligible_of'
import type { Announced } from '#decisions/queries/announced'

export type Reached = Announced & { channel: Channel; handedOverOn: Day; evidence?: string }

/** What follows when a notice counts as announced, on whatever way: its version of the grant takes effect, and the recipient's duties begin. */
@inject()
export default class KeepAnnouncement {
  constructor(private reserve: ReserveTranches) {}

  async handle(
    decision: Decision,
    application: Application,
    reached: Reached,
    by: User,
    at: DateTime,
    trx: TransactionClientContract
  ): Promise<Announcement> {
    const row = { decisionId: decision.id, ...reached, recordedBy: by.id, recordedAt: at }
    const announcement = await Announcement.create(row, { client: trx })
    await waitFor(decision.thing, null, at, trx)
    // what a change freed is free for others from now on; the ledger names who signed, not who retrieved
    if (decision.subject === 'grant') await this.reserve.release(application, await signerOf(decision, trx), at, trx)
    const version = await GrantVersion.findBy('decision_id', decision.id, { client: trx })
    if (version) {
      const { municipal } = decision.noticeFacts.recipient
      const validFrom = reached.announcedOn
      await version.merge({ validFrom, eligibleFrom: await eligibleOf(version, decision, validFrom, trx) }).save()
      const proof = { kind: 'prove_use' as const, of: dutyFile(application), dueOn: version.proofDueOn(municipal) }
      await waitFor(`grant:${version.grantId}`, proof, at, trx)
    }
    await announce(trx, new DecisionAnnounced(decision.id, version?.grantId ?? null))
    return announcement
  }
}
