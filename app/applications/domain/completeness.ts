import type { Section } from '#programmes/domain/definition'
import { type Problem, parseField, problemsOfFields } from '#programmes/domain/fields'
import { planInputs, readPlan } from '#applications/domain/plan_grid'
import { postInputs, problemsOfPosts } from '#applications/domain/post_rows'
import { type SectionContext, typedIn } from '#applications/domain/section_context'

export type SectionState = 'open' | 'in_progress' | 'complete'
export type SectionReading = { section: Section; state: SectionState; problems: Problem[] }

/** The inputs that a section knows; nothing else that a browser sends is kept. */
export function inputsOf(section: Section, context: SectionContext): string[] {
  switch (section.kind) {
    case 'fields':
      return section.fields!.map(({ key }) => key)
    case 'posts':
      return postInputs(context.definition)
    case 'plan':
      return planInputs(context)
    case 'indicators':
      return context.definition.indicators.flatMap(({ code }) => context.years.map((year) => `${code}_${year}`))
    case 'declarations':
      return context.definition.declarations.map(({ key }) => key)
    case 'partners':
      return ['joint']
    case 'attachments':
      return []
  }
}

/** What is missing or wrong in a section, in the words that also refuse the submission. */
export function problemsOf(section: Section, context: SectionContext): Problem[] {
  const raw = typedIn(context, section)
  switch (section.kind) {
    case 'fields':
      return problemsOfFields(section.fields!, raw)
    case 'posts':
      return problemsOfPosts(context, raw)
    case 'plan':
      return readPlan(context, raw, postsTyped(context)).problems
    case 'indicators':
      return indicatorProblems(context, raw)
    case 'declarations':
      return context.definition.declarations
        .filter(({ key }) => raw[key] !== '1')
        .map(({ key, text }) => ({ input: key, sentence: `Es fehlt noch die Erklärung: ${text}` }))
    case 'partners':
      return partnerProblems(context, raw)
    case 'attachments':
      return context.definition.attachments
        .filter(
          ({ key, required, onlyJoint }) =>
            required && (!onlyJoint || context.partners.length > 0) && !context.attachedSlots.includes(key)
        )
        .map(({ key, label }) => ({ input: key, sentence: `Es fehlt noch die Anlage: ${label}.` }))
  }
}

export function readSections(context: SectionContext): SectionReading[] {
  return context.definition.sections.map((section) => {
    const problems = problemsOf(section, context)
    const touched = section.kind === 'attachments' ? context.attachedSlots.length > 0 : section.key in context.raw
    return {
      section,
      problems,
      state:
        problems.length === 0 && (touched || section.kind === 'attachments')
          ? 'complete'
          : touched
            ? 'in_progress'
            : 'open',
    }
  })
}

export function isComplete(readings: readonly SectionReading[]): boolean {
  return readings.every(({ state }) => state === 'complete')
}

/** The posts section's inputs: the plan of a fixed-sum programme is computed from them. */
export function postsTyped(context: SectionContext): Readonly<Record<string, string>> {
  const posts = context.definition.sections.find(({ kind }) => kind === 'posts')
  return posts ? typedIn(context, posts) : {}
}

export function planTyped(context: SectionContext): Readonly<Record<string, string>> {
  return typedIn(
    context,
    context.definition.sections.find(({ kind }) => kind === 'plan')!
  )
}

function indicatorProblems({ definition, years }: SectionContext, raw: Readonly<Record<string, string>>): Problem[] {
  return definition.indicators.flatMap(({ code, label }) =>
    years.flatMap((year) => {
      const parsed = parseField({ key: code, label: `${label} ${year}`, type: 'integer' }, raw[`${code}_${year}`])
      return 'sentence' in parsed ? [{ input: `${code}_${year}`, sentence: parsed.sentence }] : []
    })
  )
}

function partnerProblems({ definition, partners }: SectionContext, raw: Readonly<Record<string, string>>): Problem[] {
  if (raw.joint !== 'yes' && raw.joint !== 'no')
    return [{ input: 'joint', sentence: 'Bitte geben Sie an, ob Sie den Antrag gemeinsam mit Partnern stellen.' }]
  if (raw.joint === 'yes' && partners.length === 0)
    return [{ input: 'partner', sentence: 'Es fehlt noch mindestens ein Partner.' }]
  if (raw.joint === 'no' && partners.length > 0)
    return [
      {
        input: 'joint',
        sentence: 'Sie haben Partner eingetragen. Entfernen Sie sie oder wählen Sie „Gemeinsam mit Partnern“.',
      },
    ]
  return partners.length > definition.joint.maxPartners
    ? [{ input: 'partner', sentence: `Höchstens ${definition.joint.maxPartners} Partner sind vorgesehen.` }]
    : []
}
