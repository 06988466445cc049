import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import Clock from '#core/calendar/clock'
import { fieldErrors } from '#core/http/forms'
import { sentenceFor } from '#core/http/sentences'
import { printableText } from '#core/http/text'
import Money from '#core/money/money'
import Busy from '#core/persistence/busy'
import Refusal from '#core/refusal'
import type Office from '#identity/office'
import Call from '#programmes/models/call'
import ChooseExpression from '#expressions/actions/choose_expression'
import { expressionTiming } from '#programmes/domain/call_window'
import Expression from '#expressions/models/expression'

const choiceValidator = vine.create({
  act: vine.enum(['invite', 'decline']),
  expressions: vine.array(vine.number().positive().withoutDecimals()).maxLength(500).optional(),
  reason: printableText().maxLength(2000).optional(),
})

const BUSY = 'Gerade wird daran gearbeitet; bitte versuchen Sie es noch einmal.'

/** All that are interested in a call beside each other, beside the money that there is; who leads the unit chooses. */
@inject()
export default class ExpressionChoicesController {
  constructor(private clock: Clock) {}

  async index({ bouncer, office, params, view }: HttpContext) {
    const call = await callOf(office!, params.call_id)
    const expressions = await Expression.visibleTo(office!)
      .where('call_id', call.id)
      .preload('recipient')
      .preload('adviser')
      .orderBy('filed_at')
      .orderBy('id')
    const sum = (...statuses: Expression['status'][]) =>
      Money.sum(
        expressions
          .filter(({ status, expectedAmount }) => expectedAmount && statuses.includes(status))
          .map(({ expectedAmount }) => expectedAmount!)
      )
    return view.render('expressions/choices', {
      call,
      expressions,
      isOpen: expressionTiming(call, this.clock.now()) === 'in_time',
      asked: sum('filed', 'invited', 'declined'),
      invited: sum('invited'),
      frame: call.frame && Money.sum(call.frame.map(({ amount }) => Money.parse(amount))),
      mayChoose: await bouncer.with('ExpressionPolicy').allows('chooseUnder', call),
    })
  }

  /** Each in a transaction of its own: what cannot be chosen is said by name, and the others are. */
  @inject()
  async store(ctx: HttpContext, choose: ChooseExpression) {
    const { auth, bouncer, office, params, request, response, session } = ctx
    const call = await callOf(office!, params.call_id)
    await bouncer.with('ExpressionPolicy').authorize('chooseUnder', call)
    const { act, expressions: ids = [], reason = '' } = await request.validateUsing(choiceValidator)
    if (ids.length === 0) throw new Refusal('expressions.none_chosen', {}, 'expressions')
    const chosen = await Expression.visibleTo(office!)
      .where('call_id', call.id)
      .whereIn('id', ids)
      .preload('recipient')
      .orderBy('id')
    const told: string[] = []
    for (const expression of chosen) {
      if (!(await bouncer.with('ExpressionPolicy').allows('choose', expression))) {
        told.push(`${expression.recipient.name}: ${sentenceFor(new Refusal('expressions.involved'))}`)
        continue
      }
      try {
        await choose.handle(expression.id, act, reason, auth.getUserOrFail())
      } catch (error) {
        if (!(error instanceof Refusal) && !(error instanceof Busy)) throw error
        // what is wrong with all of them is said once, at its field
        if (error instanceof Refusal && error.input) throw error
        told.push(`${expression.recipient.name}: ${error instanceof Busy ? BUSY : sentenceFor(error)}`)
      }
    }
    if (told.length) fieldErrors(ctx, { expressions: told.join(' ') })
    if (told.length < chosen.length)
      session.flash('success', act === 'invite' ? 'expressions.invited' : 'expressions.declined')
    return response.redirect().toRoute('expression_choices.index', [call.id])
  }
}

function callOf(office: Office, id: number): Promise<Call> {
  const calls = Call.query().where({ id, land: office.land }).whereNotNull('expression_closes_at')
  if (!office.seesWholeLand)
    void calls.whereHas('programme', (programmes) => programmes.where('authority_id', office.id))
  return calls.preload('programme').preload('version').firstOrFail()
}
