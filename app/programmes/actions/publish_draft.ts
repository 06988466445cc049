import { inject } from '@adonisjs/core'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { dayOf } from '#core/calendar/clock'
import { announce } from '#core/effects/effects'
import Refusal from '#core/refusal'
import type User from '#identity/models/user'
import { followNewRules } from '#programmes/duties'
import VersionOffered from '#programmes/events/version_offered'
import Call from '#programmes/models/call'
import Programme from '#programmes/models/programme'
import type ProgrammeDraft from '#programmes/models/programme_draft'
import ProgrammeVersion from '#programmes/models/programme_version'
import Moving, { type Read } from '#programmes/moving'
import { versionOn } from '#programmes/queries/programme_now'
import { type News, assertPublishable } from '#programmes/queries/publishable'

/**
 * The second person publishes what the first proposed: the next version of the programme and its new calls. A version
 * that stands is never changed; running files keep theirs.
 */
@inject()
export default class PublishDraft {
  constructor(private moving: Moving) {}

  /** @throws Refusal programmes.own_draft, programmes.draft_is_further and those of assertPublishable */
  handle(read: Read, by: User) {
    return this.moving.move(read, 'publish', 'programme.published', by, async (draft, now, trx) => {
      if (draft.isBy(by)) throw new Refusal('programmes.own_draft')
      const of = { land: draft.land, validFrom: draft.validFrom!, offered: draft.offered }
      const news = await assertPublishable(draft.content, of, dayOf(now), trx)
      const { programmeId, version } = await publish(draft, news, trx)
      if (draft.offered) await announce(trx, new VersionOffered(version!.id))
      if (version) await followNewRules(draft, version, now, trx)
      const calls = news.calls.map(({ code }) => code).join(', ')
      const details = { valid_from: news.isNewVersion ? draft.validFrom!.iso : '', calls }
      const made = { programmeId, programmeVersionId: version?.id ?? null }
      return { set: { ...made, endedBy: by.id, endedAt: now, underWay: null }, details }
    })
  }
}

/** What is new becomes rows. */
async function publish(
  draft: ProgrammeDraft,
  { programme, last, isNewVersion, calls }: News,
  client: TransactionClientContract
) {
  const { land, code, authorityId, validFrom, offered } = draft
  const { definition } = draft.content
  const { name, sample } = definition
  const under = programme ?? (await Programme.create({ land, code, authorityId, name, sample }, { client }))
  const next = { programmeId: under.id, version: (last?.version ?? 0) + 1, validFrom: validFrom!, offered, definition }
  const version = isNewVersion ? await ProgrammeVersion.create(next, { client }) : null
  for (const call of calls) await Call.fromFile(call, under, await versionOn(call.opens, under, client), client)
  return { programmeId: under.id, version }
}
