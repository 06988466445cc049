import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import Clock from '#core/calendar/clock'
import { briefly } from '#core/persistence/briefly'
import { inTransaction } from '#core/persistence/in_transaction'
import { sendWorkbook } from '#documents/send_document'
import { peopleOf } from '#identity/queries/people_of'
import type Office from '#identity/office'
import Journal from '#journal/journal'
import Programme from '#programmes/models/programme'
import { filterInWords, listHeads, listViews } from '#cases/domain/list_views'
import { STAGES } from '#cases/domain/stage'
import { sinceYesterday } from '#cases/queries/since_yesterday'
import { MOST_COUNTED, PAGE_SIZES, TURNS, filterFrom } from '#cases/domain/worklist_filter'
import { worklist } from '#cases/queries/worklist'
import { countOf, countsByStage, countsByTurn } from '#cases/queries/worklist_counts'
import { ownTurn } from '#cases/queries/worklist_scope'
import { worklistWorkbook } from '#cases/queries/worklist_workbook'

const NEWS_LIVE_MS = 60_000

@inject()
export default class WorklistsController {
  constructor(
    private clock: Clock,
    private journal: Journal
  ) {}

  async index({ auth, office, request, response, view }: HttpContext) {
    const today = this.clock.today()
    const own = ownTurn(office!)
    const asked = filterFrom(request.qs(), own)
    const total = await countOf(office!, asked, today)
    const pages = Math.max(1, Math.ceil(Math.min(total, MOST_COUNTED) / asked.size))
    // beyond what is counted every page may be there; below it the last one is the last
    const filter = { ...asked, page: total > MOST_COUNTED ? asked.page : Math.min(asked.page, pages) }
    const [rows, stages, turns, choices, news] = await Promise.all([
      worklist(office!, filter, today),
      countsByStage(office!),
      countsByTurn(office!, today),
      this.choices(office!),
      own ? briefly(`news:${office!.key}`, NEWS_LIVE_MS, () => sinceYesterday(office!, today)) : null,
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
        ? listViews({ own, userId: auth.user!.id, filter, all, overdue: turns.overdue }, turns.byWhose.get(TURNS[own]))
        : [],
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

  /** Exactly the list that the page shows, as Excel; an act in the journal. */
  async export(ctx: HttpContext) {
    const { auth, i18n, office, request } = ctx
    const on = this.clock.now()
    const filter = filterFrom(request.qs(), ownTurn(office!))
    const shown = filterInWords(filter, await this.choices(office!), (stage) => i18n.t(`status.${stage}`))
    const of = { journalStream: `exports:${office!.land}`, land: office!.land }
    const details = { filter: shown.slice(0, 500) }
    if (request.method() === 'GET')
      await inTransaction((trx) =>
        this.journal.record({ of, act: 'export.worklist', by: auth.user!, at: on, details }, trx)
      )
    const user = `${auth.user!.name}, ${office!.name}`
    const stageName = ({ stage }: { stage: string }) => i18n.t(`status.${stage}`)
    const workbook = worklistWorkbook({ office: office!, filter, on, user, shown, stageName })
    return sendWorkbook(ctx, workbook, `Akten_${office!.land}_${this.clock.today()}.xlsx`)
  }

  private async choices(office: Office) {
    const [programmes, officers] = await Promise.all([
      Programme.query().where('land', office.land).orderBy('name'),
      office.seesWholeLand ? [] : peopleOf({ authorityId: office.id, role: 'case_officer' }, this.clock.now()),
    ])
    return { programmes, officers }
  }
}
