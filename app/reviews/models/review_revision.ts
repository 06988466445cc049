import { createHash } from 'node:crypto'
import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { ReviewRevisionSchema } from '#database/schema'
import type { Answers } from '#forms/domain/form'
import User from '#identity/models/user'

/** What the journal names of a record that a signature rests on. */
export function fingerprintOf(answers: Answers): string {
  return createHash('sha256').update(JSON.stringify(answers)).digest('hex')
}

/** A review record as it was saved at one time; the latest of them is the record. */
export default class ReviewRevision extends ReviewRevisionSchema {
  declare answers: Answers

  /** SHA-256 of what it says. */
  get fingerprint(): string {
    return fingerprintOf(this.answers)
  }

  @belongsTo(() => User, { foreignKey: 'savedBy' })
  declare saver: BelongsTo<typeof User>
}
