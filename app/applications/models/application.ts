/** Long because it is one thing: what a case file is, by whom it is found, and where its status changes. */
import type { DateTime } from 'luxon'
import { belongsTo, hasMany } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import db from '@adonisjs/lucid/services/db'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { ApplicationSchema } from '#database/schema'
import type Day from '#core/calendar/day'
import Refusal from '#core/refusal'
import { fold, sortKey } from '#core/text/fold'
import Recipient from '#register/models/recipient'
import type Office from '#identity/office'
import User from '#identity/models/user'
import type { ProgrammeDefinition } from '#programmes/domain/definition'
import Call from '#programmes/models/call'
import Programme from '#programmes/models/programme'
import ProgrammeVersion from '#programmes/models/programme_version'
import Authority from '#tenancy/models/authority'
import {
  type ApplicationAct,
  type ApplicationStatus,
  ENDED,
  may,
  next,
} from '#applications/domain/application_workflow'
import ApplicationAttachment from '#applications/models/application_attachment'
import ApplicationPartner from '#applications/models/application_partner'
import ApplicationSection from '#applications/models/application_section'
import SupplementRequest from '#applications/models/supplement_request'

/** An application (Antrag) and the case file that grows from it. */
export default class Application extends ApplicationSchema {
  declare status: ApplicationStatus
  /** The people who declared to be biased (§§ 20, 21 VwVfG). */
  declare recused: { people: number[] } | null

  @belongsTo(() => Recipient)
  declare recipient: BelongsTo<typeof Recipient>

  @belongsTo(() => Programme)
  declare programme: BelongsTo<typeof Programme>

  @belongsTo(() => Authority)
  declare authority: BelongsTo<typeof Authority>

  @belongsTo(() => Call)
  declare call: BelongsTo<typeof Call>

  @belongsTo(() => ProgrammeVersion)
  declare programmeVersion: BelongsTo<typeof ProgrammeVersion>

  @belongsTo(() => User, { foreignKey: 'officerId' })
  declare officer: BelongsTo<typeof User>

  @belongsTo(() => User, { foreignKey: 'clerkId' })
  declare clerk: BelongsTo<typeof User>

  @hasMany(() => ApplicationSection)
  declare sections: HasMany<typeof ApplicationSection>

  @hasMany(() => ApplicationPartner)
  declare partners: HasMany<typeof ApplicationPartner>

  @hasMany(() => ApplicationAttachment)
  declare attachments: HasMany<typeof ApplicationAttachment>

  @hasMany(() => SupplementRequest)
  declare supplementRequests: HasMany<typeof SupplementRequest>

  /** A draft under a call, with what lists and searches need of its recipient. */
  static begin(
    call: Call,
    recipient: Recipient,
    { by, expression = null, paper = null }: { by: User; expression?: { id: number } | null; paper?: DateTime | null },
    at: DateTime,
    client: TransactionClientContract
  ) {
    return this.create(
      {
        land: call.land,
        authorityId: call.programme.authorityId,
        programmeId: call.programmeId,
        callId: call.id,
        programmeVersionId: call.programmeVersionId,
        recipientId: recipient.id,
        expressionId: expression?.id ?? null,
        status: 'draft',
        statusSince: at,
        version: 0,
        draftKey: this.draftKeyOf(call.id, recipient.id, paper !== null),
        paperReceivedAt: paper,
        title: call.title,
        recipientName: recipient.name,
        recipientSort: sortKey(recipient.name),
        searchText: fold(recipient.name).slice(0, 250),
        clerkId: paper ? null : by.id,
        createdBy: by.id,
        createdAt: at,
        updatedAt: at,
      },
      { client }
    )
  }

  /** What its form asks and its programme funds. Needs its version. */
  get definition(): ProgrammeDefinition {
    return this.programmeVersion.definition
  }

  /** The day until which it is usually decided; null where its programme does not say so. Needs its call and version. */
  get usuallyDecidedBy(): Day | null {
    return this.call.usuallyDecidedUnder(this.definition)
  }

  /** Whether a person declared to be biased in this file. */
  isRecused({ id }: { id: number }): boolean {
    return this.recused?.people.includes(id) ?? false
  }

  /** From here on this person takes no part in it, whatever is answered later; was it theirs, it is nobody's. */
  recuse(by: { id: number }) {
    if (this.officerId === by.id) this.officerId = null
    if (!this.isRecused(by)) this.recused = { people: [...(this.recused?.people ?? []), by.id] }
  }

  /**
   * What an office can see at all. A municipality: its own applications and those it is a partner of. An
   * authority: what was submitted to it; a ministry and a court of audit: what was submitted in their Land. What came on paper
   * is its applicant's once it is typed in.
   */
  static visibleTo(office: Office, client?: TransactionClientContract) {
    const query = this.query({ client }).where('applications.land', office.land)
    // a union and no OR: each half is read by its own index
    if (office.isRecipient)
      return query
        .whereIn('applications.id', (own) => own.select('id').from(filesOf(office.id).as('own')))
        .where((known) => known.whereNull('applications.paper_received_at').orWhereNotNull('applications.submitted_at'))
    const filed = query.whereNotNull('applications.submitted_at')
    return office.seesWholeLand ? filed : filed.where('applications.authority_id', office.id)
  }

  /** What an office may have to write: an applicant its own applications, an authority what came to it on paper. */
  static writtenBy(office: Office) {
    if (office.isRecipient) return this.visibleTo(office)
    return this.query()
      .where('applications.land', office.land)
      .where('applications.authority_id', office.id)
      .whereNotNull('applications.paper_received_at')
  }

  /**
   * The row of a case file, locked for the rest of the transaction: every act on a file begins here. Whoever acts for an
   * authority acts on its own files: one may have gone to another since its page was asked for.
   *
   * @throws Refusal applications.elsewhere
   */
  static async locked(id: number, trx: TransactionClientContract, by?: User) {
    const application = await this.query({ client: trx }).where('id', id).forUpdate().firstOrFail()
    if (by?.office?.kind === 'authority' && by.office.id !== application.authorityId)
      throw new Refusal('applications.elsewhere')
    return application
  }

  /**
   * The same for who writes it: another may have come to lead it since its page was asked for.
   *
   * @throws Refusal applications.elsewhere, applications.led_by_another
   */
  static async lockedToWrite(id: number, trx: TransactionClientContract, by: User) {
    const application = await this.locked(id, trx, by)
    application.assertLedBy(by)
    return application
  }

  /** Of people of municipalities: asked of the locked row. @throws Refusal applications.led_by_another */
  assertLedBy(by: User): void {
    if (by.office?.isRecipient && by.office.id !== this.recipientId) throw new Refusal('applications.led_by_another')
  }

  /** What a person of an authority has, without what was taken back. */
  static heldBy(authorityId: number, officerId: number, client?: TransactionClientContract) {
    return this.query({ client })
      .where({ authorityId, officerId })
      .whereNotIn('status', [...ENDED])
      .orderBy('id')
  }

  /** Of a call a recipient has one draft, and on paper another one: two begun at once are one. */
  static draftKeyOf(callId: number, recipientId: number, onPaper = false): string {
    return `${callId}:${recipientId}${onPaper ? ':paper' : ''}`
  }

  /** It came on paper, and its authority types it in. */
  get isOnPaper(): boolean {
    return this.paperReceivedAt !== null
  }

  get journalStream(): string {
    return `application:${this.id}`
  }

  /** The applicant may still write: a draft, or supplements that were asked for. */
  get isEditable(): boolean {
    return this.status === 'draft' || this.status === 'supplement_requested'
  }

  may(act: ApplicationAct): boolean {
    return may(act, this.status)
  }

  /** The one place where a status changes. @throws Refusal applications.act_not_possible */
  move(act: ApplicationAct, at: DateTime): void {
    this.status = next(act, this.status)
    this.statusSince = at
    if (this.status !== 'draft') this.draftKey = null
  }
}

/** Files in which a recipient applies, alone or as a partner. */
function filesOf(recipientId: number) {
  const joint = db.from('application_partners').where('recipient_id', recipientId).select('application_id as id')
  return db.from('applications').where('recipient_id', recipientId).select('id').union(joint)
}
