import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { dayOf } from '#core/calendar/clock'
import type Day from '#core/calendar/day'
import { type DutyFile, waitFor } from '#duties/duties'
import { DUTY_IN, hasEnded } from '#applications/domain/application_workflow'
import { isComplete, isFileable } from '#applications/domain/completeness'
import { isAwaited, partnerThing } from '#applications/domain/partner_share'
import type { SectionContext } from '#applications/domain/section_context'
import { euros } from '#core/money/german_money'
import Money from '#core/money/money'
import { readPlan } from '#applications/domain/plan_grid'
import { ownShareByYear } from '#applications/domain/sign_off'
import type { SignOffStep } from '#applications/domain/sign_off'
import type { DutyKind } from '#duties/domain/duty_kinds'
import { timingOf } from '#programmes/domain/call_window'
import { versionFor } from '#applications/queries/version_for'
import { signOffFor } from '#applications/queries/sign_off_for'
import type Application from '#applications/models/application'
import Message from '#applications/models/message'
import SupplementRequest from '#applications/models/supplement_request'
import type { DraftReading } from '#applications/queries/draft_reading'

/** What a duty tells of the file it belongs to. */
export function dutyFile({ id, land, authorityId, recipientId, title, fileNumber }: Application): DutyFile {
  return { id, land, authorityId, recipientId, title, fileNumber }
}

/** The file waits for what comes next in its status; for nobody where the status leads nowhere by itself. */
export async function followStatus(
  application: Application,
  at: DateTime,
  trx: TransactionClientContract,
  dueOn: Day | null = null
): Promise<void> {
  const kind = DUTY_IN[application.status]
  if (application.status !== 'draft') await followNewForm(application, at, trx)
  return waitFor(application.journalStream, kind && { kind, of: dutyFile(application), dueOn }, at, trx)
}

/** A draft waits for a word about a later version of its form, until somebody of its applicant has decided or it is none any more. */
export async function followNewForm(
  application: Application,
  at: DateTime,
  trx: TransactionClientContract
): Promise<void> {
  const found = await versionFor(application, at, trx)
  const offered = found?.version.id === application.declinedVersionId ? null : found
  const of = { ...dutyFile(application), id: null, authorityId: null }
  const dueOn = offered?.isInForce ? dayOf(application.call.closesAt) : offered?.version.validFrom.plusDays(-DAY_BEFORE)
  const duty = offered && { kind: 'see_new_form' as const, of, dueOn, facts: { fileId: application.id } }
  await waitFor(`${application.journalStream}:form`, duty, at, trx)
}

const DAY_BEFORE = 1

/** Who has a complete draft inside the house of its applicant. */
const DUTY_AT = {
  department: 'release_application',
  treasury: 'consent_own_share',
  signatory: 'submit_application',
} as const satisfies Record<SignOffStep, DutyKind>

/** Whoever has an unread message of the other side; beside what the file itself waits for. */
export async function followMessages(
  application: Application,
  at: DateTime,
  trx: TransactionClientContract
): Promise<void> {
  const unread = await Message.query({ client: trx }).where('application_id', application.id).whereNull('read_at')
  const of = { ...dutyFile(application), id: null }
  for (const [side, kind] of [
    ['authority', 'read_message'],
    ['applicant', 'read_applicants_message'],
  ] as const) {
    // nobody has to read what ended with the procedure
    const waits = !hasEnded(application.status) && unread.some((message) => message.side === side)
    const duty = waits ? { kind, of, facts: { fileId: application.id } } : null
    await waitFor(`${application.journalStream}:messages:${side}`, duty, at, trx)
  }
}

/** A draft waits until the call closes, for its missing sections or for whoever has it on the way to the signature. */
export async function followDraft(reading: DraftReading, at: DateTime, trx: TransactionClientContract): Promise<void> {
  const { application, sections, context } = reading
  await followPartners(application, context, at, trx)
  await followSignOff(reading, at, trx)
  if (application.status !== 'draft') return
  if (application.isOnPaper) return followTypedIn(application, at, trx)
  const amounts = isComplete(sections) ? amountsOf(context) : {}
  const facts = {
    ...amounts,
    complete: sections.filter(({ state }) => state === 'complete').length,
    of: sections.length,
  }
  const kind: DutyKind = isComplete(sections) ? DUTY_AT[(await signOffFor(reading, trx)).step] : 'complete_application'
  // an authority does not know of drafts
  const of = { ...dutyFile(application), authorityId: null }
  const dueOn = lastDayFor(reading, at)
  const duty = dueOn && { kind, of, dueOn, facts }
  await waitFor(application.journalStream, duty, at, trx)
}

/** What came on paper waits for the officers of its authority; nobody else knows of it yet. */
function followTypedIn(application: Application, at: DateTime, trx: TransactionClientContract): Promise<void> {
  const of = { ...dutyFile(application), id: null, title: application.recipientName }
  return waitFor(application.journalStream, { kind: 'type_in_paper', of, facts: { fileId: application.id } }, at, trx)
}

/** Whoever is offered to lead an application has to say whether it does. */
export function followLead(application: Application, at: DateTime, trx: TransactionClientContract): Promise<void> {
  const { leadOfferedTo, journalStream } = application
  const of = { ...dutyFile(application), authorityId: null, recipientId: leadOfferedTo }
  return waitFor(`${journalStream}:lead`, leadOfferedTo ? { kind: 'take_lead', of } : null, at, trx)
}

/**
 * Until when a draft waits for somebody: until its call closes. After that only a complete one whose house has to say
 * something before the signature, for as long as it can be filed late; null where it waits for nobody.
 */
function lastDayFor({ application, sections }: DraftReading, at: DateTime): Day | null {
  const { call, recipient } = application
  const timing = timingOf(call, at)
  if (timing === 'in_time' || timing === 'early') return dayOf(call.closesAt)
  const isOnItsWay = isComplete(sections) && (recipient.releases || recipient.treasuryConsents)
  return timing === 'late' && isOnItsWay ? call.periodTo : null
}

function amountsOf(context: SectionContext) {
  const plan = readPlan(context)
  const own = Money.sum(ownShareByYear(context, plan).map(({ amount }) => amount))
  return { requested: euros(plan.calculation.grant), ownShare: euros(own) }
}

/** Whether somebody wrote since supplements were asked for: on paper nothing else says that an answer is under way. */
async function isAnswered({ id, sections }: Application, trx: TransactionClientContract): Promise<boolean> {
  const { requestedAt } = await SupplementRequest.newestOf(id, trx).firstOrFail()
  return sections.some(({ savedAt }) => savedAt > requestedAt)
}

/** A supplement waits for its house beside what the authority has asked for; the authority does not see that. */
async function followSignOff(reading: DraftReading, at: DateTime, trx: TransactionClientContract): Promise<void> {
  const { application, sections, context } = reading
  const thing = `${application.journalStream}:sign_off`
  const isAsked = application.status === 'supplement_requested' && isFileable(application, sections)
  const isReady = isAsked && (!application.isOnPaper || (await isAnswered(application, trx)))
  const step = isReady ? (await signOffFor(reading, trx)).step : 'signatory'
  if (step === 'signatory') return waitFor(thing, null, at, trx)
  const { lastDay: dueOn } = await SupplementRequest.newestOf(application.id, trx).firstOrFail()
  const of = { ...dutyFile(application), id: null, authorityId: null }
  return waitFor(
    thing,
    { kind: DUTY_AT[step], of, dueOn, facts: { ...amountsOf(context), fileId: application.id } },
    at,
    trx
  )
}

/** Where partners stand by their shares, each has that duty until it does, or until the application is filed. */
async function followPartners(
  application: Application,
  context: SectionContext,
  at: DateTime,
  trx: TransactionClientContract
): Promise<void> {
  if (!context.definition.joint.confirmed) return
  const dueOn = await shareDueOn(application, at, trx)
  for (const partner of context.partners) {
    const of = { ...dutyFile(application), authorityId: null, recipientId: partner.id }
    const waits = dueOn !== null && isAwaited(context, partner)
    const duty = waits ? { kind: 'confirm_share' as const, of, dueOn } : null
    await waitFor(partnerThing(application.id, partner.id), duty, at, trx)
  }
}

/** Until when partners stand by their shares: as long as the application, or what was asked for, can be filed; null after that. */
async function shareDueOn(application: Application, at: DateTime, trx: TransactionClientContract): Promise<Day | null> {
  if (application.status === 'supplement_requested')
    return (await SupplementRequest.newestOf(application.id, trx).firstOrFail()).lastDay
  if (application.status !== 'draft') return null
  const { call } = application
  const timing = timingOf(call, at)
  return timing === 'over' ? null : timing === 'late' ? call.periodTo : dayOf(call.closesAt)
}
