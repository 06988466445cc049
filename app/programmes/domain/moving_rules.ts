import { same } from '#programmes/domain/same'
import type { ProgrammeDefinition } from '#programmes/domain/definition'

/**
 * What must be the same for everybody who applies under one call: on which ground, who may, what is funded, how it is
 * reckoned, and what a grant binds its recipient to. A later
 * version that says otherwise there holds for later calls only (Article 3 GG: the office treats applicants alike).
 */
const RULES = [
  'guideline',
  'legalBasis',
  'eligibility',
  'earlyStart',
  'continues',
  'proration',
  'proofKind',
  'minimumGrant',
  'joint',
  'financing',
  'plan',
  'criteria',
  'notice',
  'report',
] as const satisfies readonly (keyof ProgrammeDefinition)[]

/** The rules in which a later version differs; none where drafts may move to it. */
export function rulesThatDiffer(before: ProgrammeDefinition, after: ProgrammeDefinition): (typeof RULES)[number][] {
  return RULES.filter((rule) => !same(before[rule], after[rule]))
}
