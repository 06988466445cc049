import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { dayOf } from '#core/calendar/clock'
import type { CallFile } from '#programmes/domain/call_file'
import type { ProgrammeFile } from '#programmes/domain/programme_file'
import { PROGRAMME_FORMAT } from '#programmes/domain/programme_schema'
import Call from '#programmes/models/call'
import type Programme from '#programmes/models/programme'
import type ProgrammeDraft from '#programmes/models/programme_draft'
import ProgrammeVersion from '#programmes/models/programme_version'

/** The newest version of a programme, also one that takes effect only later. */
export function newestVersionOf({ id }: Pick<Programme, 'id'>, client?: TransactionClientContract) {
  return ProgrammeVersion.query({ client }).where('programme_id', id).orderBy('version', 'desc').firstOrFail()
}

/** What a draft is to replace, or has replaced; null where there was nothing before it. */
export async function versionBefore({ programmeId, programmeVersionId, endedAt }: ProgrammeDraft) {
  if (!programmeId) return null
  const versions = await ProgrammeVersion.query().where('programme_id', programmeId).orderBy('version', 'desc')
  const own = versions.findIndex(({ id }) => id === programmeVersionId)
  // one that made no version is compared with what stands
  return versions.at(endedAt && own >= 0 ? own + 1 : 0)?.definition ?? null
}

/** The version that is in force on a day; of a programme that has none until then, its newest. */
export async function versionOn(day: string, { id }: Pick<Programme, 'id'>, client?: TransactionClientContract) {
  const versions = ProgrammeVersion.query({ client }).where('programme_id', id).where('valid_from', '<=', day)
  return (await versions.orderBy('version', 'desc').first()) ?? newestVersionOf({ id }, client)
}

/** Calls of a programme, the newest first. */
export function callsOf({ id }: Pick<Programme, 'id'>) {
  return Call.query().where('programme_id', id).preload('version').orderBy('opens_at', 'desc').orderBy('id', 'desc')
}

/** A call that stands as a file has it; its last day is the one until whose end applications are in time. */
export function callFileOf(call: Call): CallFile {
  const { code, title, dated, opensAt, closesAt, periodFrom, periodTo, cutoffDeadline, selection, frame } = call
  const { expressionClosesAt } = call
  return {
    code,
    title,
    dated: dated.iso,
    opens: dayOf(opensAt).iso,
    closes: dayOf(closesAt).iso,
    from: periodFrom.iso,
    to: periodTo.iso,
    ...(expressionClosesAt && { expressionCloses: dayOf(expressionClosesAt).iso }),
    ...(cutoffDeadline && { cutoffDeadline: true }),
    ...(selection && { selection }),
    ...(frame && { frame }),
  }
}

/** A programme as it is given away: its newest version and its calls. */
export async function programmeFileOf(programme: Programme): Promise<ProgrammeFile> {
  const [{ definition }, calls] = [await newestVersionOf(programme), await callsOf(programme)]
  return { format: PROGRAMME_FORMAT, code: programme.code, definition, calls: calls.map(callFileOf) }
}
