import { installation } from '#core/installation'
import Refusal from '#core/refusal'
import { isGenuine, publicHalf, readSeal, type Seal } from '#integrity/domain/seal'
import { journalUpTo } from '#integrity/queries/land_journal'

/**
 * Holds a seal that was kept outside against the journal as it is now.
 *
 * @param text a printed seal, also with the mail around it
 * @throws Refusal integrity.no_key, integrity.no_seal, integrity.foreign_seal, integrity.false_seal,
 * integrity.seal_misses, integrity.seal_differs
 */
export async function assertSealHolds(text: string, land: string): Promise<Seal> {
  const { sealKey } = installation()
  if (!sealKey) throw new Refusal('integrity.no_key')
  const seal = readSeal(text)
  if (!seal) throw new Refusal('integrity.no_seal', {}, 'seal')
  if (seal.land !== land) throw new Refusal('integrity.foreign_seal', {}, 'seal')
  if (!isGenuine(seal, publicHalf(sealKey))) throw new Refusal('integrity.false_seal', {}, 'seal')
  const { digest, entries } = await journalUpTo(land, seal.lastEntryId)
  const { number } = seal
  if (entries !== seal.entries)
    throw new Refusal('integrity.seal_misses', { number, sealed: seal.entries, found: entries })
  if (digest !== seal.digest) throw new Refusal('integrity.seal_differs', { number })
  return seal
}
