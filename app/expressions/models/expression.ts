import type { DateTime } from 'luxon'
import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { ExpressionSchema } from '#database/schema'
import type { Choice } from '#forms/domain/field'
import type { Answers } from '#forms/domain/form'
import type Office from '#identity/office'
import User from '#identity/models/user'
import Call from '#programmes/models/call'
import Recipient from '#register/models/recipient'
import Authority from '#tenancy/models/authority'
import {
  type ExpressionAct,
  type ExpressionStatus,
  EXPRESSION_WORDS,
  mayExpress,
  nextExpression,
} from '#expressions/domain/expression_workflow'

/** An expression of interest (Interessenbekundung) under a call of two stages. */
export default class Expression extends ExpressionSchema {
  declare status: ExpressionStatus
  declare answers: Answers
  declare places: Choice[] | null

  @belongsTo(() => Call)
  declare call: BelongsTo<typeof Call>

  @belongsTo(() => Recipient)
  declare recipient: BelongsTo<typeof Recipient>

  @belongsTo(() => Authority)
  declare authority: BelongsTo<typeof Authority>

  @belongsTo(() => User, { foreignKey: 'advisedBy' })
  declare adviser: BelongsTo<typeof User>

  @belongsTo(() => User, { foreignKey: 'chosenBy' })
  declare chooser: BelongsTo<typeof User>

  /** Of a call a recipient has one that stands: two begun at once are one. */
  static standingKeyOf(callId: number, recipientId: number): string {
    return `${callId}:${recipientId}`
  }

  /** A municipality sees its own; an authority what was filed with it, a ministry and a court of audit what was in their Land. */
  static visibleTo(office: Office, client?: TransactionClientContract) {
    const query = this.query({ client }).where('land', office.land)
    if (office.isRecipient) return query.where('recipient_id', office.id)
    const filed = query.whereNotNull('filed_at')
    return office.seesWholeLand ? filed : filed.where('authority_id', office.id)
  }

  /** Its row alone, locked for the rest of the transaction: what is written hangs on nothing else. */
  static lockedAlone(id: number, trx: TransactionClientContract): Promise<Expression> {
    return this.query({ client: trx })
      .where('id', id)
      .preload('call', (calls) => calls.preload('version').preload('programme'))
      .forUpdate()
      .firstOrFail()
  }

  /** The same after its call, on which hangs what all under it wait for: an application is locked before both, a call before its expressions. */
  static async locked(id: number, trx: TransactionClientContract): Promise<Expression> {
    const { callId } = await this.query({ client: trx }).where('id', id).firstOrFail()
    await Call.query({ client: trx }).where('id', callId).forUpdate().firstOrFail()
    return this.query({ client: trx })
      .where('id', id)
      .preload('recipient')
      .preload('call', (calls) => calls.preload('version').preload('programme'))
      .forUpdate()
      .firstOrFail()
  }

  /** What its versions, its duties and its trail are kept under. */
  get thing(): string {
    return `expression:${this.id}`
  }

  get journalStream(): string {
    return this.thing
  }

  get words(): string {
    return EXPRESSION_WORDS[this.status]
  }

  may(act: ExpressionAct): boolean {
    return mayExpress(act, this.status)
  }

  /** The one place where its status changes. @throws Refusal expressions.act_not_possible */
  move(act: ExpressionAct, at: DateTime): void {
    this.status = nextExpression(act, this.status)
    this.updatedAt = at
    if (this.status === 'withdrawn') this.standingKey = null
  }
}
