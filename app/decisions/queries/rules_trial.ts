import { setImmediate as giveWay } from 'node:timers/promises'
import { dayOf } from '#core/calendar/clock'
import { euros } from '#core/money/german_money'
import { reasonAgainst } from '#core/http/sentences'
import Money from '#core/money/money'
import Submission from '#forms/models/submission'
import type Office from '#identity/office'
import type { ProgrammeDefinition } from '#programmes/domain/definition'
import { assertEligible } from '#programmes/domain/eligibility'
import type Call from '#programmes/models/call'
import { candidateOf, programmeOf } from '#programmes/queries/eligible_recipient'
import RegisterUnit from '#register/models/register_unit'
import { rulebookOf } from '#tenancy/rulebooks/index'
import { ENDED } from '#applications/domain/application_workflow'
import { movedForm } from '#applications/domain/moved_form'
import { readPlan } from '#applications/domain/plan_grid'
import Application from '#applications/models/application'
import { prorationUnder } from '#applications/queries/draft_reading'
import { type Filed, readFiled } from '#applications/queries/submission_of'
import { leastGrant } from '#decisions/domain/limits'
import { type TrialRow, sizeOf } from '#decisions/domain/rules_trial'

/** More are not tried at once. */
export const MOST_TRIED = 2000

/**
 * The applications of a call as they were filed, judged by their own rules and by others: who may apply, what their plan
 * yields, and from which amount on something is granted. Nothing is written.
 */
export async function rulesTrial(
  call: Call,
  definition: ProgrammeDefinition,
  office: Office
): Promise<{ rows: TrialRow[]; isCut: boolean }> {
  const applications = await Application.visibleTo(office)
    .where('call_id', call.id)
    .whereNotIn('status', [...ENDED])
    .preload('recipient')
    .preload('call')
    .preload('programmeVersion')
    .orderBy('recipient_sort')
    .orderBy('id')
    .limit(MOST_TRIED + 1)
  const filed = await newestOf(applications)
  const regions = await regionsOf(call.land)
  const units = await unitsOf(applications)
  const rows: TrialRow[] = []
  for (const application of applications.slice(0, MOST_TRIED)) {
    // whoever else is served waits for none of it
    await giveWay()
    const of = filed.get(application.id)
    if (!of) continue
    const unit = units.get(application.recipient.unitKey ?? '') ?? null
    const before = judged(application, of, unit, of.definition)
    const { amount, reason } = judged(application, of, unit, definition)
    rows.push({
      applicationId: application.id,
      fileNumber: application.fileNumber!,
      name: application.recipientName,
      region: regions.get(application.recipient.seatCountyKey.slice(0, DISTRICT)) ?? 'ohne Bezirk',
      size: sizeOf(of.context.unitKind, of.context.inhabitants),
      before: before.amount,
      after: amount,
      reason,
    })
  }
  return { rows, isCut: applications.length > MOST_TRIED }
}

const DISTRICT = 3

/** What an application would get, or why it would not. */
function judged(
  { call, recipient }: Application,
  { context: filed }: Filed,
  unit: RegisterUnit | null,
  definition: ProgrammeDefinition
): { amount: Money; reason: string | null } {
  const candidate = candidateOf(recipient, unit)
  // as it was counted when it was filed, like the plan
  const then = candidate.unit && { ...candidate.unit, inhabitants: filed.inhabitants || candidate.unit.inhabitants }
  const refused = reasonAgainst(() => assertEligible(programmeOf(call, definition), { ...candidate, unit: then }))
  if (refused) return { amount: Money.ZERO, reason: refused }
  const raw = movedForm(filed, definition).sections
  const context = { ...filed, definition, raw, proration: prorationUnder(call, definition) }
  const { grant } = readPlan(context).calculation
  const isMunicipal = recipient.kind === 'municipal'
  const least = leastGrant(rulebookOf(call.land), isMunicipal, dayOf(call.opensAt), definition.minimumGrant)
  if (least?.amount.exceeds(grant))
    return { amount: Money.ZERO, reason: `${euros(grant)} liegen unter der Mindestzuwendung (${least.source}).` }
  return { amount: grant, reason: null }
}

/** The newest submission of each; what was attached decides nothing here. */
async function newestOf(applications: readonly Application[]): Promise<Map<number, Filed>> {
  const byId = new Map(applications.map((application) => [application.id, application]))
  const submissions = await Submission.query()
    .where('form', 'application')
    .whereIn('subject_id', [...byId.keys()])
    .join('applications', 'applications.id', 'submissions.subject_id')
    .whereColumn('submissions.version', 'applications.version')
    .select('submissions.*')
  return new Map(
    submissions.map((submission) => {
      submission.$setRelated('attachments', [] as never)
      return [submission.subjectId, readFiled(byId.get(submission.subjectId)!, submission)]
    })
  )
}

async function regionsOf(land: string): Promise<Map<string, string>> {
  const districts = await RegisterUnit.query().where({ land, level: 'district' })
  return new Map(districts.map(({ key, name }) => [key, name]))
}

async function unitsOf(applications: readonly Application[]): Promise<Map<string, RegisterUnit>> {
  const keys = applications.flatMap(({ recipient }) => recipient.unitKey ?? [])
  return RegisterUnit.ofKeys(keys)
}
