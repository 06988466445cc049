import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import Clock from '#core/calendar/clock'
import { briefly } from '#core/persistence/briefly'
import Duty from '#duties/models/duty'
import { listHeads, listViews } from '#cases/domain/list_views'
import { STAGES } from '#cases/domain/stage'
import { listChoices } from '#cases/queries/list_choices'
import { sinceYesterday } from '#cases/queries/since_yesterday'
import { MOST_COUNTED, PAGE_SIZES, TURNS, filterFrom } from '#cases/domain/worklist_filter'
import { worklist } from '#cases/queries/worklist'
import { countOf, countsByStage, countsByTurn } from '#cases/queries/worklist_counts'
import { ownTurn } from '#cases/queries/worklist_scope'

const NEWS_LIVE_MS = 60_000

@inject()
export default class WorklistsController {
  constructor(private clock: Clock) {}

  async index({ auth, office, request, response, view }: HttpContext) {
    const today = this.clock.today()
    const own = ownTurn(office!)
    const deputised = own === 'sachbearbeitung' ? office!.deputises.filter(({ role }) => role === 'case_officer') : []
    const asked = filterFrom(request.qs(), own)
    const total = await countOf(office!, asked, today)
    const pages = Math.max(1, Math.ceil(Math.min(total, MOST_COUNTED) / asked.size))
    // beyond what is counted every page may be there; below it the last one is the last
    const filter = { ...asked, page: total > MOST_COUNTED ? asked.page : Math.min(asked.page, pages) }
    const [rows, stages, turns, choices, news, beside] = await Promise.all([
      worklist(office!, filter, today),
      countsByStage(office!),
      countsByTurn(office!, today),
      listChoices(office!, this.clock.now()),
      own ? briefly(`news:${office!.key}`, NEWS_LIVE_MS, () => sinceYesterday(office!, today)) : null,
      own ? Duty.besideFiles(office!, today) : [],
    ])
    const [only] = rows
    // who asks for a file by its number wants that file
    if (total === 1 && only.fileNumber.toLowerCase() === filter.q.toLowerCase())
      return response.redirect().toRoute('cases.show', [only.id])
    const all = [...stages.values()].reduce((sum, count) => sum + count, 0)
    const query = { bei: filter.turn || 'alle', ...(request.qs() as Record<string, string>) }
    return view.render('cases/worklist', {
      rows,
      total,
      most: MOST_COUNTED,
      stages: STAGES.map((stage) => ({ stage, count: stages.get(stage) ?? 0 })).filter(({ count }) => count > 0),
      views: own
        ? listViews(
            { own, userId: auth.user!.id, filter, all, overdue: turns.overdue, deputised },
            turns.byWhose.get(TURNS[own])
          )
        : [],
      beside,
      news: own ? (news ?? 'nichts Neues') : null,
      all,
      filter,
      ...choices,
      heads: listHeads(filter),
      sizes: PAGE_SIZES,
      pages,
      link: (change: Record<string, string | number>) =>
        `?${new URLSearchParams({ ...query, ...Object.fromEntries(Object.entries(change).map(([name, value]) => [name, String(value)])) })}`,
    })
  }
}
