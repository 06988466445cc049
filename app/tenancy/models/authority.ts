import { AuthoritySchema } from '#database/schema'
import type { AuthorityKind } from '#tenancy/domain/rulebook'

/** A granting authority, a ministry or a court of audit of one Land. */
export default class Authority extends AuthoritySchema {
  declare kind: AuthorityKind
  /** A single head speaks as „ich“ (Bezirksregierung, Regierungspräsidium), a ministry as „wir“. */
  declare voice: 'ich' | 'wir'

  /** The Länder that have authorities here. */
  static async lands(): Promise<string[]> {
    const rows = await this.query().distinct('land').orderBy('land')
    return rows.map(({ land }) => land)
  }

  get seesWholeLand(): boolean {
    return seesWholeLand(this.kind)
  }
}

/** A ministry and a court of audit read all files of their Land. */
export function seesWholeLand(kind: AuthorityKind): boolean {
  return kind === 'court_of_audit' || kind === 'ministry'
}
