import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import Clock from '#core/calendar/clock'
import { sentenceFor } from '#core/http/sentences'
import { toDatabaseInstant } from '#core/persistence/columns'
import Refusal from '#core/refusal'
import { type Candidate, assertEligible } from '#programmes/domain/eligibility'
import Call from '#programmes/models/call'
import { candidatesFor } from '#programmes/queries/candidates_for'
import { programmeOf } from '#programmes/queries/eligible_recipient'

/** "Can we apply?": by name or key, for everybody, with the reason where not. */
@inject()
export default class EligibilitiesController {
  constructor(private clock: Clock) {}

  async show({ request, view }: HttpContext) {
    const asked = await candidatesFor(request.input('wer', ''))
    const { candidate } = asked
    return view.render('programmes/eligibility', {
      ...asked,
      answers: candidate ? await this.answers(candidate) : [],
    })
  }

  private async answers(candidate: Candidate) {
    const now = this.clock.now()
    const calls = await Call.query()
      .where('opens_at', '<=', toDatabaseInstant(now))
      .where((wanted) => wanted.where('closes_at', '>=', toDatabaseInstant(now)).orWhere('land', candidate.land))
      .preload('programme')
      .preload('version')
      .orderBy('closes_at')
    return calls.map((call) => {
      try {
        assertEligible(programmeOf(call, call.definition), candidate)
        return { call, refusal: null, unknown: false, isOpen: call.isOpenToAll(now) }
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        const unknown = error.code === 'programmes.unknown_unit'
        return { call, refusal: sentenceFor(error), unknown, isOpen: call.isOpenToAll(now) }
      }
    })
  }
}
