import db from '@adonisjs/lucid/services/db'
import Day from '#core/calendar/day'
import Money from '#core/money/money'
import { dayOfStored } from '#core/persistence/columns'
import { type Column, columnsOf, euroCell } from '#documents/excel/columns'
import { decisionKind, type DecisionKind } from '#decisions/domain/decision_kinds'
import type { DecisionStatus } from '#decisions/domain/decision_workflow'
import type { ProvedGround } from '#decisions/domain/grounds'
import { type GrantTerms, pageAfter } from '#cases/queries/grant_rows'

const STATUS_WORDS: Readonly<Record<DecisionStatus, string>> = {
  proposed: 'vorgeschlagen',
  co_signed: 'mitgezeichnet',
  signed: 'gezeichnet, nicht freigegeben',
  dispatched: 'freigegeben',
  returned: 'zurückgegeben',
  recalled: 'zurückgerufen',
  lapsed: 'erledigt durch Rücknahme des Antrags',
}

/** A decision as the database holds it, with the names that a list says of it: money in cents, instants in UTC. */
type DecisionRow = {
  id: number
  file_number: string
  recipient_name: string
  programme_name: string
  kind: DecisionKind
  status: DecisionStatus
  requested_amount: number
  amount: number
  reasons: string | null
  grounds: unknown
  before_amount: string | null
  revision: number | string | null
  proposed_at: string
  proposer: string
  cosigned_at: string | null
  cosigner: string | null
  signed_at: string | null
  signer: string | null
  dispatched_at: string | null
  announced_on: string | null
  return_reason: string | null
  recall_reason: string | null
}

/** Every decision of a Land or an authority, whatever became of it, by its key; the next batch is read ahead. */
export async function* decisionsInBatches(terms: GrantTerms): AsyncGenerator<DecisionRow[]> {
  let next = decisionsAfter(0, terms)
  for (;;) {
    const decisions = await next
    if (decisions.length === 0) return
    next = decisionsAfter(decisions.at(-1)!.id, terms)
    next.catch(() => {}) // awaited in the next turn, which throws it
    yield decisions
  }
}

/** Keyset by id, cut before anything is joined; of the facts of a notice, which are long, only what the list says is read. */
function decisionsAfter(after: number, terms: GrantTerms): Promise<DecisionRow[]> {
  return db
    .from(pageAfter(after, 'decisions', terms))
    .join('decisions', 'decisions.id', 'page.id')
    .join('applications', 'applications.id', 'decisions.application_id')
    .join('programmes', 'programmes.id', 'applications.programme_id')
    .join('users as proposers', 'proposers.id', 'decisions.proposed_by')
    .leftJoin('users as cosigners', 'cosigners.id', 'decisions.cosigned_by')
    .leftJoin('users as signers', 'signers.id', 'decisions.signed_by')
    .leftJoin('announcements', 'announcements.decision_id', 'decisions.id')
    .select('decisions.id', 'applications.file_number', 'applications.recipient_name')
    .select('programmes.name as programme_name', 'decisions.kind', 'decisions.status')
    .select('decisions.requested_amount', 'decisions.amount', 'decisions.reasons')
    .select(
      db.raw("json_extract(decisions.notice_facts, '$.grounds') as grounds"),
      db.raw("json_extract(decisions.notice_facts, '$.before.amount') as before_amount"),
      db.raw("json_extract(decisions.notice_facts, '$.review.revision') as revision")
    )
    .select('decisions.proposed_at', 'proposers.name as proposer', 'decisions.cosigned_at')
    .select('cosigners.name as cosigner', 'decisions.signed_at', 'signers.name as signer')
    .select('decisions.dispatched_at', 'announcements.announced_on')
    .select('decisions.return_reason', 'decisions.recall_reason')
    .orderBy('decisions.id') as never
}

function groundsIn(json: unknown): string[] {
  // one database gives JSON as a text, the other as what it says
  const grounds = (typeof json === 'string' ? JSON.parse(json) : json) as readonly ProvedGround[] | null
  return (grounds ?? []).map(({ label, sentence }) => [label, sentence].filter(Boolean).join(': '))
}

const { money, day, text, whole } = columnsOf<DecisionRow>()
const at = (instant: string | null) => (instant ? dayOfStored(instant) : null)

/** What can be said of a decision in a list, rejections with their grounds among them. */
export const DECISION_COLUMNS: readonly Column<DecisionRow>[] = [
  text('Aktenzeichen', 'Eindeutige Nummer der Akte', 22, (row) => row.file_number),
  text('Empfänger', 'Wer den Antrag gestellt hat', 36, (row) => row.recipient_name),
  text('Programm', 'Förderprogramm', 30, (row) => row.programme_name),
  text('Entscheidung', 'Art der Entscheidung', 22, ({ kind }) => decisionKind(kind).name),
  text('Stand', 'Was aus ihr geworden ist', 26, ({ status }) => STATUS_WORDS[status]),
  money('Beantragt', 'Beantragte Zuwendung', (row) => euroCell(row.requested_amount)),
  money('Betrag', 'Höchstbetrag laut Entscheidung; leer, wo nichts bewilligt wird', ({ kind, amount }) =>
    decisionKind(kind).binds ? euroCell(amount) : null
  ),
  money('Betrag vorher', 'Bei einer Änderung der Betrag davor', (row) =>
    row.before_amount ? euroCell(Money.parse(String(row.before_amount).replaceAll('"', '')).cents) : null
  ),
  text('Gründe', 'Belegte Gründe einer Ablehnung und die Begründung', 60, ({ grounds, reasons }) =>
    [...groundsIn(grounds), reasons ?? ''].filter(Boolean).join(' – ')
  ),
  whole('Prüfvermerk', 'Fassung des Prüfvermerks, auf dem sie beruht', ({ revision }) =>
    revision ? Number(revision) : null
  ),
  day('Vorgeschlagen', 'Tag des Vorschlags', (row) => at(row.proposed_at)),
  text('von', 'Wer vorgeschlagen hat', 24, (row) => row.proposer),
  day('Mitgezeichnet', 'Tag der Mitzeichnung', (row) => at(row.cosigned_at)),
  text('durch', 'Wer mitgezeichnet hat', 24, (row) => row.cosigner),
  day('Gezeichnet', 'Tag der Schlusszeichnung', (row) => at(row.signed_at)),
  text('gezeichnet von', 'Wer gezeichnet hat', 24, (row) => row.signer),
  day('Freigegeben', 'Tag, an dem der Bescheid für Abruf oder Versand freigegeben wurde', (row) =>
    at(row.dispatched_at)
  ),
  day('Bekannt gegeben', 'Tag der Bekanntgabe', (row) =>
    row.announced_on ? Day.parse(String(row.announced_on).slice(0, 10)) : null
  ),
  text('Zurück', 'Grund einer Rückgabe oder eines Rückrufs', 40, (row) => row.recall_reason ?? row.return_reason),
]
