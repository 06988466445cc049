import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { dayOf } from '#core/calendar/clock'
import type Day from '#core/calendar/day'
import { waitFor } from '#duties/duties'
import type { DutyKind } from '#duties/domain/duty_kinds'
import type Call from '#programmes/models/call'
import Expression from '#expressions/models/expression'

/** Who is interested has its draft until interest closes, and who is invited applies until applications close. Needs its call. */
export async function followExpression(
  expression: Expression,
  at: DateTime,
  trx: TransactionClientContract
): Promise<void> {
  const { id, land, recipientId, title, number: fileNumber, status, call, appliedAt } = expression
  const waits = (kind: DutyKind, last: DateTime) => (at <= last ? { kind, dueOn: dayOf(last) } : null)
  const duty: { kind: DutyKind; dueOn: Day } | null =
    status === 'draft'
      ? waits('complete_expression', call.expressionClosesAt!)
      : status === 'invited' && !appliedAt
        ? waits('apply_invited', call.closesAt)
        : null
  const of = { id: null, land, authorityId: null, recipientId, title, fileNumber }
  await waitFor(expression.thing, duty && { ...duty, of, facts: { expressionId: id } }, at, trx)
}

/** The application that was begun upon it is given up or taken back: who is invited may begin another one. */
export async function notApplied(expressionId: number, at: DateTime, trx: TransactionClientContract): Promise<void> {
  const expression = await Expression.locked(expressionId, trx)
  await expression.merge({ appliedAt: null }).save()
  await followExpression(expression, at, trx)
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
  for (const [kind, isOpen] of Object.entries(waits) as [keyof typeof waits, boolean][])
    await waitFor(`call:${call.id}:${kind}`, isOpen ? { kind, of, facts: { callId: call.id } } : null, at, trx)
}
