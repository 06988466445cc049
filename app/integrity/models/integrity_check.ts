import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { IntegrityCheckSchema } from '#database/schema'
import User from '#identity/models/user'
import type { Finding } from '#integrity/domain/journal_walk'

export type CheckKind = 'night' | 'day' | 'command'

export default class IntegrityCheck extends IntegrityCheckSchema {
  declare kind: CheckKind
  declare findings: readonly Finding[]

  @belongsTo(() => User, { foreignKey: 'checkedBy' })
  declare checker: BelongsTo<typeof User>

  static latestOf(land: string) {
    return this.query().where('land', land).orderBy('id', 'desc').preload('checker')
  }

  /** How things stand: the latest check that read everything, unless a later one has found something. */
  static async standingOf(land: string): Promise<IntegrityCheck | null> {
    const whole = await this.latestOf(land).whereNotNull('documents').first()
    const later = await this.latestOf(land)
      .where('id', '>', whole?.id ?? 0)
      .where('found', '>', 0)
      .first()
    return later ?? whole
  }

  get byWhom(): string {
    return this.checker?.name ?? (this.kind === 'night' ? 'nachts' : 'durch einen Befehl')
  }

  get result(): string {
    if (this.found) return this.found === 1 ? 'eine Abweichung' : `${this.found} Abweichungen`
    return this.documents === null ? 'ohne Abweichung, außer den Dateien' : 'alles unversehrt'
  }

  /** What was read, in words. */
  get scope(): string {
    const count = (value: number | null, name: string, not: string) =>
      value === null ? not : `${value.toLocaleString('de-DE')} ${name}`
    return [
      count(this.entries, 'Einträge', ''),
      count(this.documents, 'Dateien', 'Dateien nicht gelesen'),
      count(this.guards, 'Sperren', 'Sperren nicht geprüft'),
    ].join(', ')
  }
}
