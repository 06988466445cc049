import { endingsOf } from '#programmes/domain/definition'
import { wordFor } from '#programmes/domain/definition_words'

export const viewGlobals = { wordFor, endingsOf }
