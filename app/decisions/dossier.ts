import type { DateTime } from 'luxon'
import type Day from '#core/calendar/day'
import { germanInstant } from '#core/calendar/german_dates'
import { euros, figures } from '#core/money/german_money'
import { derivationTable } from '#letters/domain/derivation_table'
import type { Block } from '#letters/domain/letter'
import { announcementWords } from '#decisions/domain/announcement_words'
import { decisionWords } from '#decisions/domain/decision_words'
import { thawed } from '#decisions/domain/notice_facts'
import type Decision from '#decisions/models/decision'

/**
 * Every decision of a file, the newest first, with its chain, its tranches, how its amount and its days came about;
 * before them what was returned. Needs the people of each and its announcement.
 */
export function decisionChapter(decisions: readonly Decision[], returned: readonly Decision[], on: Day): Block[] {
  const before = returned.map(({ is, amount, proposer, returnReason }): [string, string] => [
    `Früherer Vorschlag von ${proposer.name}`,
    `${is.binds ? `${is.name} von ${euros(amount)}` : is.name}, zurückgegeben: ${returnReason}`,
  ])
  return [
    ...(before.length ? [{ kind: 'facts' as const, rows: before }] : []),
    ...(decisions.length
      ? decisions.flatMap((decision) => decisionBlocks(decision, on))
      : [{ kind: 'paragraph' as const, text: 'Eine Entscheidung liegt noch nicht vor.' }]),
  ]
}

function decisionBlocks(decision: Decision, on: Day): Block[] {
  const { kind, is, noticeFacts, announcement } = decision
  const { tranches, amount } = thawed(noticeFacts)
  return [
    { kind: 'heading', text: is.name, minor: true },
    { kind: 'facts', rows: factsOf(decision, on) },
    ...(tranches.length
      ? [
          {
            kind: 'table' as const,
            caption: 'Beträge nach Haushaltsjahren in Euro',
            head: ['Haushaltsjahr', 'Haushaltsstelle', 'Betrag'],
            widths: [1, 2, 1],
            rows: [
              ...tranches.map(({ year, address, amount: part }) => [String(year), address, figures(part)]),
              ['Summe', '', figures(amount)],
            ],
            sums: [tranches.length],
          },
        ]
      : []),
    ...(decision.subject === 'application'
      ? [
          derivationTable(
            kind === 'rejection' ? 'Zuwendung, die der Plan ergeben hätte' : 'Herleitung der Zuwendung',
            noticeFacts.calculation.steps
          ),
        ]
      : []),
    ...(announcement
      ? [derivationTable('Herleitung der Bekanntgabe und der Rechtsbehelfsfrist', announcement.derivation)]
      : []),
  ]
}

function factsOf(decision: Decision, on: Day): [string, string][] {
  const { is, dispatchedAt, retrievableUntil, announcement, reasons, refusedSignature } = decision
  const signed = (label: string, name: string | undefined, at: DateTime | null): [string, string][] =>
    name && at ? [[label, `${name}, ${germanInstant(at)}`]] : []
  return [
    ['Art', is.name],
    ['Betrag', is.binds ? euros(decision.amount) : '–'],
    ...signed('Vorgeschlagen', decision.proposer?.name, decision.proposedAt),
    ...signed('Mitgezeichnet', decision.cosigner?.name, decision.cosignedAt),
    ...signed('Schlussgezeichnet', decision.signer?.name, decision.signedAt),
    ...(dispatchedAt
      ? ([
          [retrievableUntil ? 'Zum Abruf bereitgestellt' : 'Für den Versand freigegeben', germanInstant(dispatchedAt)],
          ['Bekanntgabe', announcementWords(announcement, retrievableUntil, on, is.remedy)],
        ] as [string, string][])
      : []),
    ...decisionWords(decision.noticeFacts, is, true),
    ...(reasons ? ([['Gründe', reasons]] as [string, string][]) : []),
    ...(refusedSignature ? ([['Verweigerte Zeichnung', refusedSignature.sentence]] as [string, string][]) : []),
  ]
}
