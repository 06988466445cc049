import { beginningWords } from '#decisions/domain/beginning_words'
import { decisionWords } from '#decisions/domain/decision_words'

export const viewGlobals = { beginningWords, decisionWords }
