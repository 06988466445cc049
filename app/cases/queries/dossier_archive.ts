import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import Refusal from '#core/refusal'
import type DocumentStore from '#documents/document_store'
import { type ZipEntry, zipped } from '#documents/zipped'
import type { FiledDocument } from '#cases/queries/documents_of'

const CHECKSUMS = 'pruefsummen.sha256'

/** An archive of the plain form holds no more, and nobody carries it. */
const MOST_BYTES = 2_000_000_000

/** @throws Refusal documents.too_much */
export function dossierArchive(
  printed: Uint8Array,
  documents: readonly FiledDocument[],
  store: DocumentStore,
  at: Date
): Readable {
  const bytes = documents.reduce((sum, { document }) => sum + document.size, printed.length)
  if (bytes > MOST_BYTES) throw new Refusal('documents.too_much', { size: Math.ceil(bytes / 1_000_000_000) })
  return zipped(dossierEntries(printed, documents, store), at)
}

/**
 * A case file as it leaves the house: printed, with every document as it was filed, and last their hashes in the form
 * that `sha256sum -c` reads. A document that is not any more what was filed is left out and named there.
 */
async function* dossierEntries(
  printed: Uint8Array,
  documents: readonly FiledDocument[],
  store: DocumentStore
): AsyncGenerator<ZipEntry> {
  const lines = [`# sha256sum -c ${CHECKSUMS}`, `${createHash('sha256').update(printed).digest('hex')}  akte.pdf`]
  yield { name: 'akte.pdf', bytes: printed }
  for (const [index, { document }] of documents.entries()) {
    const name = `dokumente/${String(index + 1).padStart(3, '0')}_${plain(document.fileName)}`
    const why = await store.whyNotWhole(document)
    lines.push(why ? `# ${name}: ${why}` : `${document.sha256}  ${name}`)
    if (!why) yield { name, bytes: await store.read(document) }
  }
  yield { name: CHECKSUMS, bytes: new TextEncoder().encode(`${lines.join('\n')}\n`) }
}

const SPELLED = new Map([
  ['ä', 'ae'],
  ['ö', 'oe'],
  ['ü', 'ue'],
  ['Ä', 'Ae'],
  ['Ö', 'Oe'],
  ['Ü', 'Ue'],
  ['ß', 'ss'],
])

/** A name that every system unpacks as it is. */
function plain(fileName: string): string {
  return fileName
    .replace(/[äöüÄÖÜß]/g, (letter) => SPELLED.get(letter)!)
    .normalize('NFKD')
    .replace(/[^\w.() -]/g, '')
}
