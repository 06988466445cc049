import db from '@adonisjs/lucid/services/db'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import type Day from '#core/calendar/day'
import { fold } from '#core/text/fold'
import { actsOf } from '#duties/models/duty'
import type Office from '#identity/office'
import type { Stage } from '#cases/domain/stage'
import { type Filter, type ListedTurn, TURNS } from '#cases/domain/worklist_filter'

/** Whose duties a list begins with: an office's own; of those who do not act on files, everybody's files. */
export function ownTurn(office: Office): ListedTurn | '' {
  const [own] = actsOf(office)
  return (Object.keys(TURNS) as ListedTurn[]).find((turn) => TURNS[turn] === own) ?? ''
}

/** The files that were submitted to an office, or in its Land where it reads all of them. */
export function scope(office: Office): DatabaseQueryBuilderContract {
  const query = db.from('applications').whereNotNull('applications.submitted_at')
  return office.seesWholeLand
    ? query.where('applications.land', office.land)
    : query.where('applications.authority_id', office.id)
}

/** The duties that a list counts or is made of. */
export function openDuties(office: Office, { turn, overdue }: Filter, today: Day): DatabaseQueryBuilderContract {
  // what waits beside the files stands above the list
  const query = db.from('duties').whereNull('duties.done_at').whereNotNull('duties.application_id')
  // what has no authority is a draft, which only its writer knows of
  if (office.seesWholeLand) void query.where('duties.land', office.land).whereNotNull('duties.authority_id')
  else void query.where('duties.authority_id', office.id)
  if (turn) void query.where('duties.whose', TURNS[turn])
  if (overdue) void query.where('duties.due_on', '<', today.iso)
  return query
}

/** By which decisions a stage is known that is not the application's own. */
const DECIDED: Partial<Record<Stage, { status: string; rejection?: boolean }>> = {
  proposed: { status: 'proposed' },
  co_signed: { status: 'co_signed' },
  signed: { status: 'signed' },
  granted: { status: 'dispatched', rejection: false },
  rejected: { status: 'dispatched', rejection: true },
}

/** Cuts a query over files to what is asked for. */
export function narrow(
  query: DatabaseQueryBuilderContract,
  office: Office,
  { status, programme, officer, q }: Filter
): DatabaseQueryBuilderContract {
  const decided = status && DECIDED[status]
  if (decided) void decidedAs(query, office, decided)
  else if (status) void query.where('applications.status', status)
  if (status === 'in_review')
    void query.whereNotIn('applications.id', db.from('decisions').whereNotNull('under_way').select('under_way'))
  if (programme) void query.where('applications.programme_id', programme)
  if (officer) void query.where('applications.officer_id', officer)
  if (q) void query.where('applications.search_text', 'like', `%${fold(q) || q.replace(/[%_\\]/g, '\\$&')}%`)
  return query
}

/** Few decisions are under way, and lead to their files; of those that stand there are many, so the list is walked. */
function decidedAs(
  query: DatabaseQueryBuilderContract,
  office: Office,
  { status, rejection }: { status: string; rejection?: boolean }
) {
  const decisions = db.from('decisions').where({ subject: 'application', status }).select('application_id')
  if (rejection === undefined) return query.whereIn('applications.id', decisions.where('land', office.land))
  if (rejection) void decisions.where('kind', 'rejection')
  else void decisions.whereNot('kind', 'rejection')
  return query
    .where('applications.status', 'decided')
    .where('applications.id', decisions.whereColumn('decisions.application_id', 'applications.id').limit(1))
}
