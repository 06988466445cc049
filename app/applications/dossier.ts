import { DateTime } from 'luxon'
import { dayOf } from '#core/calendar/clock'
import { germanDay, germanInstant } from '#core/calendar/german_dates'
import type { Block } from '#letters/domain/letter'
import { figures } from '#core/money/german_money'
import type Money from '#core/money/money'
import { planTableBlock } from '#financing/domain/plan_table'
import type FinancePlan from '#financing/models/finance_plan'
import { printedForm } from '#forms/printed'
import { sectionDifferences } from '#applications/domain/section_differences'
import { type ContextPartner, typedIn } from '#applications/domain/section_context'
import { makeupBlocks } from '#applications/letters/plan_makeup'
import { partsOf } from '#applications/domain/section_kinds'
import type { Deduction } from '#applications/domain/submitted_grant'
import type Application from '#applications/models/application'
import Message from '#applications/models/message'
import SupplementRequest from '#applications/models/supplement_request'
import { filedVersions } from '#applications/queries/filed_versions'
import { type Filed, filedOf } from '#applications/queries/submission_of'

/** What was applied for, as it was filed last, and what was asked for afterwards. Needs its call and programme version. */
export async function applicationChapter(application: Application): Promise<Block[]> {
  const { submission, context, definition, surroundings } = await filedOf(application)
  const { periodFrom, periodTo } = application.call
  const partners = surroundings.partners.map(inWords).join('\n')
  const facts: [string, string][] = [
    ['Antragsteller', application.recipientName],
    ['Eingegangen', `${germanInstant(application.submittedAt!)}${application.isOnPaper ? ', auf Papier' : ''}`],
    ...(application.lateReason ? [['Begründung der Verspätung', application.lateReason] as [string, string]] : []),
    ['Fassung', `${submission.version}, eingereicht am ${germanInstant(submission.filedAt)}`],
    ['Bewilligungszeitraum', `${germanDay(periodFrom)} bis ${germanDay(periodTo)}`],
    ...(partners ? [['Partner', partners] as [string, string]] : []),
  ]
  // plan and documents have chapters of their own
  const sections = definition.sections.filter(({ kind }) => kind !== 'plan' && kind !== 'attachments')
  return [
    { kind: 'facts', rows: facts },
    ...sections.flatMap((section): Block[] => {
      const blocks = printedForm(partsOf(section, context), typedIn(context, section))
      return blocks.length ? [{ kind: 'heading', text: section.title, minor: true }, ...blocks] : []
    }),
    ...makeupBlocks(context),
    ...(await supplementBlocks(application)),
    ...(await messageBlocks(application)),
    ...(await versionBlocks(application)),
  ]
}

/** A partner, and when it stood by its share. */
function inWords({ name, confirmedAt }: ContextPartner): string {
  return confirmedAt ? `${name}, Anteil bestätigt am ${germanInstant(DateTime.fromISO(confirmedAt))}` : name
}

/** Every version that was filed, and what each says otherwise than the one before. */
async function versionBlocks(application: Application): Promise<Block[]> {
  const versions = await filedVersions(application)
  if (versions.length < 2) return []
  const filed = versions.map(({ submission: { version, filedAt, $extras } }): [string, string] => [
    `Fassung ${version}`,
    `eingereicht am ${germanInstant(filedAt)} von ${$extras.filer_name}`,
  ])
  const changes = versions.slice(0, -1).flatMap((after, index) => changeBlocks(versions[index + 1], after))
  return [{ kind: 'heading', text: 'Alle Fassungen', minor: true }, { kind: 'facts', rows: filed }, ...changes]
}

/** So many lines a row of a table may have; longer texts stand below each other, since no row is broken. */
const [MOST_LINES, LETTERS_A_LINE] = [30, 30]

function linesOf(cells: readonly string[]): number {
  const lines = (text: string) =>
    text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / LETTERS_A_LINE)), 0)
  return Math.max(...cells.map(lines))
}

function changeBlocks(before: Filed, after: Filed): Block[] {
  const [old, now] = [`Fassung ${before.submission.version}`, `Fassung ${after.submission.version}`]
  const changes = sectionDifferences(after.definition.sections, before.context, after.context).flatMap(
    ({ title, differences }) =>
      differences.map((one) => [`${title}: ${one.label}`, one.before || '–', one.after || '–'] as const)
  )
  if (changes.length === 0) return [{ kind: 'paragraph', text: `${old} und ${now} sagen dasselbe.` }]
  const isLong = (row: readonly string[]) => linesOf(row) > MOST_LINES
  const rows = changes.filter((one) => !isLong(one)).map((one) => [...one])
  const caption = `Was sich von ${old} zu ${now} geändert hat`
  const table: Block = { kind: 'table', caption, head: ['Angabe', old, now], widths: [1.4, 2, 2], rows, sums: [] }
  return [
    ...(rows.length ? [table] : []),
    ...changes.filter(isLong).flatMap(([label, was, is]): Block[] => [
      { kind: 'heading', text: label, minor: true },
      { kind: 'paragraph', text: `${old}: ${was}` },
      { kind: 'paragraph', text: `${now}: ${is}` },
    ]),
  ]
}

async function supplementBlocks({ id, isOnPaper }: Application): Promise<Block[]> {
  const requests = await SupplementRequest.query().where('application_id', id).orderBy('id')
  return requests.flatMap(({ request, requestedAt, dueOn, extendedUntil, answer, answeredAt, droppedAt }): Block[] => [
    { kind: 'heading', text: `Nachforderung vom ${germanDay(dayOf(requestedAt))}`, minor: true },
    {
      kind: 'facts',
      rows: [
        ['Was fehlte', request],
        ['Frist', germanDay(dueOn) + (extendedUntil ? `, verlängert bis ${germanDay(extendedUntil)}` : '')],
        [
          'Beantwortet',
          answeredAt
            ? isOnPaper
              ? germanDay(dayOf(answeredAt))
              : germanInstant(answeredAt)
            : droppedAt
              ? 'erledigt durch Abgabe'
              : 'noch nicht',
        ],
        ...(answer ? [['Antwort', answer] as [string, string]] : []),
      ],
    },
  ])
}

async function messageBlocks({ id, recipientName }: Application): Promise<Block[]> {
  const messages = await Message.of(id)
  if (messages.length === 0) return []
  return [
    { kind: 'heading', text: 'Nachrichten', minor: true },
    ...messages.flatMap(({ side, writer, at, body, files, readAt }): Block[] => {
      const from = side === 'applicant' ? recipientName : 'Bewilligungsbehörde'
      const names = files.map(({ document }) => document.fileName).join(', ')
      const read = readAt ? `, gelesen am ${germanInstant(readAt)}` : ''
      return [
        {
          kind: 'paragraph',
          text: `${writer.name}, ${from}, ${germanInstant(at)}${read}${names ? `. Beigefügt: ${names}` : ''}`,
        },
        { kind: 'paragraph', text: body },
      ]
    }),
  ]
}

/** The plan with what is recognised of it and, once it is decided, what the grant pays of it. */
export function planChapter(
  plan: FinancePlan,
  deductions: readonly (Deduction & { label: string })[],
  granted: readonly { year: number; amount: Money }[] | null
): Block[] {
  const table = planTableBlock(
    plan.figures().less(deductions),
    granted,
    `Fassung ${plan.version}, alle Beträge in Euro`
  )
  if (deductions.length === 0) return [table]
  return [
    table,
    {
      kind: 'table',
      caption: 'Nicht als zuwendungsfähig anerkannt, in Euro',
      head: ['Position', 'Jahr', 'Betrag', 'Grund'],
      widths: [1.4, 0.5, 0.9, 2.4],
      rows: deductions.map(({ label, year, amount, reason }) => [label, String(year), figures(amount), reason]),
      sums: [],
    },
  ]
}
