import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import Clock from '#core/calendar/clock'
import Programme from '#programmes/models/programme'
import { peopleOf } from '#identity/queries/people_of'
import {
  FILED_STATUSES,
  MOST_COUNTED,
  PAGE_SIZES,
  countOf,
  countsByStage,
  filterFrom,
  worklist,
} from '#cases/queries/worklist'

@inject()
export default class WorklistsController {
  constructor(private clock: Clock) {}

  async index({ office, request, view }: HttpContext) {
    const asked = filterFrom(request.qs())
    const total = await countOf(office!, asked)
    const pages = Math.max(1, Math.ceil(Math.min(total, MOST_COUNTED) / asked.size))
    // beyond what is counted every page may be there; below it the last one is the last
    const filter = { ...asked, page: total > MOST_COUNTED ? asked.page : Math.min(asked.page, pages) }
    const [rows, stages, programmes, officers] = await Promise.all([
      worklist(office!, filter, this.clock.today()),
      countsByStage(office!),
      Programme.query().where('land', office!.land).orderBy('name'),
      office!.seesWholeLand ? [] : peopleOf({ authorityId: office!.id, role: 'case_officer' }, this.clock.today()),
    ])
    const query = request.qs() as Record<string, string>
    return view.render('cases/worklist', {
      rows,
      total,
      most: MOST_COUNTED,
      stages: FILED_STATUSES.map((status) => ({ status, count: stages.get(status) ?? 0 })).filter(
        ({ count }) => count > 0
      ),
      all: [...stages].reduce((sum, [status, count]) => (status === 'draft' ? sum : sum + count), 0),
      filter,
      programmes,
      officers,
      sizes: PAGE_SIZES,
      pages,
      link: (change: Record<string, string | number>) =>
        `?${new URLSearchParams({ ...query, ...Object.fromEntries(Object.entries(change).map(([name, value]) => [name, String(value)])) })}`,
    })
  }
}
