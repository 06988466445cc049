import { ownOf } from '#core/own'
import type { Answer } from '#forms/domain/difference'
import type { Answers } from '#forms/domain/form'
import { placesOf } from '#forms/domain/places'
import type { ProgrammeDefinition, Section } from '#programmes/domain/definition'
import { type SectionContext, typedIn } from '#applications/domain/section_context'
import { partsOf } from '#applications/domain/section_kinds'

/** What becomes of a draft under another version of its programme. */
export type MovedForm = {
  /** Its answers by section: fields and tables follow their keys, other sections their kind. */
  sections: Record<string, Answers>
  /** What was answered and is not asked any more. */
  lost: Answer[]
  /** Kinds of attachments that there are no more. */
  slots: string[]
}

export function movedForm(from: SectionContext, to: ProgrammeDefinition): MovedForm {
  const typed = typedFields(from)
  const sections = to.sections.flatMap((section): [string, Answers][] => {
    const answers = section.kind === 'fields' ? picked(typed, keysOf(section)) : ofKind(from, section)
    return Object.keys(answers).length ? [[section.key, answers]] : []
  })
  const asked = new Set(to.sections.flatMap(keysOf))
  return {
    sections: Object.fromEntries(sections),
    lost: from.definition.sections.flatMap((section) => lostOf(section, from, asked)),
    slots: from.definition.attachments
      .map(({ key }) => key)
      .filter((slot) => !to.attachments.some(({ key }) => key === slot)),
  }
}

function keysOf({ fields = [], tables = [] }: Section): string[] {
  return [...fields, ...tables].map(({ key }) => key)
}

/** The answers of all sections of fields: their keys are those of the whole form. */
function typedFields({ definition, raw }: SectionContext): Answers {
  const answers = definition.sections
    .filter(({ kind }) => kind === 'fields')
    .map((section) => picked(ownOf(raw, section.key) ?? {}, keysOf(section)))
  return Object.assign({}, ...answers) as Answers
}

function ofKind({ definition, raw }: SectionContext, { kind }: Section): Answers {
  const before = definition.sections.find((section) => section.kind === kind)
  return (before && ownOf(raw, before.key)) ?? {}
}

function picked(answers: Answers, keys: readonly string[]): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([key]) => keys.includes(key)))
}

function lostOf(section: Section, context: SectionContext, asked: ReadonlySet<string>): Answer[] {
  const gone = keysOf(section).filter((key) => !asked.has(key))
  if (gone.length === 0) return []
  const answers = picked(typedIn(context, section), gone)
  return placesOf(partsOf(section, context), answers).filter(({ value }) => value !== '')
}
