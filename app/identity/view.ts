import { CASE_ROLES } from '#identity/domain/roles'

export const viewGlobals = { caseRoles: CASE_ROLES }
