import type { DateTime } from 'luxon'
import { dayOf } from '#core/calendar/clock'
import { germanDay, germanInstant } from '#core/calendar/german_dates'
import { demoNote } from '#letters/demo_note'
import type { Block, Letter } from '#letters/domain/letter'
import { letterheadOf } from '#letters/letterhead'
import { planTableBlock } from '#financing/domain/plan_table'
import { printedForm } from '#forms/printed'
import type Call from '#programmes/models/call'
import type Authority from '#tenancy/models/authority'
import { readPlan } from '#applications/domain/plan_grid'
import { makeupBlocks } from '#applications/letters/plan_makeup'
import { type SectionContext, typedIn } from '#applications/domain/section_context'
import { furtherPlaces, partsOf } from '#applications/domain/section_kinds'

export type FormPrint = {
  call: Call
  authority: Authority
  context: SectionContext
  /** Whose it is, and what it is called; null where it is the empty form. */
  of: { recipient: string; title: string; fileNumber: string | null } | null
  at: DateTime
}

/** An application as it stands at this moment, or the empty form of a call: every question with its answer, to be read or laid before a council. */
export function formPrint({ call, authority, context, of, at }: FormPrint): Letter {
  const title = of ? 'Antrag, noch nicht eingereicht' : 'Antragsformular'
  const sections = context.definition.sections.map((section) => ({
    heading: section.title,
    blocks: [
      ...(of && section.kind === 'plan'
        ? printedPlan(context)
        : printedForm(partsOf(section, context), typedIn(context, section), true)),
      ...places(furtherPlaces(section, context)),
    ],
  }))
  return {
    title,
    subjectLines: [title, of ? `${call.title} – ${of.recipient}` : call.title],
    letterhead: letterheadOf(authority),
    deliveryNote: null,
    address: [],
    information: [
      ['Programm', context.definition.name],
      ...(of ? [['Vorhaben', of.title] as [string, string]] : []),
      ['Antragsfrist', germanInstant(call.closesAt)],
      ['Bewilligungszeitraum', `${germanDay(call.periodFrom)} bis ${germanDay(call.periodTo)}`],
      [of ? 'Ausdruck' : 'Stand', germanInstant(at)],
    ],
    fileNumber: of?.fileNumber ?? call.code,
    dated: germanDay(dayOf(at)),
    createdAt: at.toUTC().toISO({ suppressMilliseconds: true })!,
    demoNote: demoNote() ?? (of ? 'Entwurf – nicht eingereicht' : null),
    blocks: [
      ...(of ? [{ kind: 'paragraph' as const, text: NOT_FILED }] : []),
      ...sections.flatMap(({ heading, blocks }): Block[] => [{ kind: 'heading', text: heading }, ...blocks]),
      ...(of ? [] : [{ kind: 'heading' as const, text: 'Anlagen' }, needed(call)]),
    ],
  }
}

/** The plan with what the posts cost and the grant that it yields, and what its categories are made up of. */
function printedPlan(context: SectionContext): Block[] {
  const { figures: planned, calculation } = readPlan(context)
  return [planTableBlock(planned, calculation.tranches, 'Finanzierungsplan'), ...makeupBlocks(context)]
}

const NOT_FILED =
  'Das ist der Stand der Eingaben zum Zeitpunkt des Ausdrucks. Gestellt ist der Antrag erst, wenn eine vertretungsberechtigte Person ihn in Anschub einreicht.'

function places(rows: readonly { label: string; value: string }[]): Block[] {
  const shown = rows.filter(({ value }) => value)
  return shown.length ? [{ kind: 'facts', rows: shown.map(({ label, value }) => [label, value]) }] : []
}

/** What is to be attached, for who has not begun yet. */
function needed({ definition }: Call): Block {
  const rows = definition.attachments.map(({ label, required, onlyJoint }): [string, string] => [
    label,
    [required ? 'erforderlich' : 'freiwillig', onlyJoint && 'nur bei gemeinsamen Anträgen'].filter(Boolean).join(', '),
  ])
  return rows.length ? { kind: 'facts', rows } : { kind: 'paragraph', text: 'Es sind keine Anlagen vorgesehen.' }
}
