import type Office from '#identity/office'
import Authority from '#tenancy/models/authority'
import Programme from '#programmes/models/programme'
import ProgrammeDraft from '#programmes/models/programme_draft'

/** A programme, a draft of it, or both. */
export type Listed = {
  name: string
  code: string
  authority: string
  programme: Programme | null
  draft: ProgrammeDraft | null
}

/** What an office has to set up: its programmes and what is under way, by name. */
export async function programmesOf(office: Office): Promise<Listed[]> {
  const programmes = await Programme.visibleTo(office)
  const drafts = await ProgrammeDraft.visibleTo(office).whereNotNull('under_way')
  const names = new Map((await Authority.query().where('land', office.land)).map(({ id, name }) => [id, name]))
  const listed = ({ name, code, authorityId }: Programme | ProgrammeDraft) => ({
    name,
    code,
    authority: names.get(authorityId)!,
  })
  const begun = drafts.filter(({ programmeId }) => programmeId === null)
  return [
    ...programmes.map((programme) => ({
      ...listed(programme),
      programme,
      draft: drafts.find(({ programmeId }) => programmeId === programme.id) ?? null,
    })),
    ...begun.map((draft) => ({ ...listed(draft), programme: null, draft })),
  ].sort((one, other) => one.name.localeCompare(other.name, 'de'))
}
