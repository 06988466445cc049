import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import Clock, { dayOf } from '#core/calendar/clock'
import { reasonAgainst } from '#core/http/sentences'
import { toDatabaseInstant } from '#core/persistence/columns'
import { ruleOn } from '#tenancy/domain/rulebook'
import { rulebookOf } from '#tenancy/rulebooks/index'
import { type Candidate, assertEligible } from '#programmes/domain/eligibility'
import { expressionTiming, timingOf } from '#programmes/domain/call_window'
import { fitOf } from '#programmes/domain/fit'
import { candidatesFor } from '#programmes/queries/candidates_for'
import { programmeOf } from '#programmes/queries/eligible_recipient'
import Call from '#programmes/models/call'

@inject()
export default class OffersController {
  constructor(private clock: Clock) {}

  async index({ view, office }: HttpContext) {
    const now = this.clock.now()
    const query = Call.query().preload('programme').preload('version').orderBy('closes_at', 'desc')
    if (office) void query.where('land', office.land)
    const calls = await query.where('opens_at', '<=', toDatabaseInstant(now))
    return view.render('programmes/offers', {
      open: calls.filter((call) => call.isOpenToAll(now)),
      closed: calls.filter((call) => !call.isOpenToAll(now)),
      landName: (land: string) => rulebookOf(land).name,
    })
  }

  async show({ request, view, params }: HttpContext) {
    const call = await Call.query()
      .where('id', params.call_id)
      .preload('programme', (programmes) => programmes.preload('authority'))
      .preload('version')
      .firstOrFail()
    const asked = await candidatesFor(request.input('wer', ''))
    const begun = String(request.input('begonnen', '') ?? '')
    return view.render('programmes/offer', {
      call,
      ...asked,
      begun,
      points: asked.candidate ? this.fit(call, asked.candidate, begun) : [],
      definition: call.definition,
      landName: rulebookOf(call.land).name,
      timing: timingOf(call, this.clock.now()),
      interest: call.expressionClosesAt ? expressionTiming(call, this.clock.now()) : null,
    })
  }

  /** The rules of the call for one candidate, point by point. */
  private fit(call: Call, candidate: Candidate, begun: string) {
    const now = this.clock.now()
    const { rules } = rulebookOf(call.land)
    const earlyStart = call.definition.earlyStart ?? ruleOn(rules, 'earlyStart', dayOf(now)).value
    const question = { candidate, refusal: refusalOf(call, candidate), begun: begun ? begun === 'ja' : null }
    return fitOf(question, { ...timesOf(call), definition: call.definition }, now, earlyStart)
  }
}

function timesOf({ opensAt, closesAt, expressionClosesAt, periodFrom, periodTo }: Call) {
  return { opensAt, closesAt, expressionClosesAt, from: periodFrom, to: periodTo }
}

/** Why a candidate may not apply, in words; null where it may. */
function refusalOf(call: Call, candidate: Candidate): string | null {
  return reasonAgainst(() => assertEligible(programmeOf(call, call.definition), candidate))
}
