import { ownOf } from '#core/own'
import { euros } from '#core/money/german_money'
import Money from '#core/money/money'
import type { Field } from '#forms/domain/field'
import { type Problem, valueOf } from '#forms/domain/fields'
import { type Part, type Row, inputOf, problemsOf, rowIn } from '#forms/domain/form'
import { partnerCode, planTable, yearColumn } from '#applications/domain/plan_rows'
import { type ContextPartner, type SectionContext, typedInKind } from '#applications/domain/section_context'

/** What a partner brings in each year, by the plan as typed; what cannot be read is nothing yet. */
export type PartnerShare = { year: number; amount: Money }[]

/** Whether a partner stands by its share: not yet, as it is, or it did before the share was changed. */
export type Standing = 'open' | 'confirmed' | 'changed'

export function shareOf(context: SectionContext, partnerId: number): PartnerShare {
  const row = typedRow(context, partnerId)
  return context.years.map((year) => ({
    year,
    amount: valueOf(yearColumn(year), ownOf(row, String(year))) ?? Money.ZERO,
  }))
}

function typedRow(context: SectionContext, partnerId: number): Row {
  return rowIn(typedInKind(context, 'plan'), planTable(context), partnerCode(partnerId))
}

/** A share in one word: what was confirmed is held against it. */
export function markOf(share: PartnerShare): string {
  return share.map(({ year, amount }) => `${year}:${amount.cents}`).join(' ')
}

export function standingOf(context: SectionContext, partner: Pick<ContextPartner, 'id' | 'confirmed'>): Standing {
  if (!partner.confirmed) return 'open'
  return partner.confirmed === markOf(shareOf(context, partner.id)) ? 'confirmed' : 'changed'
}

const WORDS: Readonly<Record<Standing, string>> = {
  open: 'noch nicht bestätigt',
  confirmed: 'bestätigt',
  changed: 'nach der Bestätigung geändert',
}

/** What a partner brings and, where the programme wants that, whether it stands by it. */
export function standingWords(context: SectionContext, partner: ContextPartner): string {
  const total = euros(Money.sum(shareOf(context, partner.id).map(({ amount }) => amount)))
  const standing = context.definition.joint.confirmed ? `, ${WORDS[standingOf(context, partner)]}` : ''
  return `Eigenanteil ${total}${standing}`
}

/** Whether an application waits for a partner to stand by its share. */
export function isAwaited(context: SectionContext, partner: ContextPartner): boolean {
  // on paper it is the signature that counts
  if (context.onPaper) return false
  return context.definition.joint.confirmed === true && standingOf(context, partner) !== 'confirmed'
}

/** What a partner writes itself: one amount a year. */
export function shareFields(context: SectionContext, partnerId: number): Field<'money'>[] {
  return context.years.map((year) => ({
    ...yearColumn(year),
    key: inputOf(yearColumn(year), partnerCode(partnerId)),
    label: `Eigenanteil ${year}`,
    hint: 'In Euro',
  }))
}

/** What of a share cannot be read. */
export function shareProblems(context: SectionContext, partnerId: number): Problem[] {
  const row = typedRow(context, partnerId)
  const typed = context.years.map((year) => [
    inputOf(yearColumn(year), partnerCode(partnerId)),
    ownOf(row, String(year)) ?? '',
  ])
  return problemsOf(shareParts(context, partnerId), Object.fromEntries(typed))
}

export function shareParts(context: SectionContext, partnerId: number): Part[] {
  return [{ kind: 'fields', fields: shareFields(context, partnerId) }]
}

/** What a partner's duty hangs on. */
export function partnerThing(applicationId: number, partnerId: number): string {
  return `application:${applicationId}:partner:${partnerId}`
}
