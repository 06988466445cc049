import type Office from '#identity/office'
import Authority from '#tenancy/models/authority'

/** Who may be named as the one that grants: a ministry names any authority of the Land, another only itself. */
export async function grantingUnder({ land, seesWholeLand, id }: Office): Promise<Authority[]> {
  const query = Authority.query().where('land', land).whereNot('kind', 'court_of_audit').orderBy('name')
  return seesWholeLand ? query : query.where('id', id)
}
