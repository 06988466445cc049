import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { dayOf } from '#core/calendar/clock'
import type Day from '#core/calendar/day'
import { waitFor } from '#duties/duties'
import type { DutyKind } from '#duties/domain/duty_kinds'
import type Call from '#programmes/models/call'
import { lastDayToApply } from '#expressions/domain/invitation'
import Expression from '#expressions/models/expression'

/** Who is interested has its draft until interest closes, and who is invited applies until applications close. Needs its call. */
export async function followExpression(
  expression: Expression,
  at: DateTime,
  trx: TransactionClientContract
): Promise<void> {
  const { id, land, recipientId, title, number: fileNumber, status, call, appliedAt } = expression
  const waits = (kind: DutyKind, dueOn: Day) => (dayOf(at).isAfter(dueOn) ? null : { kind, dueOn })
  const duty: { kind: DutyKind; dueOn: Day } | null =
    status === 'draft'
      ? waits('complete_expression', dayOf(call.expressionClosesAt!))
      : status === 'invited' && !appliedAt
        ? waits('apply_invited', lastDayToApply(expression))
        : null
  const of = { id: null, land, authorityId: null, recipientId, title, fileNumber }
  await waitFor(expression.thing, duty && { ...duty, of, facts: { expressionId: id } }, at, trx)
}

/** The application that was begun upon it is given up or taken back: who is invited may begin another one. */
export async function notApplied(
  { id, expressionId }: { id: number; expressionId: number | null },
  at: DateTime,
  trx: TransactionClientContract
): Promise<void> {
  if (!expressionId) return
  const expression = await Expression.locked(expressionId, trx)
  if (await appliedBeside(expressionId, id, trx)) return
  await expression.merge({ appliedAt: null }).save()
  await followExpression(expression, at, trx)
}

/** Another application upon an invitation that is not taken back; its expression must be locked. */
export function appliedBeside(
  expressionId: number,
  id: number,
  trx: TransactionClientContract
): Promise<{ file_number: string | null; submitted_at: unknown } | null> {
  return trx
    .from('applications')
    .where({ expression_id: expressionId })
    .whereNot('id', id)
    .whereNot('status', 'retracted')
    .orderByRaw('submitted_at IS NULL')
    .first()
}

/** What came on paper from somebody who is invited is upon that invitation; null where nobody is, or an application is filed upon it already. */
export async function appliedUpon(
  { id, callId, recipientId }: { id: number; callId: number; recipientId: number },
  at: DateTime,
  trx: TransactionClientContract
): Promise<number | null> {
  const standing = await Expression.findBy('standing_key', Expression.standingKeyOf(callId, recipientId), {
    client: trx,
  })
  const expression = standing && (await Expression.locked(standing.id, trx))
  if (expression?.status !== 'invited') return null
  if ((await appliedBeside(expression.id, id, trx))?.submitted_at) return null
  await expression.merge({ appliedAt: expression.appliedAt ?? at }).save()
  await followExpression(expression, at, trx)
  return expression.id
}

/** What an authority has to do about all that was filed under a call: look at it, then choose. */
export async function followChoice(call: Call, at: DateTime, trx: TransactionClientContract): Promise<void> {
  const filed = await Expression.query({ client: trx }).where({ call_id: call.id, status: 'filed' })
  const of = {
    id: null,
    land: call.land,
    authorityId: call.programme.authorityId,
    recipientId: null,
    title: call.title,
    fileNumber: null,
  }
  const waits = {
    choose_expressions: filed.length > 0,
    advise_expressions: filed.some(({ advised }) => advised === null),
  }
  const begins = { choose_expressions: dayOf(call.expressionClosesAt!).plusDays(1), advise_expressions: undefined }
  for (const [kind, isOpen] of Object.entries(waits) as [keyof typeof waits, boolean][]) {
    const duty = { kind, of, from: begins[kind], facts: { callId: call.id } }
    await waitFor(`call:${call.id}:${kind}`, isOpen ? duty : null, at, trx)
  }
}
