import { inject } from '@adonisjs/core'
import { dayOf } from '#core/calendar/clock'
import { germanDay, germanInstant } from '#core/calendar/german_dates'
import { euros, figures } from '#core/money/german_money'
import { inTransaction } from '#core/persistence/in_transaction'
import { demoNote } from '#documents/demo_note'
import DocumentStore from '#documents/document_store'
import Document from '#documents/models/document'
import { type Letter, renderLetter } from '#documents/pdf/letter'
import FinancePlan from '#financing/models/finance_plan'
import Application from '#applications/models/application'
import { readApplication } from '#applications/queries/application_reading'

/** The receipt (Eingangsbestätigung) of a submission as a file; made once for every version that was submitted. */
@inject()
export default class FileReceipt {
  constructor(private store: DocumentStore) {}

  handle(applicationId: number): Promise<Document> {
    return inTransaction(async (trx) => {
      const application = await Application.locked(applicationId, trx)
      const plan = await FinancePlan.withLines(application.financePlanId!, trx)
      const title = plan.version === 1 ? 'Eingangsbestätigung' : `Eingangsbestätigung der Ergänzung ${plan.version - 1}`
      const filed = await Document.query({ client: trx })
        .where({ stream: application.journalStream, kind: 'receipt', title })
        .first()
      if (filed) return filed
      const bytes = await renderLetter(await compose(application, plan, title))
      const fileName = `${application.fileNumber}_${title.replaceAll(' ', '_')}.pdf`
      const at = plan.createdAt
      return this.store.file(
        bytes,
        {
          land: application.land,
          stream: application.journalStream,
          kind: 'receipt',
          title,
          fileName,
          by: 'Anschub',
          at,
        },
        trx
      )
    })
  }
}

/** The receipt of the newest submission, as data. */
export async function composeReceipt(applicationId: number): Promise<Letter> {
  const application = await Application.findOrFail(applicationId)
  const plan = await FinancePlan.withLines(application.financePlanId!)
  return compose(application, plan, 'Eingangsbestätigung')
}

async function compose(application: Application, plan: FinancePlan, title: string): Promise<Letter> {
  const { attachments } = await readApplication(application, application.$trx)
  const { authority, recipient } = application
  const at = plan.createdAt
  const planned = plan.figures()
  return {
    title,
    subjectLines: [title, `${application.programme.name} – ${application.title}`],
    letterhead: {
      name: authority.name,
      unit: authority.unit,
      returnLine: `${authority.name} · ${authority.street} · ${authority.postcode} ${authority.town}`,
      footer: `${authority.name}, ${authority.street}, ${authority.postcode} ${authority.town} · ${authority.phone ?? ''}`,
    },
    deliveryNote: 'Elektronisch über Anschub',
    address: recipient.addressLines,
    information: [
      ['Aktenzeichen', application.fileNumber!],
      ['Ansprechperson', authority.unit ?? authority.name],
      ['Telefon', authority.phone ?? '–'],
      ['Datum', germanDay(dayOf(at))],
    ],
    fileNumber: application.fileNumber!,
    dated: germanDay(dayOf(at)),
    createdAt: at.toUTC().toISO({ suppressMilliseconds: true })!,
    demoNote: demoNote(),
    blocks: [
      { kind: 'paragraph', text: 'Sehr geehrte Damen und Herren,' },
      {
        kind: 'paragraph',
        text: `Ihr Antrag ist am ${germanInstant(at)} bei uns eingegangen. Er umfasst ${attachments.length === 1 ? 'eine Anlage' : `${attachments.length} Anlagen`}. Die Antragsfrist endet am ${germanInstant(application.call.closesAt)}.`,
      },
      {
        kind: 'facts',
        rows: [
          ['Aktenzeichen', application.fileNumber!],
          ['Antragsteller', recipient.name],
          ['Zuwendungsfähige Ausgaben', euros(planned.total('expenditure'))],
          ['Beantragte Zuwendung', euros(application.requestedAmount!)],
        ],
      },
      {
        kind: 'table',
        caption: 'Ausgaben nach Jahren in Euro',
        head: ['Position', ...planned.years.map(String), 'Summe'],
        rows: [
          ...planned.rows('expenditure').map((row) => [row.label, ...row.amounts.map(figures), figures(row.total)]),
          [
            'Summe',
            ...planned.years.map((year) => figures(planned.total('expenditure', year))),
            figures(planned.total('expenditure')),
          ],
        ],
        sums: [planned.rows('expenditure').length],
      },
      {
        kind: 'table',
        caption: 'Eingereichte Anlagen mit ihrer Prüfsumme (SHA-256, Anfang)',
        head: ['Anlage', 'Datei', 'Prüfsumme'],
        widths: [1.4, 1.8, 1],
        rows: attachments.map(({ document }) => [document.title, document.fileName, document.sha256.slice(0, 16)]),
        sums: [],
      },
      { kind: 'heading', text: 'So geht es weiter' },
      {
        kind: 'paragraph',
        number: '1.',
        text: 'Wir prüfen, ob der Antrag vollständig ist, und melden uns, wenn etwas fehlt.',
      },
      { kind: 'paragraph', number: '2.', text: 'Danach folgt die fachliche und zuwendungsrechtliche Prüfung.' },
      { kind: 'paragraph', number: '3.', text: 'Den Stand können Sie jederzeit in „Anschub“ einsehen.' },
      {
        kind: 'paragraph',
        text: 'Diese Bestätigung ist keine Zusage. Beginnen Sie nicht mit dem Vorhaben, bevor Sie unseren Bescheid oder unsere Zustimmung zum vorzeitigen Maßnahmebeginn erhalten haben. Als Beginn gilt auch der Abschluss eines Arbeits-, Liefer- oder Leistungsvertrages.',
      },
      { kind: 'paragraph', text: 'Diese Bestätigung wurde automatisch erstellt und ist ohne Unterschrift gültig.' },
    ],
  }
}
