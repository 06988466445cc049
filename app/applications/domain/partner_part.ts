import type { Part } from '#forms/domain/form'
import { type Answers, everyRow, inputOf, problemsOf } from '#forms/domain/form'
import { inputsOf } from '#forms/domain/merge'
import type { Problem } from '#forms/domain/fields'
import type { Section, SectionKind } from '#programmes/domain/definition'
import { partnerCode } from '#applications/domain/plan_rows'
import { shareParts } from '#applications/domain/partner_share'
import { postCosts, postsWithoutCost, withCosts } from '#applications/domain/post_costs'
import { unfundedPosts } from '#applications/domain/post_limits'
import { postTableOf } from '#applications/domain/post_rows'
import {
  type ContextPartner,
  type SectionContext,
  sectionOfKind,
  typedIn,
  typedInKind,
} from '#applications/domain/section_context'
import { partsOf } from '#applications/domain/section_kinds'
import { moreThanTargetedBy, targetTableOf, targetsIn } from '#applications/domain/targets'

/** What of an application a partner writes itself. */
export const PARTNER_PARTS = ['plan', 'posts', 'indicators'] as const satisfies SectionKind[]
export type PartnerPart = (typeof PARTNER_PARTS)[number]

const PARTS: Readonly<Record<PartnerPart, (context: SectionContext, partner: ContextPartner) => Part[]>> = {
  plan: (context, { id }) => shareParts(context, id),
  posts: (context, partner) => [withCosts(postTableOf(context.definition, partner), postCosts(context), context)],
  indicators: (context, partner) => [
    targetTableOf(context, partner, targetsIn(context, typedInKind(context, 'indicators'))),
  ],
}

export const PART_TITLES: Readonly<Record<PartnerPart, string>> = {
  plan: 'Ihr Eigenanteil',
  posts: 'Ihre Stellen',
  indicators: 'Ihr Teil der Ziele',
}

/** The name of the input that says upon which version of a part was written. */
export function revisionOf(part: PartnerPart): string {
  return `revision_${part}`
}

/** What a partner writes of a section; nothing where the form has no such section. */
export function partnerParts(context: SectionContext, part: PartnerPart, partner: ContextPartner): Part[] {
  return sectionOfKind(context.definition, part) ? PARTS[part](context, partner) : []
}

/** The names of all inputs of a partner's own. */
export function ownInputs(parts: readonly Part[]): string[] {
  return parts.flatMap((part) =>
    part.kind === 'fields'
      ? part.fields.map(({ key }) => key)
      : everyRow(part).flatMap((row) => part.columns.map((column) => inputOf(column, row)))
  )
}

/** A whole section as a browser would send it. */
export function inputsOfSection(context: SectionContext, section: Section): Record<string, string> {
  return Object.fromEntries(inputsOf(partsOf(section, context), typedIn(context, section)))
}

/** What is wrong with what a partner wrote; of posts also whether they are funded at all. */
export function partProblems(
  context: SectionContext,
  part: PartnerPart,
  partner: ContextPartner,
  answers: Answers
): Problem[] {
  const parts = partnerParts(context, part, partner)
  const own = problemsOf(parts, answers)
  const section = sectionOfKind(context.definition, part)
  if (part === 'plan' || !section) return own
  if (part === 'indicators') return [...own, ...moreThanTargetedBy(context, partner, typedIn(context, section))]
  const prefix = `_${partnerCode(partner.id)}:`
  const typed = typedIn(context, section)
  const further = [...unfundedPosts(context, typed), ...postsWithoutCost(context, typed)]
  return [...own, ...further.filter(({ input }) => input.includes(prefix))]
}
