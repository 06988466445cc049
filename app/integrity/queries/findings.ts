import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import db from '@adonisjs/lucid/services/db'
import { installation } from '#core/installation'
import { inTransaction } from '#core/persistence/in_transaction'
import DocumentStore from '#documents/document_store'
import Document from '#documents/models/document'
import { balancesOff } from '#budgets/queries/balances_off'
import BudgetLine from '#budgets/models/budget_line'
import { GUARDS } from '#database/guards'
import { printedSeal, publicHalf, sealFileName } from '#integrity/domain/seal'
import JournalWalk, { type Finding } from '#integrity/domain/journal_walk'
import JournalEntry from '#journal/models/journal_entry'
import ReviewRecord from '#reviews/models/review_record'
import ReviewRevision from '#reviews/models/review_revision'
import JournalSeal from '#integrity/models/journal_seal'
import { entriesAfter } from '#integrity/queries/land_journal'

export type Found = { count: number; findings: readonly Finding[] }

/** The chains of a Land and the seals that were set on them. */
export async function journalFindings(land: string): Promise<Found> {
  const { journalKey, sealKey } = installation()
  const seals = (await JournalSeal.ofLand(land)).map(({ seal }) => seal)
  const walk = new JournalWalk(seals, { journalKey, publicKey: sealKey && publicHalf(sealKey) })
  for await (const entry of entriesAfter(land, 0)) walk.take(entry)
  return { count: walk.entries, findings: walk.end() }
}

/** Every seal was laid down beside the database, and what lies there is what is in it. */
export async function copyFindings(land: string): Promise<Found> {
  const { seals: folder } = installation()
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const own = new Set(names.filter((name) => name.startsWith(`${land}-`)))
  const known = new Map((await JournalSeal.ofLand(land)).map(({ seal }) => [sealFileName(seal), printedSeal(seal)]))
  const findings: Finding[] = []
  for (const name of [...own].sort())
    if ((await readFile(join(folder, name), 'utf8')) !== known.get(name))
      findings.push({ kind: 'copy', what: `${name}: Das abgelegte Siegel ist nicht das der Datenbank.` })
  for (const name of known.keys())
    if (!own.has(name)) findings.push({ kind: 'copy', what: `${name}: Das abgelegte Siegel fehlt.` })
  return { count: own.size, findings }
}

const BATCH = 200

/** Every file is there and has the hash under which it was filed. */
export async function documentFindings(land: string): Promise<Found> {
  const store = new DocumentStore()
  const findings: Finding[] = []
  let [count, last] = [0, 0]
  for (;;) {
    const documents = await Document.query().where('land', land).where('id', '>', last).orderBy('id').limit(BATCH)
    for (const document of documents) {
      const reason = await store.whyNotWhole(document)
      if (reason) findings.push({ kind: 'document', what: `Dokument ${document.id}, „${document.title}“: ${reason}` })
    }
    count += documents.length
    if (documents.length < BATCH) return { count, findings }
    last = documents.at(-1)!.id
  }
}

/** The running totals of every line are what its postings add up to. */
export async function balanceFindings(land: string): Promise<Found> {
  const lines = await BudgetLine.query().where('land', land).orderBy('id')
  const findings: Finding[] = []
  for (const { id, address } of lines)
    for (const what of await inTransaction((trx) => balancesOff(id, trx)))
      findings.push({ kind: 'balance', what: `${address}: ${what}` })
  return { count: lines.length, findings }
}

/** Every signature rests on the review record that the journal names by its hash. */
export async function reviewFindings(land: string): Promise<Found> {
  const findings: Finding[] = []
  let [count, last] = [0, 0]
  for (;;) {
    const signed = await JournalEntry.query()
      .where({ land, act: 'decision.signed' })
      .where('id', '>', last)
      .orderBy('id')
      .limit(BATCH)
    for (const { stream, details } of signed) {
      const { review_revision: revision, review_sha256: sha256 } = JSON.parse(details) as Record<
        string,
        string | number
      >
      if (!sha256) continue
      count++
      const kept = await ReviewRevision.query()
        .where('revision', Number(revision))
        .whereIn(
          'review_record_id',
          ReviewRecord.query()
            .where('application_id', Number(stream.split(':')[1]))
            .select('id')
        )
        .first()
      if (kept?.fingerprint !== sha256)
        findings.push({
          kind: 'review',
          what: `${stream}: Der Prüfvermerk in Fassung ${revision} ist nicht der, auf dem die Unterschrift beruht.`,
        })
    }
    if (signed.length < BATCH) return { count, findings }
    last = signed.at(-1)!.id
  }
}

/**
 * What keeps the database from being changed past the application is in its place, by name. Null where this user of
 * the database may not see it: who serves has no right to triggers, the owner who runs `anschub:verify` has.
 */
export async function guardFindings(): Promise<Found | null> {
  const isMysql = db.connection().dialect.name === 'mysql'
  if (isMysql && !(await seesTriggers())) return null
  const rows = isMysql
    ? await db
        .from('information_schema.triggers')
        .whereRaw('trigger_schema = DATABASE()')
        .select('trigger_name as name', 'action_statement as body')
    : await db.from('sqlite_master').where('type', 'trigger').select('name', 'sql as body')
  const bodies = new Map(rows.map(({ name, body }) => [String(name), String(body)]))
  const findings = GUARDS.filter((name) => !/SIGNAL|RAISE/.test(bodies.get(name) ?? '')).map((name): Finding => ({
    kind: 'guard',
    what: `Die Sperre ${name} fehlt in der Datenbank.`,
  }))
  return { count: GUARDS.length, findings }
}

async function seesTriggers(): Promise<boolean> {
  const [rows] = await db.rawQuery('SHOW GRANTS')
  return (rows as object[]).some((row) => /ALL PRIVILEGES|TRIGGER/.test(String(Object.values(row)[0])))
}
