import { endingsOf } from '#programmes/domain/definition'
import { wordFor } from '#programmes/domain/definition_words'

import { paragraphsOf } from '#programmes/domain/wording'

export const viewGlobals = { wordFor, endingsOf, paragraphsOf }
