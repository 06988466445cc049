import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import Clock from '#core/calendar/clock'
import Day from '#core/calendar/day'
import { germanDay } from '#core/calendar/german_dates'
import Refusal from '#core/refusal'
import ChangeDraft from '#programmes/actions/change_draft'
import { type CallFile, callOfNextYear } from '#programmes/domain/call_file'
import { draftOf } from '#programmes/queries/draft_of'
import { assertAddable } from '#programmes/queries/publishable'
import { typedCall } from '#programmes/validators/call'
import { typedRevision } from '#programmes/validators/revision'

/** Calls of a draft: the last one copied with its dates moved by a year, and taken out again. */
@inject()
export default class DraftCallsController {
  constructor(
    private clock: Clock,
    private change: ChangeDraft
  ) {}

  async create({ office, params, response, view }: HttpContext) {
    const draft = await draftOf(office!, params.draft_id)
    if (!draft.may('propose')) return response.redirect().toRoute('programme_drafts.show', [draft.id])
    const { calls, code, definition } = draft.content
    const last = calls.toSorted((one, other) => (one.opens < other.opens ? 1 : -1)).at(0)
    const about = { code: `${draft.land}-${code}`, name: definition.name, today: this.clock.today() }
    return view.render('programmes/call', { draft, last, call: inGerman(callOfNextYear(last, about)) })
  }

  /** @throws Refusal those of assertAddable and ChangeDraft */
  async store({ auth, office, params, request, response, session }: HttpContext) {
    const draft = await draftOf(office!, params.draft_id)
    const { revision, call } = await typedCall(request)
    await assertAddable(call, draft.content)
    const calls = [...draft.content.calls, call]
    await this.change.handle(draft.id, revision, { ...draft.content, calls }, auth.getUserOrFail())
    session.flash('success', 'programmes.call_added')
    return response.redirect().toRoute('programme_drafts.show', [draft.id])
  }

  async destroy({ auth, office, params, request, response, session }: HttpContext) {
    const draft = await draftOf(office!, params.draft_id)
    const revision = await typedRevision(request)
    const calls = draft.content.calls.filter(({ code }) => code !== params.call_code)
    if (calls.length === draft.content.calls.length) throw new Refusal('programmes.draft_changed')
    await this.change.handle(draft.id, revision, { ...draft.content, calls }, auth.getUserOrFail())
    session.flash('success', 'programmes.call_removed')
    return response.redirect().toRoute('programme_drafts.show', [draft.id])
  }
}

function inGerman({ code, title, ...days }: CallFile) {
  const german = Object.entries(days).map(([name, iso]) => [name, germanDay(Day.parse(iso))])
  return { code, title, ...Object.fromEntries(german) }
}
