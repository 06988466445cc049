import app from '@adonisjs/core/services/app'
import BeginDraft from '#programmes/actions/begin_draft'
import ProposeDraft from '#programmes/actions/propose_draft'
import type { CallFile } from '#programmes/domain/call_file'
import type { ProgrammeFile } from '#programmes/domain/programme_file'
import Programme from '#programmes/models/programme'
import type ProgrammeDraft from '#programmes/models/programme_draft'
import { programmeFileOf } from '#programmes/queries/programme_now'
import type { World } from '#tests/helpers/world'

/** A call that the start data do not have. */
export const NEXT_CALL: CallFile = {
  code: 'NW-KI-2029',
  title: 'Kommunale Integrationszentren 2029',
  dated: '2028-09-15',
  opens: '2028-10-01',
  closes: '2028-12-29',
  from: '2029-01-01',
  to: '2029-12-31',
}

/** The programme KI of Nordrhein-Westfalen as a file, with one more call. */
export async function nextFile(): Promise<ProgrammeFile> {
  const file = await programmeFileOf(await Programme.findByOrFail({ land: 'NW', code: 'KI' }))
  return { ...file, calls: [...file.calls, NEXT_CALL] }
}

/** A draft of it by the programme manager, as far as it is said. */
export async function draftIn(
  world: World,
  status: 'draft' | 'proposed' = 'draft',
  file?: ProgrammeFile
): Promise<ProgrammeDraft> {
  const manager = world.official('NW', 'programme_manager')
  const { land, authorityId } = await Programme.findByOrFail({ land: 'NW', code: 'KI' })
  const begin = await app.container.make(BeginDraft)
  const draft = await begin.handle(file ?? (await nextFile()), { land, authorityId }, manager)
  if (status === 'draft') return draft
  const propose = await app.container.make(ProposeDraft)
  return propose.handle(draft, world.clock.today(), manager)
}
