import type { UnitKind } from '#register/domain/unit_kinds'
import type { ProgrammeDefinition, Section } from '#programmes/domain/definition'
import type { Rounding } from '#financing/domain/approval'

/** Everything that the sections of an application are judged by; what people typed stays as they typed it. */
export type SectionContext = {
  definition: ProgrammeDefinition
  years: readonly number[]
  /** How the Land rounds what it approves: the plan balances with the rounded grant. */
  rounding: Rounding
  unitKind: UnitKind | 'other'
  partners: readonly { id: number; name: string }[]
  attachedSlots: readonly string[]
  raw: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** A section that its programme knows; the URL names it. Null for any other word. */
export function sectionOf(definition: ProgrammeDefinition, key: string): Section | null {
  return definition.sections.find((section) => section.key === key) ?? null
}

export function typedIn(context: SectionContext, section: Section): Readonly<Record<string, string>> {
  return context.raw[section.key] ?? {}
}
