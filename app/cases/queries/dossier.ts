import type { DateTime } from 'luxon'
import i18nManager from '@adonisjs/i18n/services/main'
import { dayOf } from '#core/calendar/clock'
import { germanDay, germanInstant } from '#core/calendar/german_dates'
import { euros } from '#core/money/german_money'
import { demoNote } from '#documents/demo_note'
import Document from '#documents/models/document'
import type { Block, Letter } from '#documents/pdf/letter'
import type { ProgrammeDefinition, Section } from '#programmes/domain/definition'
import { planTableBlock } from '#financing/domain/plan_table'
import FinancePlan from '#financing/models/finance_plan'
import JournalEntry from '#journal/models/journal_entry'
import { MOST_POSTS } from '#applications/domain/post_rows'
import { typedIn } from '#applications/domain/section_context'
import { readApplication } from '#applications/queries/application_reading'
import { FORMAL_CHECKS, TEXT_ITEMS } from '#reviews/domain/review_items'
import ReviewRecord from '#reviews/models/review_record'
import { letterheadOf } from '#decisions/queries/compose_notice'
import type { CaseFile } from '#cases/queries/case_file'
import { decisionBlocks } from '#cases/queries/dossier_decision'
import { reportBlocks } from '#cases/queries/dossier_reports'

const ANSWERS: Record<string, string> = { yes: 'ja', no: 'nein', not_applicable: 'entfällt' }
const CHAPTERS = [
  '1  Antrag',
  '2  Finanzierungsplan',
  '3  Prüfvermerk',
  '4  Entscheidung',
  '5  Berichte',
  '6  Verzeichnis der Dokumente',
  '7  Protokoll der Handlungen',
]

/** One case file as a document: contents, all that was decided and why, every document with its hash, the journal. */
export async function composeDossier(file: CaseFile, by: string, at: DateTime): Promise<Letter> {
  const { application } = file
  const t = (key: string) => i18nManager.locale('de').t(key)
  const documents = await Document.query().where('stream', application.journalStream).orderBy('id')
  const entries = await JournalEntry.query().where('stream', application.journalStream).orderBy('seq')
  return {
    title: 'Akte',
    subjectLines: [`Akte ${application.fileNumber}`, `${application.recipientName} – ${application.title}`],
    letterhead: letterheadOf(application.authority),
    deliveryNote: null,
    address: [],
    information: [
      ['Programm', application.programme.name],
      ['Stand der Akte', isRejected(file.decision) ? 'Abgelehnt' : t(`status.${application.status}`)],
      ['Beantragt', euros(application.requestedAmount!)],
      ['Bewilligt', file.decision?.signedAt && file.decision.kind === 'approval' ? euros(file.decision.amount) : '–'],
      ['Ausdruck', `${germanInstant(at)}, ${by}`],
    ],
    fileNumber: application.fileNumber!,
    dated: germanDay(dayOf(at)),
    createdAt: at.toUTC().toISO({ suppressMilliseconds: true })!,
    demoNote: demoNote(),
    blocks: [
      { kind: 'heading', text: 'Inhalt' },
      { kind: 'contents', headings: CHAPTERS },
      { kind: 'new_page', heading: CHAPTERS[0] },
      ...(await applicationBlocks(file)),
      { kind: 'heading', text: CHAPTERS[1] },
      ...(await planBlocks(file)),
      { kind: 'heading', text: CHAPTERS[2] },
      ...(await reviewBlocks(file)),
      { kind: 'heading', text: CHAPTERS[3] },
      ...(await decisionBlocks(file, dayOf(at))),
      { kind: 'heading', text: CHAPTERS[4] },
      ...(await reportBlocks(file, t)),
      { kind: 'heading', text: CHAPTERS[5] },
      {
        kind: 'table',
        caption: 'Alle Dokumente mit ihrer Prüfsumme (SHA-256)',
        head: ['Nr.', 'Dokument', 'Datei', 'Datum', 'Prüfsumme'],
        widths: [0.4, 2, 2.2, 0.95, 2.6],
        rows: documents.map((document, index) => [
          String(index + 1),
          document.title,
          document.fileName,
          germanDay(dayOf(document.createdAt)),
          spaced(document.sha256),
        ]),
        sums: [],
      },
      { kind: 'heading', text: CHAPTERS[6] },
      {
        kind: 'table',
        caption: 'Jede Handlung trägt die Prüfsumme der vorigen; die Kette beginnt mit Nummer 1.',
        head: ['Nr.', 'Wann', 'Wer', 'Was', 'Prüfsumme'],
        widths: [0.4, 1.6, 2.1, 2.3, 1.5],
        rows: entries.map((entry) => [
          String(entry.seq),
          germanInstant(entry.at),
          entry.actor,
          actText(entry, t),
          entry.hash.slice(0, 16),
        ]),
        sums: [],
      },
    ],
  }
}

function isRejected(decision: CaseFile['decision']): boolean {
  return Boolean(decision?.dispatchedAt) && decision?.kind === 'rejection'
}

function actText(entry: JournalEntry, t: (key: string) => string): string {
  const { sentence, reason, file } = JSON.parse(entry.details) as Record<string, string>
  return [t(`acts.${entry.act}`), sentence ?? reason ?? file].filter(Boolean).join(': ')
}

function spaced(hash: string): string {
  return hash.match(/.{16}/g)!.join(' ')
}

async function applicationBlocks({ application }: CaseFile): Promise<Block[]> {
  const { definition, context } = await readApplication(application)
  const blocks: Block[] = [
    {
      kind: 'facts',
      rows: [
        ['Antragsteller', application.recipient.name],
        ['Eingegangen', germanInstant(application.submittedAt!)],
        [
          'Bewilligungszeitraum',
          `${germanDay(application.call.periodFrom)} bis ${germanDay(application.call.periodTo)}`,
        ],
        ...(context.partners.length
          ? [['Partner', context.partners.map(({ name }) => name).join(', ')] as [string, string]]
          : []),
      ],
    },
  ]
  for (const section of definition.sections) {
    const typed = typedIn(context, section)
    const answered = ANSWERED[section.kind]?.(typed, definition, context.years)
    if (answered) blocks.push({ kind: 'heading', text: section.title, minor: true }, answered)
    if (section.kind !== 'fields') continue
    const rows = section
      .fields!.filter(({ key }) => typed[key])
      .map((field): [string, string] => [
        field.label,
        field.choices?.find(({ value }) => value === typed[field.key])?.label ?? typed[field.key],
      ])
    if (rows.length) blocks.push({ kind: 'heading', text: section.title, minor: true }, { kind: 'facts', rows })
  }
  return [...blocks, ...supplementBlocks(application)]
}

/** What was asked for after the application came in, and what was answered. */
function supplementBlocks({ supplementRequests }: CaseFile['application']): Block[] {
  return supplementRequests.flatMap(({ request, requestedAt, dueOn, answer, answeredAt }): Block[] => [
    { kind: 'heading', text: `Nachforderung vom ${germanDay(dayOf(requestedAt))}`, minor: true },
    {
      kind: 'facts',
      rows: [
        ['Was fehlte', request],
        ['Frist', germanDay(dueOn)],
        ['Beantwortet', answeredAt ? germanInstant(answeredAt) : 'noch nicht'],
        ...(answer ? [['Antwort', answer] as [string, string]] : []),
      ],
    },
  ])
}

type Typed = Readonly<Record<string, string>>

/** The sections that are no plain fields: posts, targets, declarations. Plan and documents have chapters of their own. */
const ANSWERED: Partial<
  Record<Section['kind'], (typed: Typed, definition: ProgrammeDefinition, years: readonly number[]) => Block>
> = {
  posts: (typed, definition) => ({
    kind: 'table',
    caption: 'Beantragte Stellen',
    head: ['Stelle', 'Anteil', 'Entgeltgruppe', 'Besetzte Monate'],
    rows: Array.from({ length: MOST_POSTS }, (_, index) => index + 1)
      .filter((row) => typed[`role_${row}`])
      .map((row) => [
        definition.financing.units?.find(({ code }) => code === typed[`role_${row}`])?.label ?? typed[`role_${row}`],
        typed[`fte_${row}`] ?? '–',
        typed[`group_${row}`] ?? '–',
        typed[`months_${row}`] ?? '–',
      ]),
    sums: [],
  }),
  indicators: (typed, definition, years) => ({
    kind: 'table',
    caption: 'Zielwerte nach Jahren',
    head: ['Kennzahl', ...years.map(String)],
    rows: definition.indicators.map(({ code, label, unit }) => [
      `${label} (${unit})`,
      ...years.map((year) => typed[`${code}_${year}`] ?? '–'),
    ]),
    sums: [],
  }),
  declarations: (typed, definition) => ({
    kind: 'table',
    caption: 'Abgegebene Erklärungen',
    head: ['Erklärung', 'Stand'],
    widths: [5, 1],
    rows: definition.declarations.map(({ key, text }) => [text, typed[key] === '1' ? 'erklärt' : 'offen']),
    sums: [],
  }),
}

async function planBlocks({ application, decision }: CaseFile): Promise<Block[]> {
  const plan = await FinancePlan.withLines(application.financePlanId!)
  const grants = decision?.kind === 'approval' ? decision.tranches : null
  return [planTableBlock(plan.figures(), grants, `Fassung ${plan.version}, alle Beträge in Euro`)]
}

async function reviewBlocks({ application }: CaseFile): Promise<Block[]> {
  const record = await ReviewRecord.findBy('application_id', application.id)
  if (!record) return [{ kind: 'paragraph', text: 'Ein Prüfvermerk liegt noch nicht vor.' }]
  const { answers } = record
  return [
    {
      kind: 'facts',
      rows: FORMAL_CHECKS.map(({ key, label }) => [
        label,
        [ANSWERS[answers[key]] ?? 'offen', answers[`${key}_note`]].filter(Boolean).join(', '),
      ]),
    },
    { kind: 'facts', rows: TEXT_ITEMS.map(({ key, label }) => [label, answers[key] ?? 'offen']) },
  ]
}
