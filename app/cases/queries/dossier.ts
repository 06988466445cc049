import type { DateTime } from 'luxon'
import i18nManager from '@adonisjs/i18n/services/main'
import { dayOf } from '#core/calendar/clock'
import { germanDay, germanInstant } from '#core/calendar/german_dates'
import { euros } from '#core/money/german_money'
import { demoNote } from '#letters/demo_note'
import type { Block, Letter } from '#letters/domain/letter'
import { letterheadOf } from '#letters/letterhead'
import JournalEntry from '#journal/models/journal_entry'
import { applicationChapter, planChapter } from '#applications/dossier'
import { reviewChapter } from '#reviews/dossier'
import { decisionChapter } from '#decisions/dossier'
import { thawed } from '#decisions/domain/notice_facts'
import ProgressReport from '#reports/models/progress_report'
import { reportChapter } from '#reports/dossier'
import type { CaseFile } from '#cases/queries/case_file'
import { calculationOf } from '#cases/queries/calculation_of'
import { documentsOf } from '#cases/queries/documents_of'

type Chapter = { heading: string; blocks: (file: CaseFile, on: DateTime) => Promise<Block[]> }

/** The chapters of a file; each module tells its own. */
const CHAPTERS: readonly Chapter[] = [
  { heading: '1  Antrag', blocks: ({ application }) => applicationChapter(application) },
  { heading: '2  Finanzierungsplan', blocks: plan },
  { heading: '3  Prüfvermerk', blocks: ({ application }) => reviewChapter(application.id) },
  {
    heading: '4  Entscheidungen',
    blocks: async ({ decisions, returned }, on) => decisionChapter(decisions, returned, dayOf(on)),
  },
  {
    heading: '5  Berichte',
    blocks: async ({ grant, application }) => reportChapter(await ProgressReport.of(grant), application.definition),
  },
  { heading: '6  Verzeichnis der Dokumente', blocks: documents },
  { heading: '7  Protokoll der Handlungen', blocks: journal },
]

/** One case file as a document: contents, all that was decided and why, every document with its hash, the journal. */
export async function composeDossier(file: CaseFile, by: string, at: DateTime): Promise<Letter> {
  const { application, programme, version } = file
  await application.load((loader) => loader.load('authority').load('call').load('programmeVersion'))
  const chapters: Block[] = []
  for (const [index, { heading, blocks }] of CHAPTERS.entries()) {
    chapters.push(index === 0 ? { kind: 'new_page', heading } : { kind: 'heading', text: heading })
    chapters.push(...(await blocks(file, at)))
  }
  return {
    title: 'Akte',
    subjectLines: [`Akte ${application.fileNumber}`, `${application.recipientName} – ${application.title}`],
    letterhead: letterheadOf(application.authority),
    deliveryNote: null,
    address: [],
    information: [
      ['Programm', programme.name],
      ['Stand der Akte', t(`status.${file.stage}`)],
      ['Beantragt', euros(application.requestedAmount!)],
      ['Bewilligt', version ? euros(version.amount) : '–'],
      ['Ausdruck', `${germanInstant(at)}, ${by}`],
    ],
    fileNumber: application.fileNumber!,
    dated: germanDay(dayOf(at)),
    createdAt: at.toUTC().toISO({ suppressMilliseconds: true })!,
    demoNote: demoNote(),
    blocks: [
      { kind: 'heading', text: 'Inhalt' },
      { kind: 'contents', headings: CHAPTERS.map(({ heading }) => heading) },
      ...chapters,
    ],
  }
}

async function plan(file: CaseFile): Promise<Block[]> {
  const granted = file.decisions.find(({ grants, signedAt }) => grants && signedAt)
  const { plan: filed, calculation } = await calculationOf(file)
  const deductions = granted ? thawed(granted.noticeFacts).deductions : []
  return planChapter(filed, deductions, granted ? calculation.tranches : null)
}

async function documents(file: CaseFile): Promise<Block[]> {
  const filed = await documentsOf(file)
  return [
    {
      kind: 'table',
      caption: 'Alle Dokumente mit ihrer Prüfsumme (SHA-256)',
      head: ['Nr.', 'Dokument', 'Datei', 'Datum', 'Prüfsumme'],
      widths: [0.4, 2, 2.2, 0.95, 2.6],
      rows: filed.map(({ document, withdrawn, replacedBy }, index) => [
        String(index + 1),
        withdrawn
          ? `${document.title} (${replacedBy ? `ersetzt durch ${replacedBy}` : 'zurückgezogen'})`
          : document.title,
        document.fileName,
        germanDay(dayOf(document.createdAt)),
        document.sha256.match(/.{16}/g)!.join(' '),
      ]),
      sums: [],
    },
  ]
}

async function journal({ application }: CaseFile): Promise<Block[]> {
  const entries = await JournalEntry.query().where('stream', application.journalStream).orderBy('seq')
  return [
    {
      kind: 'table',
      caption: 'Jede Handlung trägt die Prüfsumme der vorigen; die Kette beginnt mit Nummer 1.',
      head: ['Nr.', 'Wann', 'Wer', 'Was', 'Prüfsumme'],
      widths: [0.4, 1.6, 2.1, 2.3, 1.5],
      rows: entries.map((entry) => [
        String(entry.seq),
        germanInstant(entry.at),
        entry.actor,
        actText(entry),
        // whole, in pieces that a narrow column holds
        entry.hash.match(/.{1,16}/g)!.join(' '),
      ]),
      sums: [],
    },
  ]
}

function t(key: string): string {
  return i18nManager.locale('de').t(key)
}

function actText(entry: JournalEntry): string {
  const { sentence, reason, file } = JSON.parse(entry.details) as Record<string, string>
  return [t(`acts.${entry.act}`), sentence ?? reason ?? file].filter(Boolean).join(': ')
}
