import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { toDatabaseInstant } from '#core/persistence/columns'
import type { StandardText } from '#tenancy/domain/standard_text'
import KeptText from '#tenancy/models/standard_text'
import { SAMPLE_TEXTS } from '#tenancy/rulebooks/sample_texts'

/** Keeps a text once, whoever enters it first; nothing where there is none. */
export async function keepText(
  text: StandardText | undefined,
  by: { id: number },
  at: DateTime,
  trx: TransactionClientContract
) {
  if (!text) return
  const row = { sha_256: text.sha256, body: text.body, entered_by: by.id, entered_at: toDatabaseInstant(at) }
  await trx.knexQuery().from('standard_texts').insert(row).onConflict('sha_256').ignore()
}

/** The texts of these hashes, as far as they are kept. */
export async function standardTexts(hashes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (hashes.length === 0) return new Map()
  const kept = await KeptText.query().whereIn('sha256', [...hashes])
  return new Map([...SAMPLE_TEXTS, ...kept].map(({ sha256, body }) => [sha256, body]))
}
