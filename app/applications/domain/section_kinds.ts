import type { FinancePlanFigures } from '#financing/domain/finance_plan_figures'
import type { FundedPost, GrantCalculation } from '#financing/domain/grant_calculation'
import type { Answer } from '#forms/domain/difference'
import type { Choice, Field } from '#forms/domain/field'
import type { Problem } from '#forms/domain/fields'
import { type Answers, type Part, problemsOf } from '#forms/domain/form'
import { among, placesNamedIn } from '#forms/domain/named_places'
import { placesOf } from '#forms/domain/places'
import { type Declaration, type Section, type SectionKind, isWanted, slotsIn } from '#programmes/domain/definition'
import { fieldParts } from '#programmes/domain/section_parts'
import { readPlan } from '#applications/domain/plan_grid'
import { planParts } from '#applications/domain/plan_lines'
import { partnerFields, partnerPlaces, partnerProblems } from '#applications/domain/partner_section'
import { postTablesWithCosts, postsWithoutCost } from '#applications/domain/post_costs'
import { unfundedPosts } from '#applications/domain/post_limits'
import { fundedPosts, missingPosts, postTables } from '#applications/domain/post_rows'
import { type Target, moreThanTargeted, targetTables, targetsIn } from '#applications/domain/targets'
import { type SectionContext, typedIn } from '#applications/domain/section_context'

/** What of a section becomes figures of their own when it is filed. */
export type Frozen = {
  plan: { figures: FinancePlanFigures; calculation: GrantCalculation }
  posts?: FundedPost[]
  targets?: Target[]
}

/** What a kind of section is: what it asks, and what cannot be said field by field. */
type SectionKindOf = {
  /** Nothing else that a browser sends is kept, and nothing else is read, printed or compared. */
  parts(section: Section, context: SectionContext): Part[]
  /** What is wrong beyond single answers, in the words that also refuse the submission. */
  problems?(context: SectionContext, answers: Answers, section: Section): Problem[]
  /** Places beside the parts that two versions are compared by. */
  places?(context: SectionContext, section: Section): Answer[]
  freeze?(context: SectionContext, answers: Answers): Partial<Frozen>
  /** The page on which it is filled in and the component that shows it, where it is more than its parts. */
  page?: 'plan' | 'partners' | 'attachments'
  shown?: 'plan'
  /** Complete without anybody having touched it, where nothing in it must be handed in. */
  mayStayUntouched?: true
}

export const SECTION_KINDS: Readonly<Record<SectionKind, SectionKindOf>> = {
  fields: {
    parts: (section, { places }) => fieldParts(section, places),
    problems: missingAttachments,
    places: attachedPlaces,
  },
  posts: {
    parts: (_section, context) => postTablesWithCosts(context),
    problems: (context, answers) => [
      ...missingPosts(context, postTables(context), answers),
      ...unfundedPosts(context, answers),
      ...postsWithoutCost(context, answers),
    ],
    freeze: (context) => ({ posts: fundedPosts(context) }),
  },
  plan: {
    parts: (_section, context) => planParts(context),
    problems: (context) => readPlan(context).problems,
    page: 'plan',
    shown: 'plan',
  },
  indicators: {
    parts: (_section, context) => targetTables(context),
    problems: moreThanTargeted,
    freeze: (context, answers) => ({ targets: targetsIn(context, answers) }),
  },
  declarations: {
    parts: (_section, { definition }) => [
      { kind: 'fields', title: 'Für den Antragsteller wird erklärt', fields: definition.declarations.map(declared) },
    ],
  },
  partners: {
    parts: (_section, { definition }) => [{ kind: 'fields', fields: partnerFields(definition) }],
    problems: partnerProblems,
    places: partnerPlaces,
    page: 'partners',
  },
  attachments: {
    parts: () => [],
    problems: missingAttachments,
    places: attachedPlaces,
    page: 'attachments',
    mayStayUntouched: true,
  },
}

/** What a section asks. */
export function partsOf(section: Section, context: SectionContext): Part[] {
  return SECTION_KINDS[section.kind].parts(section, context)
}

/** Everything that a section lacks or has wrong, each place once. */
export function problemsOfSection(section: Section, context: SectionContext): Problem[] {
  const answers = typedIn(context, section)
  const single = problemsOf(partsOf(section, context), answers)
  const further = SECTION_KINDS[section.kind].problems?.(context, answers, section) ?? []
  const said = new Set(single.map(({ input }) => input))
  return [...single, ...further.filter(({ input }) => !said.has(input))]
}

/** Every place of a section with what stands there; two versions are compared by these. */
export function answersOf(section: Section, context: SectionContext): Answer[] {
  return [...placesOf(partsOf(section, context), typedIn(context, section)), ...furtherPlaces(section, context)]
}

/** The places of a section that are no answers: its partners, its files. */
export function furtherPlaces(section: Section, context: SectionContext): Answer[] {
  return SECTION_KINDS[section.kind].places?.(context, section) ?? []
}

/** The municipalities and counties that the answers of a form name. */
export function placesNamed(context: SectionContext): Choice[] {
  const { definition, places = [] } = context
  const keys = definition.sections.flatMap((section) =>
    placesNamedIn(partsOf(section, context), typedIn(context, section))
  )
  return among(places, keys)
}

/** The figures of a whole form; a programme without a section of posts or targets freezes nothing of it. */
export function frozenOf(context: SectionContext): Frozen {
  const all = context.definition.sections.map((section) =>
    SECTION_KINDS[section.kind].freeze?.(context, typedIn(context, section))
  )
  return Object.assign({ plan: readPlan(context) }, ...all) as Frozen
}

function declared({ key, text, reading }: Declaration): Field<'declaration'> {
  return { key, label: text, type: 'declaration', reading }
}

function missingAttachments(context: SectionContext, _answers: Answers, section: Section): Problem[] {
  const { definition, partners, attached } = context
  return slotsIn(section, definition.attachments).flatMap((slot) => {
    const { key, label, required, onlyJoint } = slot
    const there = attached.filter((one) => one.slot === key)
    if (required && (!onlyJoint || partners.length > 0) && there.length === 0)
      return [{ input: key, sentence: `Es fehlt noch die Anlage: ${label}.` }]
    // the form may have come to want another kind since
    return there
      .filter(({ fileName }) => !isWanted(slot, fileName))
      .map(({ fileName }) => ({ input: key, sentence: `„${fileName}“ ist nicht von der verlangten Art: ${label}.` }))
  })
}

/** A file is its bytes, whatever its name. */
function attachedPlaces({ definition, attached }: SectionContext, section: Section): Answer[] {
  return slotsIn(section, definition.attachments).flatMap(({ key, label }) =>
    attached
      .filter(({ slot }) => slot === key)
      .map(({ fileName, sha256 }) => ({ key: `${key}_${sha256}`, label, value: fileName, group: key }))
  )
}
