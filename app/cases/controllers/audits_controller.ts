import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import Clock from '#core/calendar/clock'
import { briefly } from '#core/persistence/briefly'
import type { ModelQueryBuilderContract, LucidModel } from '@adonisjs/lucid/types/model'
import Programme from '#programmes/models/programme'
import Duty from '#duties/models/duty'
import Export from '#documents/models/export'
import { rulebookOf } from '#tenancy/rulebooks/index'
import Application from '#applications/models/application'
import Decision from '#decisions/models/decision'
import GrantVersion from '#decisions/models/grant_version'
import IntegrityCheck from '#integrity/models/integrity_check'

const COUNTS_LIVE_MS = 5000
const LATEST = 10

/** The auditor's room: what there is in the Land, what is late, and what was taken along last. */
@inject()
export default class AuditsController {
  constructor(private clock: Clock) {}

  async show({ office, view }: HttpContext) {
    const { land } = office!
    const exports = await Export.visibleTo(office!).orderBy('id', 'desc').limit(LATEST)
    const check = await IntegrityCheck.standingOf(land)
    const counts = await briefly(`audit:${land}:${this.clock.today()}`, COUNTS_LIVE_MS, () => this.countsOf(land))
    const own = await Programme.query().where('land', land).orderBy('name')
    const programmes = own.map(({ id, name }) => ({ value: String(id), label: name }))
    return view.render('cases/audit', { programmes, exports, check, ...counts, landName: rulebookOf(land).name })
  }

  private async countsOf(land: string) {
    const reports = Duty.query().where({ land, whose: 'applicant' }).whereIn('kind', ['file_report', 'revise_report'])
    const [files, grants, signed, overdue] = await Promise.all([
      countIn(Application.query().where('land', land).whereNotNull('submitted_at')),
      countIn(
        GrantVersion.query()
          .where('version', 1)
          .whereIn('decision_id', Decision.query().where({ land, status: 'dispatched' }).select('id'))
      ),
      countIn(Decision.query().where({ land, status: 'signed', binds: true })),
      countIn(reports.whereNull('done_at').where('due_on', '<', this.clock.today().iso)),
    ])
    return { fileCount: files, grantCount: grants, signedCount: signed, overdueCount: overdue }
  }
}

async function countIn<Model extends LucidModel>(query: ModelQueryBuilderContract<Model>): Promise<number> {
  const [{ $extras }] = await query.count('* as total')
  return Number($extras.total)
}
