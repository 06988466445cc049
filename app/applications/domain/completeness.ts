import type { Problem } from '#forms/domain/fields'
import type { Section } from '#programmes/domain/definition'
import type { SectionContext } from '#applications/domain/section_context'
import { SECTION_KINDS, problemsOfSection } from '#applications/domain/section_kinds'

export type SectionState = 'open' | 'in_progress' | 'complete'
export type SectionReading = { section: Section; state: SectionState; problems: Problem[] }

/** Every section with what is still missing; the page and the refusal of a submission say the same. */
export function readSections(context: SectionContext): SectionReading[] {
  return context.definition.sections.map((section) => {
    const problems = [...problemsOfSection(section, context), ...unchecked(section, context)]
    const { mayStayUntouched = false } = SECTION_KINDS[section.kind]
    const touched = mayStayUntouched ? context.attached.length > 0 : Object.hasOwn(context.raw, section.key)
    const complete = problems.length === 0 && (touched || mayStayUntouched)
    return { section, problems, state: complete ? 'complete' : touched ? 'in_progress' : 'open' }
  })
}

/** Where a section says that it was taken over: a note above its inputs. */
export const TAKEN_OVER = 'uebernommen'

/** What was taken over counts once somebody has looked at it. */
function unchecked(section: Section, context: SectionContext): Problem[] {
  if (!context.unchecked?.includes(section.key)) return []
  return [{ input: TAKEN_OVER, sentence: 'Übernommen: Bitte prüfen und speichern Sie den Abschnitt.' }]
}

export function isComplete(readings: readonly SectionReading[]): boolean {
  return readings.every(({ state }) => state === 'complete')
}

/** Whether a form can be filed: complete, or what came on paper, which is kept as it came and asked about afterwards. */
export function isFileable({ isOnPaper }: { isOnPaper: boolean }, sections: readonly SectionReading[]): boolean {
  return isOnPaper || isComplete(sections)
}

/** What follows a section for whoever goes through a form: the next that lacks something; where none does, the next one. */
export function nextOpen(key: string, readings: readonly SectionReading[]): Section | undefined {
  const place = readings.findIndex(({ section }) => section.key === key)
  const following = [...readings.slice(place + 1), ...readings.slice(0, place)]
  const open = following.find(({ state }) => state !== 'complete')
  return (open ?? readings[place + 1])?.section
}
