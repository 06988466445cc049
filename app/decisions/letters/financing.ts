import { euros, figures } from '#core/money/german_money'
import type { Block } from '#letters/domain/letter'
import { FINANCING_KINDS } from '#financing/domain/kinds/index'
import { type NoticeFacts, thawed } from '#decisions/domain/notice_facts'

/** The sections on the kind of financing and on how the amount was found. */
export function financingBlocks(facts: NoticeFacts): Block[] {
  const { amount, planned, recognised, deductions } = thawed(facts)
  const { financing } = facts.programme
  const rate = financing.rate ? `, Fördersatz ${financing.rate.replace('.', ',')} %` : ''
  const { steps } = facts.calculation
  return [
    { kind: 'heading', text: '3  Art, Form und Finanzierung' },
    {
      kind: 'together',
      blocks: [
        {
          kind: 'facts',
          rows: [
            ['Zuwendungsart', 'Projektförderung'],
            ['Finanzierungsart', FINANCING_KINDS[financing.type].name + rate],
            ['Durchführungszeitraum', 'wie Bewilligungszeitraum'],
            ['Finanzierungsform', `${facts.recipient.municipal ? 'Zuweisung' : 'Zuschuss'} (nicht rückzahlbar)`],
            ...(facts.programme.lumpSum
              ? []
              : ([
                  ['Gesamtausgaben', euros(planned.total('expenditure'))],
                  ['davon zuwendungsfähig', euros(recognised.total('expenditure'))],
                ] as [string, string][])),
          ],
        },
      ],
    },
    ...(deductions.length
      ? [
          {
            kind: 'table' as const,
            caption: 'Nicht als zuwendungsfähig anerkannte Ausgaben in Euro',
            head: ['Position', 'Jahr', 'Betrag', 'Grund'],
            widths: [1.4, 0.5, 0.9, 2.4],
            rows: deductions.map(({ label, year, amount: less, reason }) => [
              label,
              String(year),
              figures(less),
              reason,
            ]),
            sums: [],
          },
        ]
      : []),
    { kind: 'heading', text: '4  Bemessung' },
    {
      kind: 'table',
      caption: 'Herleitung der Zuwendung; Regeln und Fundstellen in den Anlagen',
      head: ['Rechenschritt', 'Betrag'],
      rows: [...steps.map(({ text, result }) => [text, result]), ['Zuwendung', euros(amount)]],
      sums: [steps.length],
    },
  ]
}
