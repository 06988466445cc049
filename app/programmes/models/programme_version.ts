import { beforeCreate } from '@adonisjs/lucid/orm'
import { ProgrammeVersionSchema } from '#database/schema'
import type { ProgrammeDefinition } from '#programmes/domain/definition'
import { faultsOfDefinition } from '#programmes/domain/definition_check'

/** What a programme asked and funded from a day on. A version is never changed; a change is the next one. */
export default class ProgrammeVersion extends ProgrammeVersionSchema {
  declare definition: ProgrammeDefinition

  /** @throws Error with everything that is wrong: no version is published that cannot be filled in */
  @beforeCreate()
  static assertSound({ definition }: ProgrammeVersion) {
    const faults = faultsOfDefinition(definition).map(({ at, sentence }) => `${at.join('.')}: ${sentence}`)
    if (faults.length) throw new Error(`The definition cannot be published. ${faults.join(' ')}`)
  }
}
