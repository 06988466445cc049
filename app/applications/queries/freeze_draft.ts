import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type { ToFile } from '#forms/models/submission'
import FinancePlan from '#financing/models/finance_plan'
import { beginningIn, deliveryIn, payeeIn, titleIn } from '#applications/domain/section_context'
import { frozenOf, placesNamed } from '#applications/domain/section_kinds'
import { type Surroundings, frozenPost } from '#applications/domain/submitted_grant'
import type { DraftReading } from '#applications/queries/draft_reading'

/** A draft as it is filed, complete unless it came on paper: what was typed, what it was typed amid, and plan and targets as figures of their own. */
export async function freezeDraft(
  { application, context, definition, attachments }: DraftReading,
  { version, paper }: { version: number; paper: DateTime | null },
  at: DateTime,
  trx: TransactionClientContract
) {
  const { plan: planned, posts = [], targets = [] } = frozenOf(context)
  const { figures, calculation } = planned
  const plan = await FinancePlan.keep({ stream: application.journalStream, version, at }, figures, trx)
  const title = (titleIn(definition, context.raw) || application.title).slice(0, 190)
  const surroundings: Surroundings = {
    title,
    unitKind: context.unitKind,
    inhabitants: context.inhabitants,
    partners: [...context.partners],
    rounding: context.rounding,
    financing: definition.financing,
    posts: posts.map(frozenPost),
    ...beginningIn(definition, context.raw),
    delivery: deliveryIn(definition, context.raw),
    payee: payeeIn(definition, context.raw),
    requested: calculation.grant.cents.toString(),
    ...(paper && { paper: paper.toUTC().toISO()! }),
    ...(context.places && { places: placesNamed(context) }),
  }
  const toFile: Omit<ToFile, 'by' | 'at'> = {
    land: application.land,
    form: 'application',
    subjectId: application.id,
    sections: context.raw,
    surroundings,
    financePlanId: plan.id,
    attachments: attachments.map(({ documentId, slot, replaces }) => ({ documentId, slot, replaces })),
  }
  return { toFile, title, requested: calculation.grant, targets }
}
