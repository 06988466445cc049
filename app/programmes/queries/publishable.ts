import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Day from '#core/calendar/day'
import { germanDay } from '#core/calendar/german_dates'
import Refusal from '#core/refusal'
import { faultsOfDefinition } from '#programmes/domain/definition_check'
import { type CallFile, faultsOfCall, faultsOfProcedure } from '#programmes/domain/call_file'
import type { ProgrammeFile } from '#programmes/domain/programme_file'
import { nameOf } from '#programmes/domain/definition_words'
import { rulesThatDiffer } from '#programmes/domain/moving_rules'
import { same } from '#programmes/domain/same'
import { MOST_CALLS } from '#programmes/domain/programme_schema'
import Call, { lastDayOf } from '#programmes/models/call'
import Programme from '#programmes/models/programme'
import type ProgrammeVersion from '#programmes/models/programme_version'
import { callFileOf, newestVersionOf } from '#programmes/queries/programme_now'

/** What a file would add to what stands: a version, calls, or both. */
export type News = {
  programme: Programme | null
  /** The version that it would follow; null where there is none. */
  last: ProgrammeVersion | null
  isNewVersion: boolean
  calls: CallFile[]
}

/** A planned version closes the way to earlier ones, so a slip of the pen must not lie years ahead. */
const FARTHEST_DAYS = 800

/** Those of these calls that are published already, whatever the programme, by their code. */
export async function callsStanding(
  calls: readonly CallFile[],
  client?: TransactionClientContract
): Promise<Map<string, Call>> {
  const codes = calls.map(({ code }) => code)
  const known = await Call.query({ client }).whereIn('code', codes)
  return new Map(known.map((call) => [call.code, call]))
}

/** @throws Refusal programmes.call_twice, programmes.call_elsewhere, programmes.too_many_calls, each at its field */
export async function assertAddable(call: CallFile, { calls }: Pick<ProgrammeFile, 'calls'>): Promise<void> {
  const { code } = call
  if (calls.some((one) => one.code === code)) throw new Refusal('programmes.call_twice', { code }, 'code')
  if (calls.length >= MOST_CALLS) throw new Refusal('programmes.too_many_calls', { most: MOST_CALLS }, 'code')
  if ((await callsStanding([call])).size) throw new Refusal('programmes.call_elsewhere', { code }, 'code')
}

/** What is new in a file; a call that stands is the same or is refused. @throws Refusal programmes.call_stands, programmes.call_elsewhere */
async function newsOf(
  { code, definition, calls }: ProgrammeFile,
  land: string,
  client?: TransactionClientContract
): Promise<News> {
  const programme = await Programme.query({ client }).where({ land, code }).first()
  const known = await callsStanding(calls, client)
  for (const call of known.values()) {
    if (call.programmeId !== programme?.id) throw new Refusal('programmes.call_elsewhere', { code: call.code })
    const file = calls.find((one) => one.code === call.code)!
    if (same(asItStands(file, land), callFileOf(call))) continue
    throw new Refusal('programmes.call_stands', { title: call.title })
  }
  const last = programme && (await newestVersionOf(programme, client))
  return {
    programme,
    last,
    isNewVersion: !last || !same(last.definition, definition),
    calls: calls.filter((call) => !known.has(call.code)),
  }
}

/** A call with the days until whose end its windows really are open. */
function asItStands(call: CallFile, land: string): CallFile {
  const { dated, expressionCloses } = call
  const day = (closes: string) => lastDayOf({ closes, dated }, land).iso
  return {
    ...call,
    closes: day(call.closes),
    ...(expressionCloses && { expressionCloses: day(expressionCloses) }),
  }
}

/**
 * The one gate of both people: asked when a draft is proposed and again when it is published, perhaps days later.
 *
 * @throws Refusal programmes.faulty, programmes.nothing_new, programmes.valid_in_the_past, programmes.valid_before_last,
 * programmes.valid_too_late, programmes.nothing_to_offer, programmes.offers_other_rules, programmes.renamed, programmes.call_is_over, programmes.call_before_version, programmes.call_after_guideline and those of newsOf
 */
export async function assertPublishable(
  file: ProgrammeFile,
  { land, validFrom, offered }: { land: string; validFrom: Day; offered: boolean },
  today: Day,
  trx: TransactionClientContract
): Promise<News> {
  const faults = [...faultsOfDefinition(file.definition), ...file.calls.flatMap((call) => faultsOfCall(call, []))]
  if (faults.length) throw new Refusal('programmes.faulty', { count: faults.length, sentence: faults[0].sentence })
  const news = await newsOf(file, land, trx)
  const { programme, last, isNewVersion, calls } = news
  const [unchosen] = faultsOfProcedure(calls, file.definition)
  if (unchosen) throw new Refusal('programmes.faulty', { count: 1, sentence: unchosen.sentence })
  if (!isNewVersion && calls.length === 0) throw new Refusal('programmes.nothing_new')
  const { name, sample, guideline } = file.definition
  const { ends } = guideline
  if (programme && (programme.name !== name || programme.sample !== sample))
    throw new Refusal('programmes.renamed', { name: programme.name })
  if (isNewVersion && validFrom.isBefore(today)) throw new Refusal('programmes.valid_in_the_past', {}, 'valid_from')
  if (isNewVersion && validFrom.isAfter(today.plusDays(FARTHEST_DAYS)))
    throw new Refusal('programmes.valid_too_late', { day: germanDay(today.plusDays(FARTHEST_DAYS)) }, 'valid_from')
  if (isNewVersion && last?.validFrom.isAfter(validFrom))
    throw new Refusal('programmes.valid_before_last', { day: germanDay(last.validFrom) }, 'valid_from')
  if (offered) assertOffered(news, file)
  for (const { closes, opens, title } of calls) {
    if (ends && opens > ends)
      throw new Refusal('programmes.call_after_guideline', { title, day: germanDay(Day.parse(ends)) })
    if (closes < today.iso) throw new Refusal('programmes.call_is_over', { title })
    // it would run under the version before, while both people read the new one
    if (isNewVersion && opens < validFrom.iso) throw new Refusal('programmes.call_before_version', { title })
  }
  return news
}

/** Drafts move to a new version only where it treats all who apply under a call alike. */
function assertOffered({ last, isNewVersion }: News, { definition }: ProgrammeFile): void {
  if (!last || !isNewVersion) throw new Refusal('programmes.nothing_to_offer', {}, 'offered')
  const rules = rulesThatDiffer(last.definition, definition)
  if (rules.length)
    throw new Refusal('programmes.offers_other_rules', { rules: rules.map(nameOf).join(', ') }, 'offered')
}
