import { answersOf } from '#applications/domain/section_kinds'

export const viewGlobals = { answersOf }
