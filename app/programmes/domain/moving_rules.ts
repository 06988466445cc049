import { same } from '#programmes/domain/same'
import type { ProgrammeDefinition } from '#programmes/domain/definition'

/**
 * What must be the same for everybody who applies under one call: who may, what is funded, and how it is reckoned. A later
 * version that says otherwise there holds for later calls only (Article 3 GG: the office treats applicants alike).
 */
const RULES = [
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
] as const satisfies readonly (keyof ProgrammeDefinition)[]

/** The rules in which a later version differs; none where drafts may move to it. */
export function rulesThatDiffer(before: ProgrammeDefinition, after: ProgrammeDefinition): (typeof RULES)[number][] {
  return RULES.filter((rule) => !same(before[rule], after[rule]))
}
