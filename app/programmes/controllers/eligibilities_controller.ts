import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import Clock from '#core/calendar/clock'
import { sentenceFor } from '#core/http/sentences'
import { toDatabaseInstant } from '#core/persistence/columns'
import Refusal from '#core/refusal'
import RegisterUnit from '#register/models/register_unit'
import { type Candidate, assertEligible } from '#programmes/domain/eligibility'
import Call from '#programmes/models/call'
import { candidateOfKey, programmeOf } from '#programmes/queries/eligible_recipient'

const MOST_HITS = 25

/** "Can we apply?": by name or key, for everybody, with the reason where not. */
@inject()
export default class EligibilitiesController {
  constructor(private clock: Clock) {}

  async show({ request, view }: HttpContext) {
    const term = String(request.input('wer', '') ?? '')
      .trim()
      .slice(0, 80)
    const isKey = /^\d{5}$|^\d{8}$/.test(term.replace(/\s/g, ''))
    const hits = term && !isKey ? await this.search(term) : []
    const key = isKey ? term.replace(/\s/g, '') : hits.length === 1 ? hits[0].key : null
    const candidate = key ? await candidateOfKey(key) : null
    return view.render('programmes/eligibility', {
      term,
      hits: hits.length > 1 ? hits.slice(0, MOST_HITS) : [],
      more: hits.length > MOST_HITS,
      candidate,
      answers: candidate ? await this.answers(candidate) : [],
      nothing: Boolean(term) && !candidate && hits.length === 0,
    })
  }

  /** By the name as it stands in the register, or without the "Kreis" or "Stadt" that people put before it. */
  private async search(term: string): Promise<RegisterUnit[]> {
    const found = await RegisterUnit.search(term).limit(MOST_HITS + 1)
    const bare = term.replace(/^(kreis|landkreis|stadt|gemeinde)\s+/i, '')
    return found.length || bare === term ? found : RegisterUnit.search(bare).limit(MOST_HITS + 1)
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
        assertEligible(programmeOf(call), candidate)
        return { call, refusal: null, unknown: false, isOpen: call.isOpenAt(now) }
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        const unknown = error.code === 'programmes.unknown_unit'
        return { call, refusal: sentenceFor(error), unknown, isOpen: call.isOpenAt(now) }
      }
    })
  }
}
