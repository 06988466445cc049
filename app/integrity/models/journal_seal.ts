import { toDatabaseInstant } from '#core/persistence/columns'
import { JournalSealSchema } from '#database/schema'
import type { Seal } from '#integrity/domain/seal'

export default class JournalSeal extends JournalSealSchema {
  /** As it was signed. */
  get seal(): Seal {
    const { land, number, lastEntryId, entries, digest, signature } = this
    return { land, number, sealedAt: toDatabaseInstant(this.sealedAt), lastEntryId, entries, digest, signature }
  }

  static ofLand(land: string) {
    return this.query().where('land', land).orderBy('number')
  }
}
