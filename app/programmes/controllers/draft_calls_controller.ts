import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import Clock from '#core/calendar/clock'
import { sentencesByInput } from '#core/http/forms'
import { sentenceFor } from '#core/http/sentences'
import Refusal from '#core/refusal'
import { documentWith, partsOfBound, problemsAt, typedOf } from '#forms/domain/bound_form'
import type { Problem } from '#forms/domain/fields'
import { type Answers, answersIn, problemsOf } from '#forms/domain/form'
import ChangeDraft from '#programmes/actions/change_draft'
import { type CallFile, callOfNextYear, faultsOfCall, lastCallOf } from '#programmes/domain/call_file'
import { CALL_FORM } from '#programmes/domain/call_form'
import { type ProgrammeFile, schemaFaultsOf } from '#programmes/domain/programme_file'
import type ProgrammeDraft from '#programmes/models/programme_draft'
import { draftOf } from '#programmes/queries/draft_of'
import { assertAddable } from '#programmes/queries/publishable'
import { shownOf } from '#programmes/controllers/unsaved'
import { typedRevision } from '#programmes/validators/revision'

const PARTS = partsOfBound(CALL_FORM)

/** Calls of a draft: the last one copied with its dates moved by a year, and taken out again. */
@inject()
export default class DraftCallsController {
  constructor(
    private clock: Clock,
    private change: ChangeDraft
  ) {}

  async create(ctx: HttpContext) {
    const { office, params, response } = ctx
    const draft = await draftOf(office!, params.draft_id)
    if (!draft.may('propose')) return response.redirect().toRoute('programme_drafts.show', [draft.id])
    return page(ctx, draft, typedOf(CALL_FORM, this.nextCall(draft)))
  }

  /** What cannot be a call is told at its field, with all that was typed. */
  async store(ctx: HttpContext) {
    const { auth, office, params, request, response, session } = ctx
    const draft = await draftOf(office!, params.draft_id)
    const revision = await typedRevision(request)
    const answers = answersIn(PARTS, request.body())
    const typed = problemsOf(PARTS, answers)
    if (typed.length) return page(ctx, draft, answers, typed)
    const call = documentWith(CALL_FORM, {}, answers) as CallFile
    const content = { ...draft.content, calls: [...draft.content.calls, call] }
    const wrong = faultsOfNewCall(content, call)
    if (wrong.length) return page(ctx, draft, answers, problemsAt(CALL_FORM, answers, wrong))
    const refused = await refusalOf(() => assertAddable(call, draft.content))
    if (refused) return page(ctx, draft, answers, [refused])
    await this.change.handle(draft.id, revision, content, auth.getUserOrFail())
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

  private nextCall({ land, content }: ProgrammeDraft): CallFile {
    const { code, definition } = content
    const about = { code: `${land}-${code}`, name: definition.name, today: this.clock.today() }
    return callOfNextYear(lastCallOf(content.calls), about)
  }
}

/** What is wrong with the last call of a file, at its own places. */
function faultsOfNewCall(content: ProgrammeFile, call: CallFile) {
  const place = content.calls.length - 1
  const ofFile = schemaFaultsOf(content).filter(({ at }) => at[0] === 'calls' && at[1] === place)
  return [...ofFile.map(({ at, ...fault }) => ({ ...fault, at: at.slice(2) })), ...faultsOfCall(call, [])]
}

async function refusalOf(act: () => Promise<void>): Promise<Problem | null> {
  try {
    await act()
    return null
  } catch (error) {
    if (error instanceof Refusal && error.input) return { input: error.input, sentence: sentenceFor(error) }
    throw error
  }
}

function page(ctx: HttpContext, draft: ProgrammeDraft, answers: Answers, problems: Problem[] = []) {
  const { response, view } = ctx
  if (problems.length) response.status(422)
  return view.render('programmes/call', {
    draft,
    last: lastCallOf(draft.content.calls),
    parts: PARTS,
    ...shownOf(ctx, draft, PARTS, answers),
    problems,
    problemAt: sentencesByInput(problems),
  })
}
