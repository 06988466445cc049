import db from '@adonisjs/lucid/services/db'
import Money from '#core/money/money'
import type Office from '#identity/office'
import { partnerCode } from '#applications/domain/plan_rows'
import { isOwnOf, readPlan, sumByYear } from '#applications/domain/plan_grid'
import { ENDED } from '#applications/domain/application_workflow'
import Application from '#applications/models/application'
import { readDraft } from '#applications/queries/draft_reading'

/** Files of one recipient that are looked at, the newest first; nobody has more under way. */
const MOST = 200

export type OwnShare = { application: Application; isFiled: boolean; total: Money; byYear: Map<number, Money> }

/**
 * What a recipient brings itself to its applications, as leader or as partner: as filed, of a draft as it is typed. What was taken
 * back or rejected is left out.
 */
export async function ownSharesOf(office: Office) {
  const recipientId = office.id
  const applications = await Application.visibleTo(office)
    .whereNotIn('status', [...ENDED])
    .whereNotIn(
      'id',
      // a decision is known once it is announced
      db
        .from('decisions')
        .join('announcements', 'announcements.decision_id', 'decisions.id')
        .where('decisions.kind', 'rejection')
        .select('decisions.application_id')
    )
    .orderBy('id', 'desc')
    .limit(MOST)
  const filed = await filedShares(
    applications.filter(({ isEditable }) => !isEditable),
    recipientId
  )
  const shares: OwnShare[] = []
  for (const application of applications) {
    const isFiled = !application.isEditable
    const byYear = isFiled
      ? (filed.get(application.id) ?? new Map<number, Money>())
      : await typedShare(application, recipientId)
    shares.push({ application, isFiled, byYear, total: Money.sum([...byYear.values()]) })
  }
  const years = [...new Set(shares.flatMap(({ byYear }) => [...byYear.keys()]))].sort()
  const sums = years.map((year) => Money.sum(shares.map(({ byYear }) => byYear.get(year) ?? Money.ZERO)))
  return { years, shares, sums, total: Money.sum(sums) }
}

/** Of the newest submissions, in one statement: by file and year. */
async function filedShares(
  applications: readonly Application[],
  recipientId: number
): Promise<Map<number, Map<number, Money>>> {
  const led = new Map(applications.map((application) => [application.id, application.recipientId === recipientId]))
  const rows = await db
    .from('plan_lines')
    .join('submissions', 'submissions.finance_plan_id', 'plan_lines.finance_plan_id')
    .join('applications', (on) =>
      on.on('applications.id', 'submissions.subject_id').andOn('applications.version', 'submissions.version')
    )
    .where({ 'submissions.form': 'application', 'plan_lines.side': 'own' })
    .whereIn('applications.id', [...led.keys()])
    .select('applications.id', 'plan_lines.code', 'plan_lines.year', 'plan_lines.amount')
  const shares = new Map<number, Map<number, Money>>()
  for (const { id, code, year, amount } of rows) {
    const isOwn = led.get(Number(id)) ? !/^PARTNER\d/.test(String(code)) : code === partnerCode(recipientId)
    if (!isOwn) continue
    const ofFile = shares.get(Number(id)) ?? new Map<number, Money>()
    ofFile.set(Number(year), (ofFile.get(Number(year)) ?? Money.ZERO).plus(Money.cents(BigInt(amount))))
    shares.set(Number(id), ofFile)
  }
  return shares
}

/** The own means of the leader, or of a partner, as they are typed. */
async function typedShare(application: Application, recipientId: number): Promise<Map<number, Money>> {
  const { context } = await readDraft(application)
  const isOwn = isOwnOf(application.recipientId === recipientId ? undefined : recipientId)
  return new Map(sumByYear(context, readPlan(context), isOwn).map(({ year, amount }) => [year, amount]))
}
