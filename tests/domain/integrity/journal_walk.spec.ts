import { generateKeyPairSync } from 'node:crypto'
import { test } from '@japa/runner'
import { chainHash, firstBrokenLink, GENESIS } from '#journal/domain/chain'
import JournalWalk, { type WalkedEntry } from '#integrity/domain/journal_walk'
import {
  EMPTY_DIGEST,
  extendDigest,
  isGenuine,
  printedSeal,
  publicHalf,
  readSeal,
  signed,
} from '#integrity/domain/seal'

const JOURNAL_KEY = 'k'.repeat(32)
const newKey = () =>
  generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64')
const KEY = newKey()
const [STREAMS, ENTRIES, SEALED] = [5, 60, 40]

/** Entries of several files, written one after the other. */
function written(count = ENTRIES): WalkedEntry[] {
  const heads = new Map<string, { seq: number; hash: string }>()
  return Array.from({ length: count }, (_, index) => {
    const stream = `application:${index % STREAMS}`
    const { seq, hash: previousHash } = heads.get(stream) ?? { seq: 0, hash: GENESIS }
    const facts = { stream, seq: seq + 1, act: 'x', userId: 1, actor: 'A', at: '2026-01-01 00:00:00', details: '{}' }
    const entry = { ...facts, id: index + 1, previousHash, hash: chainHash({ ...facts, previousHash }, JOURNAL_KEY) }
    heads.set(stream, entry)
    return entry
  })
}

function sealOf(entries: readonly WalkedEntry[], number = 1) {
  const digest = entries.reduce((last, { hash }) => extendDigest(last, hash), EMPTY_DIGEST)
  const facts = { land: 'NW', number, sealedAt: '2026-01-02 01:00:00', lastEntryId: entries.at(-1)!.id }
  return signed({ ...facts, entries: entries.length, digest }, KEY)
}

function findingsOf(entries: readonly WalkedEntry[], seals = [sealOf(written().slice(0, SEALED))]) {
  const walk = new JournalWalk(seals, { journalKey: JOURNAL_KEY, publicKey: publicHalf(KEY) })
  for (const entry of entries) walk.take(entry)
  return walk.end().map(({ kind, what }) => `${kind}: ${what}`)
}

/** Whoever has the database and not the key: writes hashes that fit each other, without a key or with another. */
function rechained(entries: readonly WalkedEntry[], key: string): WalkedEntry[] {
  const heads = new Map<string, { seq: number; hash: string }>()
  return entries.map((entry) => {
    const head = heads.get(entry.stream) ?? { seq: 0, hash: GENESIS }
    const facts = { ...entry, seq: head.seq + 1, previousHash: head.hash }
    const whole = { ...facts, hash: chainHash(facts, key) }
    heads.set(entry.stream, whole)
    return whole
  })
}

test.group('Journal: chains and seals', () => {
  test('what was written holds, sealed or not, and a seal in the middle too', ({ assert }) => {
    const entries = written()
    assert.deepEqual(findingsOf(entries), [])
    assert.deepEqual(findingsOf(entries, []), [])
    assert.deepEqual(findingsOf(entries, [sealOf(entries.slice(0, 10)), sealOf(entries.slice(0, 30), 2)]), [])
  })

  test('S13: 1,000 forgeries in random places are found, each at the entry or at the next seal', ({ assert }) => {
    const entries = written()
    const forgeries: ((list: WalkedEntry[], at: number) => WalkedEntry[])[] = [
      (list, at) => list.map((entry, index) => (index === at ? { ...entry, actor: 'B' } : entry)),
      (list, at) => list.map((entry, index) => (index === at ? { ...entry, details: '{"a":1}' } : entry)),
      (list, at) => list.filter((_, index) => index !== at),
      (list, at) => list.slice(0, at),
      (list, at) =>
        list.with(at, { ...list[at + 1], id: list[at].id }).with(at + 1, { ...list[at], id: list[at + 1].id }),
      (list, at) =>
        rechained(
          list.map((entry, index) => (index === at ? { ...entry, actor: 'B' } : entry)),
          'another key of thirty-two letters'
        ),
      // with the key too: only the seal shows it
      (list, at) =>
        rechained(
          list.map((entry, index) => (index === at ? { ...entry, actor: 'B' } : entry)),
          JOURNAL_KEY
        ),
      (list, at) =>
        rechained(
          list.filter((_, index) => index !== at),
          JOURNAL_KEY
        ),
    ]
    for (let number = 0; number < 1000; number++) {
      const at = (number * 7919) % SEALED
      const forge = forgeries[number % forgeries.length]
      assert.isNotEmpty(findingsOf(forge([...entries], at)), `forgery ${number}`)
    }
  })

  test('a cut tail, a forged seal and a missing one have their sentences', ({ assert }) => {
    const entries = written()
    const [first, second] = [sealOf(entries.slice(0, 10)), sealOf(entries.slice(0, SEALED), 2)]
    assert.deepEqual(findingsOf(entries.slice(0, 35), [first, second]), [
      'seal: Siegel 2 vom 2026-01-02: Seither sind 5 Einträge verschwunden.',
    ])
    const again = { ...second, entries: 35, lastEntryId: 35 }
    assert.include(findingsOf(entries, [first, again])[0], 'Die Unterschrift gehört nicht zu diesem Siegel')
    assert.deepEqual(findingsOf(entries, [second]), ['seal: Vor Siegel 2 vom 2026-01-02 fehlt ein Siegel.'])
    const inserted = rechained([...entries.slice(0, 5), entries[4], ...entries.slice(5)], JOURNAL_KEY)
    assert.include(findingsOf(inserted, [first]).join(), 'Seither sind 1 Einträge dazwischengekommen')
  })

  test('a printed seal is read again, also out of a mail, and nothing else is', ({ assert }) => {
    const seal = sealOf(written())
    assert.deepEqual(readSeal(printedSeal(seal)), seal)
    assert.deepEqual(readSeal(`Guten Tag,\r\n\r\n${printedSeal(seal).replaceAll('\n', '\r\n  ')}\r\nGruß`), seal)
    assert.isNull(readSeal(printedSeal(seal).replace('Kopf', 'Kropf')))
    assert.isTrue(isGenuine(seal, publicHalf(KEY)))
    assert.isFalse(isGenuine({ ...seal, entries: 61 }, publicHalf(KEY)))
    assert.isFalse(isGenuine(seal, publicHalf(newKey())))
  })

  test('of one file the first entry that does not hold is named', ({ assert }) => {
    const entries = written().filter(({ stream }) => stream === 'application:0')
    const first = (list: readonly WalkedEntry[]) => firstBrokenLink(list, JOURNAL_KEY)
    assert.isNull(first(entries))
    assert.equal(first(entries.map((entry) => (entry.seq === 7 ? { ...entry, actor: 'B' } : entry))), 7)
    assert.equal(first(entries.filter(({ seq }) => seq !== 5)), 5)
    assert.equal(first([...entries.slice(0, 3), entries[4], entries[3], ...entries.slice(5)]), 4)
    assert.equal(firstBrokenLink(entries, 'another key'), 1)
  })
})
