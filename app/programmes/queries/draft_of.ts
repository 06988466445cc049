import type Office from '#identity/office'
import ProgrammeDraft from '#programmes/models/programme_draft'

/** A draft with everybody who had a hand in it. @throws E_ROW_NOT_FOUND where it is none of the office's */
export function draftOf(office: Office, id: number): Promise<ProgrammeDraft> {
  const query = ProgrammeDraft.visibleTo(office).where('id', id).preload('programme')
  return query.preload('changer').preload('proposer').preload('returner').preload('ender').firstOrFail()
}
