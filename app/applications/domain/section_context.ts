import { ownOf } from '#core/own'
import Day from '#core/calendar/day'
import type { Choice, Field } from '#forms/domain/field'
import { printField, valueOf } from '#forms/domain/fields'
import type { UnitKind } from '#register/domain/unit_kinds'
import { type Answers, textIn } from '#forms/domain/form'
import { withResults } from '#forms/domain/results'
import type { Typed } from '#forms/models/submission'
import type { ProgrammeDefinition, Section, SectionKind } from '#programmes/domain/definition'
import { fieldParts } from '#programmes/domain/section_parts'
import { DELIVERY_WISHES, type DeliveryWish } from '#applications/domain/delivery_wish'
import type { Payee } from '#applications/domain/submitted_grant'
import type { CasePeriod, Proration } from '#financing/domain/period_share'
import type { Rounding } from '#financing/domain/approval'

/** A partner; `confirmed` is the mark of the share that it stands by, with who said so and when (ISO). */
export type ContextPartner = {
  id: number
  name: string
  confirmed?: string | null
  confirmedBy?: number | null
  confirmedAt?: string | null
}

/** Everything that the sections of an application are judged by; what people typed stays as they typed it. */
export type SectionContext = {
  definition: ProgrammeDefinition
  years: readonly number[]
  /** Of the call. */
  period: CasePeriod
  /** How parts of its months count. */
  proration: Proration
  /** How the Land rounds what it approves: the plan balances with the rounded grant. */
  rounding: Rounding
  unitKind: UnitKind | 'other'
  /** Of the town, by the official figure. */
  inhabitants: number
  partners: readonly ContextPartner[]
  attached: readonly { slot: string; fileName: string; sha256: string }[]
  raw: Typed
  /** The municipalities and counties of the Land, where the form asks for one. */
  places?: readonly Choice[]
  /** It came on paper: what it lacks can only be asked for. */
  onPaper?: true
  /** Sections whose answers were taken over and that nobody has looked at yet. */
  unchecked?: readonly string[]
}

/** A section that its programme knows; the URL names it. Null for any other word. */
export function sectionOf(definition: ProgrammeDefinition, key: string): Section | null {
  return definition.sections.find((section) => section.key === key) ?? null
}

/** The section of a kind that stands in a form once at most, e.g. its plan. */
export function sectionOfKind({ sections }: ProgrammeDefinition, kind: SectionKind): Section | null {
  return sections.find((section) => section.kind === kind) ?? null
}

/** What was typed into a section, with what its form computes from it. */
export function typedIn(context: SectionContext, section: Section | null): Answers {
  const typed = (section && ownOf(context.raw, section.key)) ?? {}
  return section?.kind === 'fields' ? withResults(fieldParts(section, context.places), typed) : typed
}

/** What was typed into the section of a kind; nothing where the form has none. */
export function typedInKind(context: SectionContext, kind: SectionKind): Answers {
  return typedIn(context, sectionOfKind(context.definition, kind))
}

/** The answer that names the whole, e.g. the title of the measure; empty where none was given. */
export function titleIn(definition: ProgrammeDefinition, raw: Typed): string {
  const asked = askedAs('title', definition)
  return asked ? textIn(ownOf(raw, asked.section) ?? {}, asked.field.key) : ''
}

/** When the measure begins, and whether it is one that runs already and that the programme continues. */
export function beginningIn(definition: ProgrammeDefinition, raw: Typed): { start: string | null; continued: boolean } {
  const start = answeredAs('start', definition, raw)
  return {
    start: start instanceof Day ? start.iso : null,
    continued: definition.continues === true && answeredAs('running', definition, raw) === 'yes',
  }
}

/** How notices are to reach the applicant; who was not asked has not consented to retrieval. */
export function deliveryIn(definition: ProgrammeDefinition, raw: Typed): DeliveryWish {
  const answer = answeredAs('delivery', definition, raw)
  return DELIVERY_WISHES.find((wish) => wish === answer) ?? 'post'
}

/** Whom the money goes to, as it is printed; null where the form does not ask for an account. */
export function payeeIn(definition: ProgrammeDefinition, raw: Typed): Payee | null {
  const printed = (role: NonNullable<Field['role']>) => {
    const asked = askedAs(role, definition)
    return asked ? printField(asked.field, textIn(ownOf(raw, asked.section) ?? {}, asked.field.key)) : ''
  }
  const [name, iban, reference] = [printed('payee'), printed('account'), printed('reference')]
  return iban ? { name, iban, reference: reference || null } : null
}

/** The answers of these keys, as they are printed. */
export function answersTo(context: SectionContext, keys: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    context.definition.sections
      .filter(({ kind }) => kind === 'fields')
      .flatMap((section) => {
        const typed = typedIn(context, section)
        return fieldParts(section, context.places)
          .flatMap((part) => (part.kind === 'fields' ? part.fields : []))
          .filter(({ key }) => keys.includes(key))
          .map((field) => [field.key, printField(field, textIn(typed, field.key))])
      })
  )
}

function answeredAs(role: NonNullable<Field['role']>, definition: ProgrammeDefinition, raw: Typed): unknown {
  const asked = askedAs(role, definition)
  return asked && valueOf(asked.field, ownOf(ownOf(raw, asked.section), asked.field.key) as string | undefined)
}

function askedAs(wanted: NonNullable<Field['role']>, { sections }: ProgrammeDefinition) {
  for (const { key: section, fields = [] } of sections) {
    const field = fields.find(({ role }) => role === wanted)
    if (field) return { section, field }
  }
  return null
}
