import type { DateTime } from 'luxon'
import type Day from '#core/calendar/day'
import { germanInstant } from '#core/calendar/german_dates'
import { euros, figures } from '#core/money/german_money'
import { derivationTable } from '#documents/pdf/derivation_table'
import type { Block } from '#documents/pdf/letter'
import { decidedCalculation } from '#decisions/domain/decided_calculation'
import { returnedProposalsOf } from '#decisions/queries/decision_of'
import { grantCalculationOf } from '#decisions/queries/grant_calculation_of'
import type { CaseFile } from '#cases/queries/case_file'

/** The decision with its chain, its tranches, how its amount and its days came about, and what was returned before it. */
export async function decisionBlocks(file: CaseFile, on: Day): Promise<Block[]> {
  const { application, decision } = file
  const returned = (await returnedProposalsOf(application.id)).map(
    ({ kind, amount, proposer, returnReason }): [string, string] => [
      `Früherer Vorschlag von ${proposer.name}`,
      `${kind === 'approval' ? `Bewilligung von ${euros(amount)}` : 'Ablehnung'}, zurückgegeben: ${returnReason}`,
    ]
  )
  const before: Block[] = returned.length ? [{ kind: 'facts', rows: returned }] : []
  if (!decision) return [...before, { kind: 'paragraph', text: 'Eine Entscheidung liegt noch nicht vor.' }]
  const calculation = await grantCalculationOf(application)
  const { steps } = decision.kind === 'approval' ? decidedCalculation(calculation, decision) : calculation
  return [
    ...before,
    { kind: 'facts', rows: factsOf(decision, on) },
    ...(decision.tranches.length ? [trancheTable(decision)] : []),
    derivationTable(
      decision.kind === 'approval' ? 'Herleitung der Zuwendung' : 'Zuwendung, die der Plan ergeben hätte',
      steps
    ),
    ...(decision.announcement?.derivation
      ? [derivationTable('Herleitung der Bekanntgabe und der Rechtsbehelfsfrist', decision.announcement.derivation)]
      : []),
  ]
}

function factsOf(decision: NonNullable<CaseFile['decision']>, on: Day): [string, string][] {
  const signed = (label: string, name: string | undefined, at: DateTime | null): [string, string][] =>
    name && at ? [[label, `${name}, ${germanInstant(at)}`]] : []
  return [
    ['Art', decision.kind === 'approval' ? 'Bewilligung' : 'Ablehnung'],
    ['Betrag', decision.kind === 'approval' ? euros(decision.amount) : '–'],
    ...signed('Vorgeschlagen', decision.proposer?.name, decision.proposedAt),
    ...signed('Mitgezeichnet', decision.cosigner?.name, decision.cosignedAt),
    ...signed('Schlussgezeichnet', decision.signer?.name, decision.signedAt),
    ...(decision.dispatchedAt
      ? ([
          ['Zum Abruf bereitgestellt', germanInstant(decision.dispatchedAt)],
          ['Bekanntgabe', decision.announcementOn(on)],
        ] as [string, string][])
      : []),
    ...(decision.reasons ? ([['Gründe', decision.reasons]] as [string, string][]) : []),
    ...(decision.refusedSignature
      ? ([['Verweigerte Zeichnung', decision.refusedSignature.sentence]] as [string, string][])
      : []),
  ]
}

function trancheTable({ tranches, amount }: NonNullable<CaseFile['decision']>): Block {
  return {
    kind: 'table',
    caption: 'Beträge nach Haushaltsjahren in Euro',
    head: ['Haushaltsjahr', 'Haushaltsstelle', 'Betrag'],
    widths: [1, 2, 1],
    rows: [
      ...tranches.map(({ year, budgetLine, amount: part }) => [String(year), budgetLine.address, figures(part)]),
      ['Summe', '', figures(amount)],
    ],
    sums: [tranches.length],
  }
}
