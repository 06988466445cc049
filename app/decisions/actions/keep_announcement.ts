import { inject } from '@adonisjs/core'
import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Day from '#core/calendar/day'
import { announce } from '#core/effects/effects'
import { waitFor } from '#duties/duties'
import type User from '#identity/models/user'
import { dutyFile } from '#applications/duties'
import type Application from '#applications/models/application'
import type { Channel } from '#decisions/domain/announcement'
import { eligibleSince } from '#decisions/domain/beginning'
import DecisionAnnounced from '#decisions/events/decision_announced'
import Announcement from '#decisions/models/announcement'
import type Decision from '#decisions/models/decision'
import GrantVersion from '#decisions/models/grant_version'
import type { Announced } from '#decisions/queries/announced'

export type Reached = Announced & { channel: Channel; handedOverOn: Day; evidence?: string }

/** What follows when a notice counts as announced, on whatever way: its version of the grant takes effect, and the recipient's duties begin. */
@inject()
export default class KeepAnnouncement {
  async handle(
    decision: Decision,
    application: Application,
    reached: Reached,
    by: User,
    at: DateTime,
    trx: TransactionClientContract
  ): Promise<Announcement> {
    const announcement = await Announcement.create(
      { decisionId: decision.id, ...reached, recordedBy: by.id, recordedAt: at },
      { client: trx }
    )
    await waitFor(decision.thing, null, at, trx)
    const version = await GrantVersion.findBy('decision_id', decision.id, { client: trx })
    if (version) {
      const { recipient, eligible } = decision.noticeFacts
      const { municipal } = recipient
      const period = { from: version.periodFrom, to: version.periodTo }
      const from = eligible?.from ? Day.parse(eligible.from) : null
      const since = eligible ? eligibleSince(from, period, reached.announcedOn) : await eligibleBefore(version, trx)
      await version.merge({ validFrom: reached.announcedOn, eligibleFrom: since }).save()
      const proof = { kind: 'prove_use' as const, of: dutyFile(application), dueOn: version.proofDueOn(municipal) }
      await waitFor(`grant:${version.grantId}`, proof, at, trx)
    }
    await announce(trx, new DecisionAnnounced(decision.id, version?.grantId ?? null))
    return announcement
  }
}

/** A later version goes on as the one before it. */
async function eligibleBefore({ grantId, version }: GrantVersion, trx: TransactionClientContract): Promise<Day | null> {
  const before = await GrantVersion.query({ client: trx })
    .where({ grantId, version: version - 1 })
    .first()
  return before?.eligibleFrom ?? null
}
