import { DateTime } from 'luxon'
import { belongsTo, hasMany, hasOne } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany, HasOne } from '@adonisjs/lucid/types/relations'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { DecisionSchema } from '#database/schema'
import type Day from '#core/calendar/day'
import Refusal from '#core/refusal'
import Document from '#documents/models/document'
import Submission from '#forms/models/submission'
import User from '#identity/models/user'
import Application from '#applications/models/application'
import { type DecisionKind, type DecisionSubject, decisionKind } from '#decisions/domain/decision_kinds'
import {
  type DecisionAct,
  type DecisionStatus,
  UNDER_WAY,
  mayDecide,
  nextDecision,
} from '#decisions/domain/decision_workflow'
import type { NoticeFacts } from '#decisions/domain/notice_facts'
import type { Notice } from '#decisions/letters/notice'
import Announcement from '#decisions/models/announcement'
import DecisionTranche from '#decisions/models/decision_tranche'
import Grant from '#decisions/models/grant'
import PlanDeduction from '#decisions/models/plan_deduction'

export type RefusedSignature = { sentence: string; at: string; by: string }

/** A decision on an application or a grant: proposed, co-signed, signed, dispatched. Once dispatched it stands, in the database too. */
export default class Decision extends DecisionSchema {
  declare subject: DecisionSubject
  declare kind: DecisionKind
  declare status: DecisionStatus
  declare noticeFacts: NoticeFacts
  declare noticeContent: Notice | null
  declare refusedSignature: RefusedSignature | null

  @belongsTo(() => Application)
  declare application: BelongsTo<typeof Application>

  @belongsTo(() => Grant)
  declare grant: BelongsTo<typeof Grant>

  @belongsTo(() => Submission)
  declare submission: BelongsTo<typeof Submission>

  @belongsTo(() => User, { foreignKey: 'proposedBy' })
  declare proposer: BelongsTo<typeof User>

  @belongsTo(() => User, { foreignKey: 'cosignedBy' })
  declare cosigner: BelongsTo<typeof User>

  @belongsTo(() => User, { foreignKey: 'signedBy' })
  declare signer: BelongsTo<typeof User>

  @belongsTo(() => User, { foreignKey: 'returnedBy' })
  declare returner: BelongsTo<typeof User>

  @belongsTo(() => User, { foreignKey: 'recalledBy' })
  declare recaller: BelongsTo<typeof User>

  @belongsTo(() => Document, { foreignKey: 'noticeDocumentId' })
  declare noticeDocument: BelongsTo<typeof Document>

  @hasMany(() => DecisionTranche)
  declare tranches: HasMany<typeof DecisionTranche>

  @hasMany(() => PlanDeduction)
  declare deductions: HasMany<typeof PlanDeduction>

  @hasOne(() => Announcement)
  declare announcement: HasOne<typeof Announcement>

  /** The row, locked; the case file must be locked before. */
  static locked(id: number, trx: TransactionClientContract) {
    return this.query({ client: trx }).where('id', id).forUpdate().firstOrFail()
  }

  /** What its kind is called and does. */
  get is() {
    return decisionKind(this.kind)
  }

  /** What a duty about it is kept under. */
  get thing(): string {
    return `decision:${this.id}`
  }

  /** Whether it grants, as opposed to refusing or changing. */
  get grants(): boolean {
    return this.is.binds && this.subject === 'application'
  }

  get isUnderWay(): boolean {
    return UNDER_WAY.includes(this.status)
  }

  /** Whether its addressee wants to retrieve notices, and this person may do so for it. */
  mayBeRetrievedBy(user: User): boolean {
    const { delivery } = this.noticeFacts.recipient
    return delivery === 'portal_all' || (delivery === 'portal_signatory' && user.holds('applicant_signatory'))
  }

  /** When the budget or the law last refused the signature. */
  get refusedAt(): DateTime | null {
    return this.refusedSignature && DateTime.fromISO(this.refusedSignature.at, { zone: 'utc' })
  }

  /** A page may be old: nobody signs or returns another decision than the one they have read. @throws Refusal decisions.act_not_possible */
  assertIsWhatWasRead(id?: number) {
    if (id !== undefined && id !== this.id) throw new Refusal('decisions.act_not_possible')
  }

  may(act: DecisionAct): boolean {
    return mayDecide(act, this.status)
  }

  cosign(by: User, at: DateTime) {
    this.move('cosign')
    this.cosignedBy = by.id
    this.cosignedAt = at
  }

  return(reason: string, by: User, at: DateTime) {
    this.move('return')
    this.returnReason = reason
    this.returnedBy = by.id
    this.returnedAt = at
  }

  lapse() {
    this.move('lapse')
  }

  sign(by: User, at: DateTime, notice: Notice) {
    this.move('sign')
    this.signedBy = by.id
    this.signedAt = at
    this.refusedSignature = null
    this.noticeContent = notice
  }

  /** Without a last day for its retrieval it goes another way. */
  dispatch(by: User, at: DateTime, retrievableUntil: Day | null) {
    this.move('dispatch')
    this.dispatchedBy = by.id
    this.dispatchedAt = at
    this.retrievableUntil = retrievableUntil
  }

  recall(reason: string, by: User, at: DateTime) {
    this.move('recall')
    this.recallReason = reason
    this.recalledBy = by.id
    this.recalledAt = at
  }

  private move(act: DecisionAct) {
    this.status = nextDecision(act, this.status)
    this.underWay = this.isUnderWay ? this.applicationId : null
  }
}
