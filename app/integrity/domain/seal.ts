import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'

/** What a Land's journal was at a moment: how many entries, up to which, and one digest over the hashes of all of them. */
export type Sealed = {
  land: string
  /** 1, 2, 3 … within the Land: a missing seal shows. */
  number: number
  /** Instant in UTC with seconds. */
  sealedAt: string
  lastEntryId: number
  entries: number
  digest: string
}

/** A seal with its signature: Ed25519 over `sealText`, base64. */
export type Seal = Sealed & { signature: string }

export const EMPTY_DIGEST = '0'.repeat(64)

/** The digest goes on entry by entry, so that it is the same however many are taken at a time. */
export function extendDigest(digest: string, entryHash: string): string {
  return createHash('sha256')
    .update(digest + entryHash)
    .digest('hex')
}

/** What is signed and handed outside: readable, and the same to the letter for the same facts. */
export function sealText(sealed: Sealed): string {
  return [
    'Siegel des Journals (Anschub 1)',
    `Land: ${sealed.land}`,
    `Nummer: ${sealed.number}`,
    `Zeitpunkt: ${sealed.sealedAt}`,
    `Einträge: ${sealed.entries}`,
    `Letzter Eintrag: ${sealed.lastEntryId}`,
    `Kopf: ${sealed.digest}`,
  ].join('\n')
}

export function signed(sealed: Sealed, key: string): Seal {
  return { ...sealed, signature: sign(null, Buffer.from(sealText(sealed)), privateKeyOf(key)).toString('base64') }
}

export function isGenuine(seal: Seal, publicKey: string): boolean {
  return verify(null, Buffer.from(sealText(seal)), readPublic(publicKey), Buffer.from(seal.signature, 'base64'))
}

/** The half that the audit office holds. @param key the private half as `anschub:keys` prints it (PKCS 8, base64) */
export function publicHalf(key: string): string {
  return createPublicKey(privateKeyOf(key)).export({ format: 'der', type: 'spki' }).toString('base64')
}

/** A seal with its signature as it lies in the file and stands in the mail. */
export function printedSeal(seal: Seal): string {
  return `${sealText(seal)}\nUnterschrift (Ed25519): ${seal.signature}\n`
}

/** Under which name it lies beside the database. */
export function sealFileName({ land, number }: { land: string; number: number }): string {
  return `${land}-${String(number).padStart(6, '0')}.txt`
}

const PRINTED = new RegExp(
  [
    String.raw`Siegel des Journals \(Anschub 1\)`,
    String.raw`Land: (\S+)`,
    String.raw`Nummer: (\d{1,9})`,
    String.raw`Zeitpunkt: (\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)`,
    String.raw`Einträge: (\d{1,12})`,
    String.raw`Letzter Eintrag: (\d{1,12})`,
    String.raw`Kopf: ([0-9a-f]{64})`,
    String.raw`Unterschrift \(Ed25519\): (\S{1,100})`,
  ].join(String.raw`\s+`)
)

/** Null where the text holds no seal; what stands before and after it, as in a mail, does not matter. */
export function readSeal(text: string): Seal | null {
  const found = PRINTED.exec(text)
  if (!found) return null
  const [, land, number, sealedAt, entries, lastEntryId, digest, signature] = found
  const counts = { number: Number(number), entries: Number(entries), lastEntryId: Number(lastEntryId) }
  return { land, sealedAt, ...counts, digest, signature }
}

function privateKeyOf(key: string) {
  return createPrivateKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'pkcs8' })
}

function readPublic(key: string) {
  return createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' })
}
