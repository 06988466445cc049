/** Those who write and file for a recipient. What roles are called stands in `resources/lang/de/roles.json`. */
export const APPLICANT_ROLES = ['applicant_editor', 'applicant_signatory'] as const
/** Everybody of a recipient: its treasury sees what it pays itself, a contributor only what its office brings to others' applications. */
export const RECIPIENT_ROLES = [...APPLICANT_ROLES, 'treasurer', 'partner_contributor', 'recipient_admin'] as const
/** Those who write what their office brings to the application of another. */
export const PARTNER_ROLES = [...APPLICANT_ROLES, 'partner_contributor'] as const satisfies Role[]
export const AUTHORITY_ROLES = [
  'case_officer',
  'head_of_unit',
  'budget_officer',
  'programme_manager',
  'auditor_external',
  'admin_technical',
] as const

export const ROLES = [...RECIPIENT_ROLES, ...AUTHORITY_ROLES] as const

export type Role = (typeof ROLES)[number]

/** Roles that read case files of their authority. The technical administrator is not among them. */
export const CASE_ROLES = [
  'case_officer',
  'head_of_unit',
  'budget_officer',
  'programme_manager',
  'auditor_external',
] as const satisfies Role[]

/** Roles whose acts files wait for. */
export const ACTING_ROLES = [
  ...APPLICANT_ROLES,
  'case_officer',
  'head_of_unit',
  'budget_officer',
] as const satisfies Role[]

/** Roles that somebody can be deputised in by their own act: for a recipient its signatory decides. */
export const DEPUTISED_ROLES = [
  'applicant_signatory',
  'treasurer',
  'case_officer',
  'budget_officer',
  'head_of_unit',
] as const satisfies Role[]

/** Who audits takes no part in what is audited; who administers the technique sees no file. They hold nothing else. */
const APART: readonly Role[] = ['auditor_external', 'admin_technical']

/** Who gives access in a house neither binds it nor says a word on its money: nobody makes themselves its signatory. */
const NOT_BESIDE: Partial<Record<Role, readonly Role[]>> = {
  recipient_admin: ['applicant_signatory', 'treasurer'],
  applicant_signatory: ['recipient_admin'],
  treasurer: ['recipient_admin'],
}

/** Whether a role may not stand beside one that the person holds already, in whatever office, or here. */
export function isExcluded(role: Role, held: readonly Role[], here: readonly Role[] = []): boolean {
  if (here.some((other) => NOT_BESIDE[role]?.includes(other))) return true
  return held.some((other) => other !== role && (APART.includes(role) || APART.includes(other) || sides(role, other)))
}

/** Who acts for a recipient decides nothing in an authority (§ 20 VwVfG). */
function sides(role: Role, other: Role): boolean {
  const applies = (one: Role) => (RECIPIENT_ROLES as readonly Role[]).includes(one)
  return applies(role) !== applies(other)
}

/** Roles that sign, bind money or give roles themselves: two people give them. */
const GIVEN_BY_TWO: readonly Role[] = ['head_of_unit', 'budget_officer', 'admin_technical']

export function isGivenByTwo(role: Role): boolean {
  return GIVEN_BY_TWO.includes(role)
}

/** The roles that an office has to give. */
export function rolesIn(office: 'recipient' | 'court_of_audit' | 'authority'): readonly Role[] {
  if (office === 'recipient') return RECIPIENT_ROLES
  if (office === 'court_of_audit') return ['auditor_external']
  return AUTHORITY_ROLES.filter((role) => role !== 'auditor_external')
}
