import { belongsTo, hasMany } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import { MessageSchema } from '#database/schema'
import MessageFile from '#applications/models/message_file'
import User from '#identity/models/user'

export type Side = 'applicant' | 'authority'

/** A word between applicant and authority in a file. It stands; that somebody of the other side has read it is set once. */
export default class Message extends MessageSchema {
  declare side: Side

  @belongsTo(() => User, { foreignKey: 'by' })
  declare writer: BelongsTo<typeof User>

  @belongsTo(() => User, { foreignKey: 'readBy' })
  declare reader: BelongsTo<typeof User>

  @hasMany(() => MessageFile)
  declare files: HasMany<typeof MessageFile>

  /** All of a file, the oldest first, with who wrote and read them. */
  static of(applicationId: number) {
    return this.query()
      .where('application_id', applicationId)
      .preload('writer')
      .preload('reader')
      .preload('files', (files) => files.preload('document').orderBy('id'))
      .orderBy('id')
  }
}
