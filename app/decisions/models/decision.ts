import { DateTime } from 'luxon'
import { belongsTo, hasMany, hasOne } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany, HasOne } from '@adonisjs/lucid/types/relations'
import { dayOf } from '#core/calendar/clock'
import type Day from '#core/calendar/day'
import { germanDay, germanInstant } from '#core/calendar/german_dates'
import { DecisionSchema } from '#database/schema'
import Document from '#documents/models/document'
import type { Letter } from '#documents/pdf/letter'
import User from '#identity/models/user'
import type { Turn } from '#applications/domain/application_workflow'
import Application from '#applications/models/application'
import { rulebookOf } from '#tenancy/rulebooks/index'
import { remedyDeadline } from '#decisions/domain/remedy'
import { lastRetrievalDay } from '#decisions/domain/announcement'
import { type DecisionAct, type DecisionStatus, mayDecide, nextDecision } from '#decisions/domain/decision_workflow'
import Announcement from '#decisions/models/announcement'
import DecisionTranche from '#decisions/models/decision_tranche'

export type RefusedSignature = { sentence: string; at: string; by: string }

/** A decision on an application: proposed, co-signed, signed, dispatched. Once dispatched it stands, in the database too. */
export default class Decision extends DecisionSchema {
  declare kind: 'approval' | 'rejection'
  declare status: DecisionStatus
  declare noticeContent: Letter | null
  declare refusedSignature: RefusedSignature | null

  @belongsTo(() => Application)
  declare application: BelongsTo<typeof Application>

  @belongsTo(() => User, { foreignKey: 'proposedBy' })
  declare proposer: BelongsTo<typeof User>

  @belongsTo(() => User, { foreignKey: 'cosignedBy' })
  declare cosigner: BelongsTo<typeof User>

  @belongsTo(() => User, { foreignKey: 'signedBy' })
  declare signer: BelongsTo<typeof User>

  @belongsTo(() => User, { foreignKey: 'returnedBy' })
  declare returner: BelongsTo<typeof User>

  @belongsTo(() => Document, { foreignKey: 'noticeDocumentId' })
  declare noticeDocument: BelongsTo<typeof Document>

  @hasMany(() => DecisionTranche)
  declare tranches: HasMany<typeof DecisionTranche>

  @hasOne(() => Announcement)
  declare announcement: HasOne<typeof Announcement>

  /** When the budget or the law last refused the signature. */
  get refusedAt(): DateTime | null {
    return this.refusedSignature && DateTime.fromISO(this.refusedSignature.at, { zone: 'utc' })
  }

  may(act: DecisionAct): boolean {
    return mayDecide(act, this.status)
  }

  cosign(by: User, at: DateTime) {
    this.status = nextDecision('cosign', this.status)
    this.cosignedBy = by.id
    this.cosignedAt = at
  }

  return(reason: string, by: User, at: DateTime) {
    this.status = nextDecision('return', this.status)
    this.returnReason = reason
    this.returnedBy = by.id
    this.returnedAt = at
  }

  sign(by: User, at: DateTime, notice: Letter) {
    this.status = nextDecision('sign', this.status)
    this.signedBy = by.id
    this.signedAt = at
    this.refusedSignature = null
    this.noticeContent = notice
  }

  dispatch(by: User, at: DateTime) {
    this.status = nextDecision('dispatch', this.status)
    this.dispatchedBy = by.id
    this.dispatchedAt = at
  }

  /** Who has the file once the notice is announced: a funded project reports, a rejection ends it. */
  get turnOnceAnnounced(): Turn {
    return this.kind === 'approval' ? 'applicant' : 'nobody'
  }

  /** The last day to retrieve a dispatched notice that is not announced yet, else null. Needs the announcement. */
  get retrievableUntil(): Day | null {
    if (!this.dispatchedAt || this.announcement) return null
    return lastRetrievalDay(rulebookOf(this.land), dayOf(this.dispatchedAt))
  }

  /** What is known of the announcement of a dispatched notice, as one sentence. */
  announcementOn(today: Day): string {
    if (this.announcement) {
      const { channel, handedOverOn, announcedOn, remedyUntil, recordedAt, evidence } = this.announcement
      const how = {
        portal_retrieval: `abgerufen am ${germanInstant(recordedAt)}`,
        post: `mit der Post am ${germanDay(handedOverOn)}`,
        electronic: `elektronisch übermittelt am ${germanDay(handedOverOn)}`,
        formal_service: `zugestellt am ${germanDay(handedOverOn)}`,
      }[channel]
      const lastDay = remedyUntil ?? remedyDeadline(rulebookOf(this.land), announcedOn, true).lastDay
      return `${how}, gilt als bekannt gegeben am ${germanDay(announcedOn)}${evidence ? ` (${evidence})` : ''}; Rechtsbehelf voraussichtlich möglich bis ${germanDay(lastDay)}`
    }
    const last = this.retrievableUntil!
    return last.iso < today.iso
      ? `bis zum ${germanDay(last)} nicht abgerufen: nicht bekannt gegeben, der Bescheid ist auf anderem Weg zu übermitteln`
      : `noch nicht abgerufen, möglich bis zum ${germanDay(last)}`
  }
}
