import { CAME_TO_NOTHING } from '#decisions/domain/decision_workflow'
import db from '@adonisjs/lucid/services/db'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import type Day from '#core/calendar/day'
import { briefly } from '#core/persistence/briefly'
import type { Whose } from '#duties/domain/duty_kinds'
import type Office from '#identity/office'
import { type Stage, stageOf } from '#cases/domain/stage'
import { type Filter, MOST_COUNTED } from '#cases/domain/worklist_filter'
import { keysOf } from '#cases/queries/worklist'
import { openDuties, ownTurn, scope } from '#cases/queries/worklist_scope'

/** How many there are, counted up to a limit: {@link MOST_COUNTED} + 1 means "more". */
export async function countOf(office: Office, filter: Filter, today: Day): Promise<number> {
  const [{ total }] = await db
    .from(
      keysOf(office, filter, today)
        .limit(MOST_COUNTED + 1)
        .as('capped')
    )
    .count('* as total')
  return Number(total)
}

const COUNTS_LIVE_MS = 5000

/** Files by stage, for the counters above the list; at most five seconds old. */
export function countsByStage(office: Office): Promise<ReadonlyMap<Stage, number>> {
  return briefly(`stages:${office.key}`, COUNTS_LIVE_MS, async () => {
    const [byStatus, byDecision] = await Promise.all([
      scope(office).select('status').count('* as total').groupBy('status'),
      decidedIn(office)
        .select('decisions.status', 'decisions.kind')
        .count('* as total')
        .groupBy('decisions.status', 'decisions.kind'),
    ])
    const counts = new Map<Stage, number>()
    const add = (stage: Stage, count: number) => counts.set(stage, (counts.get(stage) ?? 0) + count)
    for (const { status, total } of byStatus) if (status !== 'decided') add(status, Number(total))
    for (const { status, kind, total } of byDecision) {
      const stage = stageOf('decided', [{ subject: 'application', status, kind }])
      add(stage, Number(total))
      // a file whose decision is under way counts there and no longer in review
      if (stage === 'proposed' || stage === 'co_signed') add('in_review', -Number(total))
    }
    return counts
  })
}

/** Open duties by whose they are, and how many of the office's own are overdue. */
export function countsByTurn(office: Office, today: Day) {
  return briefly(`turns:${office.key}:${today}`, COUNTS_LIVE_MS, async () => {
    const all = { turn: '', overdue: false } as Filter
    const rows = await openDuties(office, all, today).select('whose').count('* as total').groupBy('whose')
    const own = ownTurn(office)
    const late = own
      ? await openDuties(office, { ...all, turn: own, overdue: true }, today).count('* as total')
      : [{ total: 0 }]
    return {
      byWhose: new Map<Whose, number>(rows.map(({ whose, total }) => [whose, Number(total)])),
      overdue: Number(late[0].total),
    }
  })
}

/** Decisions on applications of an office that stand or are under way. */
function decidedIn(office: Office): DatabaseQueryBuilderContract {
  const query = db
    .from('decisions')
    .where('decisions.land', office.land)
    .where('decisions.subject', 'application')
    .whereNotIn('decisions.status', [...CAME_TO_NOTHING])
  if (office.seesWholeLand) return query
  return query
    .join('applications', 'applications.id', 'decisions.application_id')
    .where('applications.authority_id', office.id)
}
