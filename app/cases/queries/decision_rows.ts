import db from '@adonisjs/lucid/services/db'
import { dayOf } from '#core/calendar/clock'
import type { DateTime } from 'luxon'
import Money from '#core/money/money'
import { type Column, columnsOf, euroCell } from '#documents/excel/columns'
import type { ProvedGround } from '#decisions/domain/grounds'
import Decision from '#decisions/models/decision'
import type { DecisionStatus } from '#decisions/domain/decision_workflow'
import type { GrantTerms } from '#cases/queries/grant_rows'

const BATCH = 500

const STATUS_WORDS: Readonly<Record<DecisionStatus, string>> = {
  proposed: 'vorgeschlagen',
  co_signed: 'mitgezeichnet',
  signed: 'gezeichnet, nicht freigegeben',
  dispatched: 'freigegeben',
  returned: 'zurückgegeben',
  recalled: 'zurückgerufen',
  lapsed: 'erledigt durch Rücknahme des Antrags',
}

/** Every decision of a Land or an authority, whatever became of it, by its key. */
export async function* decisionsInBatches({ land, authorityId, filter }: GrantTerms): AsyncGenerator<Decision[]> {
  let after = 0
  for (;;) {
    const page = Decision.query().where('land', land).where('id', '>', after).orderBy('id').limit(BATCH)
    // notice and facts are long: only what the list says is read of them
    void page
      .select('id', 'application_id', 'kind', 'subject', 'status', 'binds', 'requested_amount', 'amount', 'reasons')
      .select('return_reason', 'recall_reason', 'proposed_by', 'proposed_at', 'cosigned_by', 'cosigned_at')
      .select('signed_by', 'signed_at', 'dispatched_at')
      .select(
        db.raw("json_extract(notice_facts, '$.grounds') as grounds"),
        db.raw("json_extract(notice_facts, '$.before.amount') as before_amount"),
        db.raw("json_extract(notice_facts, '$.review.revision') as revision")
      )
    const ofFile = (files: { where: (column: string, value: number) => unknown }) => {
      if (authorityId) void files.where('authority_id', authorityId)
      if (filter.programme) void files.where('programme_id', filter.programme)
    }
    if (authorityId || filter.programme) void page.whereHas('application', (files) => void ofFile(files))
    const decisions = await page
      .preload('application', (files) => void files.preload('programme'))
      .preload('announcement')
      .preload('proposer')
      .preload('cosigner')
      .preload('signer')
    if (decisions.length === 0) return
    after = decisions.at(-1)!.id
    yield decisions
  }
}

function groundsIn(json: unknown): string[] {
  // one database gives JSON as a text, the other as what it says
  const grounds = (typeof json === 'string' ? JSON.parse(json) : json) as readonly ProvedGround[] | null
  return (grounds ?? []).map(({ label, sentence }) => [label, sentence].filter(Boolean).join(': '))
}

const { money, day, text, whole } = columnsOf<Decision>()
const at = (instant: DateTime | null) => instant && dayOf(instant)

/** What can be said of a decision in a list, rejections with their grounds among them. */
export const DECISION_COLUMNS: readonly Column<Decision>[] = [
  text('Aktenzeichen', 'Eindeutige Nummer der Akte', 22, ({ application }) => application.fileNumber),
  text('Empfänger', 'Wer den Antrag gestellt hat', 36, ({ application }) => application.recipientName),
  text('Programm', 'Förderprogramm', 30, ({ application }) => application.programme.name),
  text('Entscheidung', 'Art der Entscheidung', 22, ({ is }) => is.name),
  text('Stand', 'Was aus ihr geworden ist', 26, ({ status }) => STATUS_WORDS[status]),
  money('Beantragt', 'Beantragte Zuwendung', ({ requestedAmount }) => euroCell(requestedAmount.cents)),
  money('Betrag', 'Höchstbetrag laut Entscheidung; leer, wo nichts bewilligt wird', ({ is, amount }) =>
    is.binds ? euroCell(amount.cents) : null
  ),
  money('Betrag vorher', 'Bei einer Änderung der Betrag davor', ({ $extras }) =>
    $extras.before_amount ? euroCell(Money.parse(String($extras.before_amount).replaceAll('"', '')).cents) : null
  ),
  text('Gründe', 'Belegte Gründe einer Ablehnung und die Begründung', 60, ({ $extras, reasons }) =>
    [...groundsIn($extras.grounds), reasons ?? ''].filter(Boolean).join(' – ')
  ),
  whole('Prüfvermerk', 'Fassung des Prüfvermerks, auf dem sie beruht', ({ $extras }) =>
    $extras.revision ? Number($extras.revision) : null
  ),
  day('Vorgeschlagen', 'Tag des Vorschlags', ({ proposedAt }) => at(proposedAt)),
  text('von', 'Wer vorgeschlagen hat', 24, ({ proposer }) => proposer.name),
  day('Mitgezeichnet', 'Tag der Mitzeichnung', ({ cosignedAt }) => at(cosignedAt)),
  text('durch', 'Wer mitgezeichnet hat', 24, ({ cosigner }) => cosigner?.name ?? null),
  day('Gezeichnet', 'Tag der Schlusszeichnung', ({ signedAt }) => at(signedAt)),
  text('gezeichnet von', 'Wer gezeichnet hat', 24, ({ signer }) => signer?.name ?? null),
  day('Freigegeben', 'Tag, an dem der Bescheid für Abruf oder Versand freigegeben wurde', ({ dispatchedAt }) =>
    at(dispatchedAt)
  ),
  day('Bekannt gegeben', 'Tag der Bekanntgabe', ({ announcement }) => announcement?.announcedOn ?? null),
  text(
    'Zurück',
    'Grund einer Rückgabe oder eines Rückrufs',
    40,
    ({ returnReason, recallReason }) => recallReason ?? returnReason
  ),
]
