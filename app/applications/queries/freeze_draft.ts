import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { parseField } from '#forms/domain/fields'
import type { ToFile } from '#forms/models/submission'
import FinancePlan from '#financing/models/finance_plan'
import { readPlan } from '#applications/domain/plan_grid'
import { fundedPosts } from '#applications/domain/post_rows'
import { type SectionContext, sectionOfKind, titleIn, typedInKind } from '#applications/domain/section_context'
import { type Surroundings, frozenPost } from '#applications/domain/submitted_grant'
import type { DraftReading } from '#applications/queries/draft_reading'

/** A complete draft as it is filed: what was typed, what it was typed amid, and plan and targets as figures of their own. */
export async function freezeDraft(
  { application, context, definition, attachments }: DraftReading,
  version: number,
  at: DateTime,
  trx: TransactionClientContract
) {
  const posts = typedInKind(context, 'posts')
  const { figures, calculation } = readPlan(context, typedInKind(context, 'plan'), posts)
  const plan = await FinancePlan.keep({ stream: application.journalStream, version, at }, figures, trx)
  const title = (titleIn(definition, context.raw) || application.title).slice(0, 190)
  const surroundings: Surroundings = {
    title,
    unitKind: context.unitKind,
    partners: [...context.partners],
    rounding: context.rounding,
    financing: definition.financing,
    posts: fundedPosts(context, posts).map(frozenPost),
    requested: calculation.grant.cents.toString(),
  }
  const toFile: Omit<ToFile, 'by' | 'at'> = {
    land: application.land,
    form: 'application',
    subjectId: application.id,
    sections: context.raw,
    surroundings,
    financePlanId: plan.id,
    attachments: attachments.map(({ documentId, slot }) => ({ documentId, slot })),
  }
  return { toFile, title, requested: calculation.grant, targets: targetsOf(context) }
}

/** None where the programme asks for none. */
function targetsOf(context: SectionContext): { code: string; year: number; value: number }[] {
  const { definition, years } = context
  if (!sectionOfKind(definition, 'indicators')) return []
  const typed = typedInKind(context, 'indicators')
  return definition.indicators.flatMap(({ code, label }) =>
    years.flatMap((year) => {
      const parsed = parseField({ key: code, label, type: 'integer' }, typed[`${code}_${year}`])
      return 'value' in parsed && parsed.value !== null ? [{ code, year, value: Number(parsed.value) }] : []
    })
  )
}
