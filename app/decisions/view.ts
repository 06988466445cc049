import { beginningWords } from '#decisions/domain/beginning_words'
import { decisionWords, reasonInShort } from '#decisions/domain/decision_words'

export const viewGlobals = { beginningWords, decisionWords, reasonInShort }
