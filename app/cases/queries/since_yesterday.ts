import db from '@adonisjs/lucid/services/db'
import { startOf } from '#core/calendar/clock'
import type Day from '#core/calendar/day'
import { toDatabaseInstant } from '#core/persistence/columns'
import type Office from '#identity/office'
import { scope } from '#cases/queries/worklist_scope'

/** What came in since the beginning of yesterday, in words: "2 neue Anträge, ein Bericht"; null where nothing did. */
export async function sinceYesterday(office: Office, today: Day): Promise<string | null> {
  const from = toDatabaseInstant(startOf(today.plusDays(-1)))
  const files = scope(office).select('applications.id')
  const grants = db.from('grants').whereIn('application_id', files).select('id')
  const decisions = db.from('decisions').whereIn('application_id', files).select('id')
  const [applications, supplements, reports, retrievals] = await Promise.all([
    countIn(scope(office).where('submitted_at', '>=', from)),
    countIn(db.from('supplement_requests').where('answered_at', '>=', from).whereIn('application_id', files)),
    countIn(db.from('progress_reports').where('submitted_at', '>=', from).whereIn('grant_id', grants)),
    countIn(
      db
        .from('announcements')
        .where({ channel: 'portal_retrieval' })
        .where('recorded_at', '>=', from)
        .whereIn('decision_id', decisions)
    ),
  ])
  const words = [
    inWords(applications, 'ein neuer Antrag', 'neue Anträge'),
    inWords(supplements, 'eine Nachlieferung', 'Nachlieferungen'),
    inWords(reports, 'ein Bericht', 'Berichte'),
    inWords(retrievals, 'ein Bescheid abgerufen', 'Bescheide abgerufen'),
  ].filter(Boolean)
  return words.length ? words.join(', ') : null
}

async function countIn(query: ReturnType<typeof scope>): Promise<number> {
  const [{ total }] = await query.count('* as total')
  return Number(total)
}

function inWords(count: number, one: string, many: string): string {
  if (count === 0) return ''
  return count === 1 ? one : `${count} ${many}`
}
