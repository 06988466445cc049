import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import Clock from '#core/calendar/clock'
import { asksFor } from '#forms/domain/bound_form'
import BeginDraft from '#programmes/actions/begin_draft'
import { sendProgrammeFile } from '#programmes/controllers/programmes_controller'
import { type CallFile, faultsOfProcedure } from '#programmes/domain/call_file'
import type { Place } from '#programmes/domain/fault'
import { faultsOfDefinition } from '#programmes/domain/definition_check'
import { definitionChanges } from '#programmes/domain/definition_changes'
import { RULE_FORMS } from '#programmes/domain/rule_forms'
import type { RuleForm } from '#programmes/domain/rule_parts'
import { changedParagraphs } from '#programmes/domain/wording'
import { lastDayOf } from '#programmes/models/call'
import Programme from '#programmes/models/programme'
import { draftOf } from '#programmes/queries/draft_of'
import { programmeFileOf, versionBefore } from '#programmes/queries/programme_now'
import { callsStanding } from '#programmes/queries/publishable'

/** A programme on its way: what would change, who wrote it, and what each of both people may do now. */
@inject()
export default class ProgrammeDraftsController {
  constructor(
    private clock: Clock,
    private begin: BeginDraft
  ) {}

  /** From the programme as it stands; nothing is changed by it. */
  async store({ auth, office, params, response }: HttpContext) {
    const programme = await Programme.visibleTo(office!).where('id', params.programme_id).firstOrFail()
    const draft = await this.begin.handle(await programmeFileOf(programme), programme, auth.getUserOrFail())
    return response.redirect().toRoute('programme_drafts.show', [draft.id])
  }

  async show({ auth, office, params, view }: HttpContext) {
    const draft = await draftOf(office!, params.draft_id)
    const { definition, calls } = draft.content
    const before = await versionBefore(draft)
    const known = await callsStanding(calls)
    const standing = (code: string) => (known.get(code)?.programmeId === draft.programmeId ? 'published' : 'elsewhere')
    const [isWriter, isReader] = [
      office!.holds('programme_manager'),
      office!.holds('programme_manager', 'head_of_unit'),
    ]
    return view.render('programmes/draft', {
      draft,
      definition,
      faults: [
        ...faultsOfDefinition(definition).map(({ at, sentence }) => ({ sentence, part: askedIn(at) })),
        ...faultsOfProcedure(
          calls.filter(({ code }) => !known.has(code)),
          definition
        ).map(({ sentence }) => ({ sentence, part: 'kriterien' })),
      ],
      ruleForms: RULE_FORMS,
      isNew: before === null,
      differences: definitionChanges(before, definition),
      wording: changedParagraphs(before?.guideline.wording, definition.guideline.wording),
      calls: calls
        .toSorted((one, other) => (one.opens < other.opens ? 1 : -1))
        .map((call) => ({
          call,
          state: known.has(call.code) ? standing(call.code) : 'new',
          until: movedDay(call, draft.land),
        })),
      mayWrite: isWriter && draft.may('propose'),
      mayDiscard: isWriter && draft.may('discard'),
      mayPublish: isReader && draft.may('publish') && !draft.isBy(auth.user!),
      mayReturn: isReader && draft.may('return'),
      today: this.clock.today(),
    })
  }

  async file({ office, params, response }: HttpContext) {
    const draft = await draftOf(office!, params.draft_id)
    const { code, definition, calls } = draft.content
    return sendProgrammeFile(response, `${draft.land}-${code}-Entwurf-${draft.revision}`, { code, definition, calls })
  }
}

/** The form that asks for a place of a programme; none for those of the application's own form. */
function askedIn(at: Place): string | undefined {
  return Object.entries<RuleForm>(RULE_FORMS).find(([, { form }]) => asksFor(form, at))?.[0]
}

/** The day until whose end applications are in time, where the last one is a day off. */
function movedDay(call: CallFile, land: string) {
  const until = lastDayOf(call, land)
  return until.iso === call.closes ? null : until
}
