import Money from '#core/money/money'
import { readPlan } from '#applications/domain/plan_grid'
import { planRows } from '#applications/domain/plan_rows'
import type { SectionContext } from '#applications/domain/section_context'
import { ENDED } from '#applications/domain/application_workflow'
import Application from '#applications/models/application'
import { readDraft } from '#applications/queries/draft_reading'
import { filedOf } from '#applications/queries/submission_of'

/** Files of one recipient that are looked at; nobody has more under way. */
const MOST = 200

export type OwnShare = { application: Application; isFiled: boolean; total: Money; byYear: Map<number, Money> }

/** What a recipient brings itself to its applications, as leader or as partner: as filed, of a draft as it is typed. */
export async function ownSharesOf(
  recipientId: number
): Promise<{ years: number[]; shares: OwnShare[]; sums: Money[] }> {
  const applications = await Application.query()
    .where((own) =>
      own
        .where('recipient_id', recipientId)
        .orWhereHas('partners', (partners) => partners.where('recipient_id', recipientId))
    )
    .whereNotIn('status', [...ENDED])
    .preload('call', (calls) => calls.preload('version'))
    .orderBy('id', 'desc')
    .limit(MOST)
  const shares: OwnShare[] = []
  for (const application of applications) {
    const isFiled = application.submittedAt !== null && !application.isEditable
    const { context } = isFiled ? await filedOf(application) : await readDraft(application)
    const byYear = broughtByYear(context, application.recipientId === recipientId ? null : recipientId)
    shares.push({ application, isFiled, byYear, total: Money.sum([...byYear.values()]) })
  }
  const years = [...new Set(shares.flatMap(({ byYear }) => [...byYear.keys()]))].sort()
  const sums = years.map((year) => Money.sum(shares.map(({ byYear }) => byYear.get(year) ?? Money.ZERO)))
  return { years, shares, sums }
}

/** The own means of the leader, or of a partner. */
function broughtByYear(context: SectionContext, partnerId: number | null): Map<number, Money> {
  const codes = new Set(
    planRows(context).flatMap((row) => (row.kind === 'own' && (row.partnerId ?? null) === partnerId ? [row.code] : []))
  )
  const { cells } = readPlan(context).figures
  const sum = (year: number) =>
    Money.sum(cells.filter((cell) => cell.year === year && codes.has(cell.code)).map(({ amount }) => amount))
  return new Map(context.years.map((year) => [year, sum(year)]))
}
