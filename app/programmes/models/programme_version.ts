import { ProgrammeVersionSchema } from '#database/schema'
import type { ProgrammeDefinition } from '#programmes/domain/definition'

/** What a programme asked and funded from a day on. A version is never changed; a change is the next one. */
export default class ProgrammeVersion extends ProgrammeVersionSchema {
  declare definition: ProgrammeDefinition
}
