/** What a person may be in an office. The German words stand in `resources/lang/de/roles.json`. */
export const APPLICANT_ROLES = ['applicant_editor', 'applicant_signatory'] as const
export const AUTHORITY_ROLES = [
  'case_officer',
  'head_of_unit',
  'budget_officer',
  'programme_manager',
  'auditor_external',
  'admin_technical',
] as const

export const ROLES = [...APPLICANT_ROLES, ...AUTHORITY_ROLES] as const

export type Role = (typeof ROLES)[number]

/** Roles that read case files of their authority. The technical administrator is not among them. */
export const CASE_ROLES = [
  'case_officer',
  'head_of_unit',
  'budget_officer',
  'programme_manager',
  'auditor_external',
] as const satisfies Role[]
