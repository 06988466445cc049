import Day from '#core/calendar/day'
import Duty from '#duties/models/duty'
import User from '#identity/models/user'
import type Office from '#identity/office'
import { CASE_ROLES } from '#identity/domain/roles'
import Application from '#applications/models/application'
import Decision from '#decisions/models/decision'
import { CAME_TO_NOTHING } from '#decisions/domain/decision_workflow'
import Grant from '#decisions/models/grant'
import GrantVersion from '#decisions/models/grant_version'
import { type Stage, stageOf } from '#cases/domain/stage'

/** A case file as an office sees it: what its head and every tab of it show. */
export type CaseFile = {
  application: Application
  programme: { name: string; sample: boolean }
  period: { from: Day; to: Day }
  officer: string | null
  stage: Stage | 'decided'
  /** Of who is outside: a notice that lies ready and was not retrieved yet. */
  waiting: Decision | null
  /** All that stand or are under way, the newest first; the applicant sees those that are announced. */
  decisions: Decision[]
  decision: Decision | null
  returned: Decision[]
  grant: Grant | null
  /** The grant as it stands: the newest version that is announced, else the newest. */
  version: GrantVersion | null
  /** What is open, in the order of its day, and the first of it. */
  duties: Duty[]
  next: Duty | null
  /** Officials see how a decision comes about. */
  inside: boolean
  /** Whoever takes part in an application that another leads. */
  isPartner: boolean
}

/** A file that is not there and one that is not this office's are the same 404. @throws E_ROW_NOT_FOUND */
export async function caseFileOf(office: Office, id: number): Promise<CaseFile> {
  const application = await headOf(office, id)
  const inside = office.holds(...CASE_ROLES)
  const { all, grant, version } = await decidedIn(id)
  const duties = await Duty.query().where('application_id', id).whereNull('done_at').orderBy('day').orderBy('id')
  const standing = all.filter(({ status }) => !CAME_TO_NOTHING.includes(status))
  // who is outside reads a decision once it is announced, and before that only that one lies ready
  const decisions = inside ? standing : standing.filter(({ announcement }) => announcement)
  const waiting = inside ? null : (standing.find((one) => one.dispatchedAt && !one.announcement) ?? null)
  const { programme_name: name, sample, period_from: from, period_to: to, officer_name: officer } = application.$extras
  const shown = inside || version?.validFrom ? version : null
  return {
    application,
    programme: { name, sample: Boolean(sample) },
    period: periodOf(shown, inside ? standing : [], { from: String(from), to: String(to) }),
    officer,
    stage: waiting?.subject === 'application' ? 'decided' : stageOf(application.status, decisions),
    waiting,
    decisions,
    decision: decisions[0] ?? null,
    returned: inside ? all.filter(({ status }) => status === 'returned' || status === 'recalled').reverse() : [],
    grant: inside || decisions.length ? grant : null,
    version: shown,
    duties: inside ? duties : duties.filter(({ whose }) => whose === 'applicant'),
    next: nextFor(office, duties),
    inside,
    isPartner: office.isRecipient && office.id !== application.recipientId,
  }
}

/** What is granted, or proposed, has its own time within its call's. */
function periodOf(version: GrantVersion | null, decisions: readonly Decision[], call: { from: string; to: string }) {
  if (version) return { from: version.periodFrom, to: version.periodTo }
  const { from, to } = decisions.find(({ grants }) => grants)?.noticeFacts.period ?? call
  return { from: Day.parse(from.slice(0, 10)), to: Day.parse(to.slice(0, 10)) }
}

/** The first duty that is open; a recipient's own comes before what the authority has to do. */
export function nextFor(office: Office, duties: readonly Duty[]): Duty | null {
  const own = office.isRecipient ? duties.find(({ whose }) => whose === 'applicant') : undefined
  return own ?? duties[0] ?? null
}

function headOf(office: Office, id: number): Promise<Application> {
  return Application.visibleTo(office)
    .where('applications.id', id)
    .whereNotNull('applications.submitted_at')
    .join('programmes', 'programmes.id', 'applications.programme_id')
    .join('calls', 'calls.id', 'applications.call_id')
    .leftJoin('users', 'users.id', 'applications.officer_id')
    .select('applications.*')
    .select('programmes.name as programme_name', 'programmes.sample', 'calls.period_from', 'calls.period_to')
    .select('users.name as officer_name')
    .firstOrFail()
}

async function decidedIn(applicationId: number) {
  const all = await Decision.query()
    .where('application_id', applicationId)
    .preload('announcement')
    .orderBy('id', 'desc')
  await namePeople(all)
  const granted = all.some(({ grantId }) => grantId)
  const grant = granted ? await Grant.findBy('application_id', applicationId) : null
  const versions = grant ? await GrantVersion.query().where('grant_id', grant.id).orderBy('version', 'desc') : []
  const version = versions.find(({ validFrom }) => validFrom) ?? versions[0] ?? null
  return { all, grant, version }
}

/** Who proposed, co-signed, signed and returned, asked for at once. */
async function namePeople(decisions: readonly Decision[]): Promise<void> {
  const acts = {
    proposer: 'proposedBy',
    cosigner: 'cosignedBy',
    signer: 'signedBy',
    returner: 'returnedBy',
    recaller: 'recalledBy',
  } as const
  const roles = Object.entries(acts) as [keyof typeof acts, (typeof acts)[keyof typeof acts]][]
  const ids = new Set(decisions.flatMap((decision) => roles.map(([, by]) => decision[by])).filter((id) => id !== null))
  const people = ids.size ? await User.query().whereIn('id', [...ids]) : []
  for (const decision of decisions)
    for (const [role, by] of roles) decision.$setRelated(role, people.find(({ id }) => id === decision[by]) as User)
}
