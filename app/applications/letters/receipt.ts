import type { DateTime } from 'luxon'
import { dayOf } from '#core/calendar/clock'
import { germanDay, germanInstant } from '#core/calendar/german_dates'
import { euros, figures } from '#core/money/german_money'
import type Money from '#core/money/money'
import type { Letter } from '#letters/domain/letter'
import { composeLetter } from '#letters/compose_letter'
import { demoNote } from '#letters/demo_note'
import type Recipient from '#register/models/recipient'
import { contactOf } from '#letters/letterhead'
import type Authority from '#tenancy/models/authority'
import type { FinancePlanFigures } from '#financing/domain/finance_plan_figures'

export type ReceiptFacts = {
  /** 1 for the application itself, 2 and more for supplements. */
  version: number
  filedAt: DateTime
  fileNumber: string
  programme: string
  title: string
  closesAt: DateTime
  /** Whether the deadline cuts off. */
  isCutoff: boolean
  isLate: boolean
  /** When it came in, where it came on paper. */
  paperReceivedAt: DateTime | null
  requested: Money
  planned: FinancePlanFigures
  attachments: readonly { title: string; fileName: string; sha256: string }[]
  authority: Authority
  recipient: Recipient
}

export function receiptTitle(version: number): string {
  return version === 1 ? 'Eingangsbestätigung' : `Eingangsbestätigung der Ergänzung ${version - 1}`
}

/** The receipt (Eingangsbestätigung) of a submission: what came in, when, and how it goes on. No promise. */
export function receipt(facts: ReceiptFacts): Letter {
  const { filedAt, fileNumber, authority, recipient, planned, attachments } = facts
  const title = receiptTitle(facts.version)
  const expenditure = planned.rows('expenditure')
  return composeLetter({
    title,
    subjectLines: [title, `${facts.programme} – ${facts.title}`],
    authority: contactOf(authority),
    contact: ['Ansprechperson', authority.unit ?? authority.name],
    addressLines: recipient.addressLines,
    fileNumber,
    at: filedAt,
    delivery: facts.paperReceivedAt ? 'Per Post' : 'Elektronisch über Anschub',
    note: demoNote(),
    blocks: [
      { kind: 'paragraph', text: 'Sehr geehrte Damen und Herren,' },
      {
        kind: 'paragraph',
        text:
          `${cameIn(facts)} ` +
          `Der Antrag umfasst ${attachments.length === 1 ? 'eine Anlage' : `${attachments.length} Anlagen`}. ` +
          deadlineWords(facts),
      },
      {
        kind: 'facts',
        rows: [
          ['Aktenzeichen', fileNumber],
          ['Antragsteller', recipient.name],
          ['Zuwendungsfähige Ausgaben', euros(planned.total('expenditure'))],
          ['Beantragte Zuwendung', euros(facts.requested)],
        ],
      },
      {
        kind: 'table',
        caption: 'Ausgaben nach Jahren in Euro',
        head: ['Position', ...planned.years.map(String), 'Summe'],
        rows: [
          ...expenditure.map((row) => [row.label, ...row.amounts.map(figures), figures(row.total)]),
          [
            'Summe',
            ...planned.years.map((year) => figures(planned.total('expenditure', year))),
            figures(planned.total('expenditure')),
          ],
        ],
        sums: [expenditure.length],
      },
      {
        kind: 'table',
        caption: 'Eingereichte Anlagen mit ihrer Prüfsumme (SHA-256, Anfang)',
        head: ['Anlage', 'Datei', 'Prüfsumme'],
        widths: [1.4, 1.8, 1],
        rows: attachments.map((attachment) => [attachment.title, attachment.fileName, attachment.sha256.slice(0, 16)]),
        sums: [],
      },
      { kind: 'heading', text: 'So geht es weiter' },
      ...[
        'Wir prüfen, ob der Antrag vollständig ist, und melden uns, wenn etwas fehlt.',
        'Danach folgt die fachliche und zuwendungsrechtliche Prüfung.',
        facts.paperReceivedAt
          ? 'Den Stand erfahren Sie bei uns; mit einem Zugang zu „Anschub“ sehen Sie ihn dort.'
          : 'Den Stand können Sie jederzeit in „Anschub“ einsehen.',
      ].map((text, index) => ({ kind: 'paragraph' as const, number: `${index + 1}.`, text })),
      {
        kind: 'paragraph',
        text: 'Diese Bestätigung ist keine Zusage. Beginnen Sie nicht mit dem Vorhaben, bevor Sie unseren Bescheid oder unsere Zustimmung zum vorzeitigen Maßnahmebeginn erhalten haben. Als Beginn gilt auch der Abschluss eines Arbeits-, Liefer- oder Leistungsvertrages.',
      },
      { kind: 'paragraph', text: 'Diese Bestätigung wurde automatisch erstellt und ist ohne Unterschrift gültig.' },
    ],
  })
}

/** What came on paper came when its stamp says, and is typed in by us. */
function cameIn({ version, filedAt, paperReceivedAt }: ReceiptFacts): string {
  const what = version === 1 ? 'Ihr Antrag' : 'Ihre Ergänzung'
  if (!paperReceivedAt) return `${what} ist am ${germanInstant(filedAt)} bei uns eingegangen.`
  const when = version === 1 ? germanInstant(paperReceivedAt) : germanDay(dayOf(paperReceivedAt))
  return `${what} ist am ${when} auf Papier bei uns eingegangen; erfasst haben wir das am ${germanInstant(filedAt)}.`
}

/** A receipt says whether it came in time; of a supplement only when the deadline of the application was. */
function deadlineWords({ closesAt, version, isCutoff, isLate }: ReceiptFacts): string {
  const words = isCutoff ? 'Ausschlussfrist' : 'Antragsfrist'
  if (version > 1 || !isLate) return `Die ${words} endet am ${germanInstant(closesAt)}.`
  return `Die ${words} endete am ${germanInstant(closesAt)}; er ist verspätet. Ob er berücksichtigt werden kann, entscheiden wir.`
}
