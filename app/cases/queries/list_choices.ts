import type { DateTime } from 'luxon'
import type Office from '#identity/office'
import { peopleOf } from '#identity/queries/people_of'
import Programme from '#programmes/models/programme'

/** The programmes and the people to whom a list of an office can be cut. */
export async function listChoices({ land, id, seesWholeLand }: Office, at: DateTime) {
  const [programmes, officers] = await Promise.all([
    Programme.query().where('land', land).orderBy('name'),
    seesWholeLand ? [] : peopleOf({ authorityId: id, role: 'case_officer' }, at),
  ])
  return { programmes, officers }
}
