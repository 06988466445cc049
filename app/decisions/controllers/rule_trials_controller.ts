import type { HttpContext } from '@adonisjs/core/http'
import { draftOf } from '#programmes/queries/draft_of'
import Call from '#programmes/models/call'
import { type TrialRow, trialGroup, trialGroups } from '#decisions/domain/rules_trial'
import { MOST_TRIED, rulesTrial } from '#decisions/queries/rules_trial'

/** The applications of an earlier call by the rules of a draft: who would gain and lose, and what it would cost. */
export default class RuleTrialsController {
  async show({ office, params, request, view }: HttpContext) {
    const draft = await draftOf(office!, params.draft_id)
    const calls = draft.programmeId
      ? await Call.query().where('programme_id', draft.programmeId).orderBy('opens_at', 'desc')
      : []
    const call = calls.find(({ code }) => code === request.input('aufruf')) ?? null
    const tried = call && (await rulesTrial(call, draft.content.definition, office!))
    const rows = tried?.rows ?? []
    return view.render('programmes/trial', {
      draft,
      calls,
      call,
      rows: rows.toSorted(byChange),
      whole: trialGroup('Alle Anträge', rows),
      regions: trialGroups(rows, 'region'),
      sizes: trialGroups(rows, 'size'),
      most: tried?.isCut ? MOST_TRIED : null,
    })
  }
}

/** The greatest loss first. */
function byChange(one: TrialRow, other: TrialRow): number {
  const [first, second] = [one, other].map(({ before, after }) => after.minus(before).cents)
  return first < second ? -1 : first > second ? 1 : 0
}
