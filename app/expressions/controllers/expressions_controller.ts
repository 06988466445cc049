import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import Clock from '#core/calendar/clock'
import { clashesAt, revisionOfReturned } from '#core/http/clash'
import { sentencesByInput } from '#core/http/forms'
import Document from '#documents/models/document'
import { answersIn, problemsOf } from '#forms/domain/form'
import { withResults } from '#forms/domain/results'
import JournalEntry from '#journal/models/journal_entry'
import Call from '#programmes/models/call'
import RegisterUnit from '#register/models/register_unit'
import BeginExpression from '#expressions/actions/begin_expression'
import SaveExpression from '#expressions/actions/save_expression'
import { expressionParts } from '#expressions/domain/expression_form'
import { expressionTiming, timingOf } from '#programmes/domain/call_window'
import { untilWhen } from '#expressions/domain/invitation'
import Expression from '#expressions/models/expression'

const saveValidator = vine.create({ revision: vine.number().min(0).withoutDecimals() })

/** An expression of interest: its writer's form, then a page that all who may see it read. */
export default class ExpressionsController {
  @inject()
  async store({ auth, office, params, response, session }: HttpContext, begin: BeginExpression) {
    const call = await Call.query()
      .where({ id: params.call_id, land: office!.land })
      .preload('programme')
      .preload('version')
      .firstOrFail()
    const expression = await begin.handle(call, office!.id, auth.getUserOrFail())
    if (expression.revision === 0) session.flash('success', 'expressions.begun')
    return response.redirect().toRoute('expressions.show', [expression.id])
  }

  @inject()
  async show(ctx: HttpContext, clock: Clock) {
    const { bouncer, office, params, session, view } = ctx
    const expression = await Expression.visibleTo(office!)
      .where('id', params.id)
      .preload('recipient')
      .preload('authority')
      .preload('adviser')
      .preload('chooser')
      .preload('call', (calls) => calls.preload('programme').preload('version'))
      .firstOrFail()
    const { call, answers } = expression
    const policy = bouncer.with('ExpressionPolicy')
    const common = { expression, call, definition: call.definition, timing: expressionTiming(call, clock.now()) }
    if (office!.isRecipient && expression.may('file')) {
      const parts = expressionParts(call.definition, await RegisterUnit.placesOf(expression.land))
      const returned = session.flashMessages.has('revision')
        ? answersIn(parts, session.flashMessages.all() ?? {})
        : null
      const shown = withResults(parts, returned ?? answers)
      const hasClash = Object.keys(clashesAt(ctx)).length > 0
      const problems = expression.revision || returned ? problemsOf(parts, shown) : []
      return view.render('expressions/edit', {
        ...common,
        parts,
        answers: shown,
        problems: hasClash ? [] : problems,
        problemAt: { ...sentencesByInput(problems), ...clashesAt(ctx) },
        revision: revisionOfReturned(ctx) ?? expression.revision,
      })
    }
    const parts = expressionParts(call.definition, expression.places ?? [])
    return view.render('expressions/show', {
      ...common,
      parts,
      until: expression.status === 'invited' ? untilWhen(expression) : null,
      answers: withResults(parts, answers),
      documents: await Document.query().where('stream', expression.journalStream).orderBy('id'),
      trail: office!.isRecipient
        ? []
        : await JournalEntry.query().where('stream', expression.journalStream).orderBy('seq'),
      mayAdvise: expression.status === 'filed' && (await policy.allows('advise', expression)),
      mayApply: office!.isRecipient && expression.status === 'invited' && timingOf(call, clock.now()) !== 'over',
      mayWithdraw: office!.isRecipient && expression.may('withdraw') && !expression.appliedAt,
    })
  }

  @inject()
  async update({ auth, office, params, request, response, session }: HttpContext, save: SaveExpression) {
    const expression = await Expression.visibleTo(office!).where('id', params.id).firstOrFail()
    const { revision } = await request.validateUsing(saveValidator)
    await save.handle(expression.id, request.body(), revision, auth.getUserOrFail())
    session.flash('success', 'core.saved')
    return response.redirect().toRoute('expressions.show', [expression.id])
  }
}
