import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import Clock from '#core/calendar/clock'
import { briefly } from '#core/persistence/briefly'
import { inTransaction } from '#core/persistence/in_transaction'
import { XLSX_TYPE } from '#documents/excel/streamed_workbook'
import { peopleOf } from '#identity/queries/people_of'
import Journal from '#journal/journal'
import Programme from '#programmes/models/programme'
import { sinceYesterday } from '#cases/queries/since_yesterday'
import {
  FILED_STATUSES,
  type Filter,
  MOST_COUNTED,
  PAGE_SIZES,
  TURNS,
  countOf,
  countsBy,
  filterFrom,
  ownTurn,
  worklist,
} from '#cases/queries/worklist'
import { worklistWorkbook } from '#cases/queries/worklist_workbook'

const NEWS_LIVE_MS = 60_000
const TURN_NAMES = {
  sachbearbeitung: 'der Sachbearbeitung',
  haushalt: 'dem Haushalt',
  leitung: 'der Leitung',
  kommune: 'der Kommune',
}

type Asking = NonNullable<HttpContext['office']>

@inject()
export default class WorklistsController {
  constructor(
    private clock: Clock,
    private journal: Journal
  ) {}

  async index({ auth, office, request, response, view }: HttpContext) {
    const today = this.clock.today()
    const asked = filterFrom(request.qs(), ownTurn(office!))
    const total = await countOf(office!, asked)
    const pages = Math.max(1, Math.ceil(Math.min(total, MOST_COUNTED) / asked.size))
    // beyond what is counted every page may be there; below it the last one is the last
    const filter = { ...asked, page: total > MOST_COUNTED ? asked.page : Math.min(asked.page, pages) }
    const [rows, stages, turns, { programmes, officers }, news] = await Promise.all([
      worklist(office!, filter, today),
      countsBy('status', office!),
      countsBy('turn', office!),
      this.choices(office!),
      ownTurn(office!) ? briefly(`news:${office!.key}`, NEWS_LIVE_MS, () => sinceYesterday(office!, today)) : null,
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
      stages: FILED_STATUSES.map((status) => ({ status, count: stages.get(status) ?? 0 })).filter(
        ({ count }) => count > 0
      ),
      views: this.views(office!, auth.user!.id, filter, turns, all),
      news: ownTurn(office!) ? (news ?? 'nichts Neues') : null,
      all,
      filter,
      programmes,
      officers,
      sizes: PAGE_SIZES,
      pages,
      link: (change: Record<string, string | number>) =>
        `?${new URLSearchParams({ ...query, ...Object.fromEntries(Object.entries(change).map(([name, value]) => [name, String(value)])) })}`,
    })
  }

  /** Exactly the list that the page shows, as Excel; an act in the journal. */
  async export({ auth, i18n, office, request, response }: HttpContext) {
    const on = this.clock.now()
    const filter = filterFrom(request.qs(), ownTurn(office!))
    const shown = this.inWords(filter, await this.choices(office!), (status) => i18n.t(`status.${status}`))
    const of = { journalStream: `exports:${office!.land}`, land: office!.land }
    const details = { filter: shown.slice(0, 500) }
    await inTransaction((trx) =>
      this.journal.record({ of, act: 'export.worklist', by: auth.user!, at: on, details }, trx)
    )
    response.header('Content-Disposition', `attachment; filename="Akten_${office!.land}_${this.clock.today()}.xlsx"`)
    response.header('Cache-Control', 'private, no-store')
    return response.type(XLSX_TYPE).stream(
      worklistWorkbook({
        office: office!,
        filter,
        on,
        user: `${auth.user!.name}, ${office!.name}`,
        shown,
        stageName: ({ rejected, status }) => (rejected ? 'Abgelehnt' : i18n.t(`status.${status}`)),
      })
    )
  }

  private async choices(office: Asking) {
    const [programmes, officers] = await Promise.all([
      Programme.query().where('land', office.land).orderBy('name'),
      office.seesWholeLand ? [] : peopleOf({ authorityId: office.id, role: 'case_officer' }, this.clock.today()),
    ])
    return { programmes, officers }
  }

  /** The views above the list: what waits for the office, for oneself, and everything. */
  private views(office: Asking, userId: number, filter: Filter, turns: ReadonlyMap<string, number>, all: number) {
    const own = ownTurn(office)
    if (!own) return []
    const current = (turn: string, officer: number | null) => filter.turn === turn && filter.officer === officer
    const open = { label: `Zu tun (${turns.get(TURNS[own]) ?? 0})`, href: '/akten', current: current(own, null) }
    const mine = {
      label: 'Davon meine',
      href: `/akten?bei=${own}&person=${userId}`,
      current: current(own, userId),
    }
    const every = {
      label: `Alle Akten (${all})`,
      href: '/akten?bei=alle',
      current: current('', null) && !filter.status && !filter.q,
    }
    return own === 'sachbearbeitung' ? [open, mine, every] : [open, every]
  }

  private inWords(
    { q, turn, status, programme, officer }: Filter,
    { programmes, officers }: Awaited<ReturnType<WorklistsController['choices']>>,
    stageName: (status: string) => string
  ): string {
    const words = [
      turn && `liegt bei ${TURN_NAMES[turn]}`,
      status && `Stufe ${status === 'rejected' ? 'Abgelehnt' : stageName(status)}`,
      programme && `Programm ${programmes.find(({ id }) => id === programme)?.name ?? programme}`,
      officer && `zuständig ${officers.find(({ id }) => id === officer)?.name ?? officer}`,
      q && `Suche „${q}“`,
    ].filter(Boolean)
    return words.length ? words.join(', ') : 'alle Akten'
  }
}
