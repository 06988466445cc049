import type { DateTime } from 'luxon'
import { belongsTo } from '@adonisjs/lucid/orm'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import { isUniqueViolation } from '#core/persistence/act_once'
import Refusal from '#core/refusal'
import { ProgrammeDraftSchema } from '#database/schema'
import type Office from '#identity/office'
import User from '#identity/models/user'
import type { ProgrammeFile } from '#programmes/domain/programme_file'
import { type DraftAct, type DraftStatus, DRAFT_WORDS, mayDraft } from '#programmes/domain/draft_workflow'
import Programme from '#programmes/models/programme'

/** A programme as it is to be: a whole programme file, until two people have published it. */
export default class ProgrammeDraft extends ProgrammeDraftSchema {
  declare status: DraftStatus
  declare content: ProgrammeFile
  /** Everybody who wrote in it. */
  declare writers: number[]

  @belongsTo(() => Programme)
  declare programme: BelongsTo<typeof Programme>

  @belongsTo(() => User, { foreignKey: 'changedBy' })
  declare changer: BelongsTo<typeof User>

  @belongsTo(() => User, { foreignKey: 'proposedBy' })
  declare proposer: BelongsTo<typeof User>

  @belongsTo(() => User, { foreignKey: 'endedBy' })
  declare ender: BelongsTo<typeof User>

  @belongsTo(() => User, { foreignKey: 'returnedBy' })
  declare returner: BelongsTo<typeof User>

  /** @throws Refusal programmes.draft_under_way: one of a programme at a time */
  static async begin(
    content: ProgrammeFile,
    of: { land: string; authorityId: number; programmeId: number | null },
    by: User,
    at: DateTime,
    client: TransactionClientContract
  ): Promise<ProgrammeDraft> {
    const { code, definition } = content
    const written = { createdBy: by.id, createdAt: at, changedBy: by.id, changedAt: at }
    const row = {
      ...of,
      ...written,
      writers: [by.id],
      content,
      code,
      name: definition.name,
      status: 'draft' as const,
      revision: 1,
    }
    try {
      return await this.create({ ...row, underWay: `${of.land}:${code}` }, { client })
    } catch (error) {
      if (isUniqueViolation(error)) throw new Refusal('programmes.draft_under_way', { name: row.name })
      throw error
    }
  }

  static locked(id: number, client: TransactionClientContract): Promise<ProgrammeDraft> {
    return this.query({ client }).where('id', id).forUpdate().firstOrFail()
  }

  /** A ministry sees those of its Land, a granting authority the ones under which it is to grant. */
  static visibleTo(office: Office) {
    const query = this.query().where('land', office.land)
    return office.seesWholeLand ? query : query.where('authority_id', office.id)
  }

  /** The stream of the journal in which everything about the programmes of a Land stands. */
  get journal() {
    return { journalStream: `programmes:${this.land}`, land: this.land }
  }

  get words(): string {
    return DRAFT_WORDS[this.status]
  }

  may(act: DraftAct): boolean {
    return mayDraft(act, this.status)
  }

  /** @throws Refusal programmes.draft_changed: somebody has written since this revision was read */
  assertRead(revision: number): void {
    if (this.revision !== revision) throw new Refusal('programmes.draft_changed')
  }

  /** Whether this person had a hand in what is to be published. */
  isBy({ id }: User): boolean {
    return id === this.proposedBy || this.writers.includes(id)
  }
}
