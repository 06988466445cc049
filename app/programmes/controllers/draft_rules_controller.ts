import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { sentencesByInput } from '#core/http/forms'
import { notFound } from '#core/http/not_found'
import { ownOf } from '#core/own'
import { documentWith, partsOfBound, problemsAt, typedOf } from '#forms/domain/bound_form'
import type { Problem } from '#forms/domain/fields'
import { type Answers, answersIn, problemsOf } from '#forms/domain/form'
import ChangeDraft from '#programmes/actions/change_draft'
import type { ProgrammeDefinition } from '#programmes/domain/definition'
import { faultsOfDefinition } from '#programmes/domain/definition_check'
import { schemaFaultsOf } from '#programmes/domain/programme_file'
import { RULE_FORMS } from '#programmes/domain/rule_forms'
import type { RuleForm } from '#programmes/domain/rule_parts'
import type ProgrammeDraft from '#programmes/models/programme_draft'
import { draftOf } from '#programmes/queries/draft_of'
import { shownOf } from '#programmes/controllers/unsaved'
import { typedRevision } from '#programmes/validators/revision'

/** The rules of a draft, part by part: what is asked for stands in `RULE_FORMS`. */
@inject()
export default class DraftRulesController {
  constructor(private change: ChangeDraft) {}

  async edit(ctx: HttpContext) {
    const { office, params } = ctx
    const draft = await draftOf(office!, params.draft_id)
    const rules = ownOf<RuleForm>(RULE_FORMS, params.rules)
    if (!rules) return notFound(ctx)
    const { definition } = draft.content
    const answers = typedOf(rules.form, definition)
    return page(ctx, draft, rules, answers, problemsAt(rules.form, answers, faultsOfDefinition(definition)))
  }

  /** What cannot be read is told at its field; what only does not fit the rest yet is kept and told again. */
  async update(ctx: HttpContext) {
    const { auth, office, params, request, response, session } = ctx
    const draft = await draftOf(office!, params.draft_id)
    const rules = ownOf<RuleForm>(RULE_FORMS, params.rules)
    if (!rules) return notFound(ctx)
    const { form } = rules
    const revision = await typedRevision(request)
    const parts = partsOfBound(form)
    const answers = answersIn(parts, request.body())
    const typed = problemsOf(parts, answers)
    if (typed.length) return page(ctx, draft, rules, answers, typed)
    const definition = documentWith(form, draft.content.definition, answers) as ProgrammeDefinition
    const content = { ...draft.content, definition }
    const impossible = schemaFaultsOf(content).map(({ at, ...fault }) => ({ ...fault, at: at.slice(1) }))
    if (impossible.length) return page(ctx, draft, rules, answers, problemsAt(form, answers, impossible))
    await this.change.handle(draft.id, revision, content, auth.getUserOrFail())
    const isRight = problemsAt(form, answers, faultsOfDefinition(definition)).length === 0
    session.flash('success', isRight ? 'core.saved' : 'core.saved_with_faults')
    return isRight
      ? response.redirect().toRoute('programme_drafts.show', [draft.id])
      : response.redirect().toRoute('draft_rules.edit', [draft.id, params.rules])
  }
}

function page(ctx: HttpContext, draft: ProgrammeDraft, rules: RuleForm, answers: Answers, problems: Problem[] = []) {
  if (problems.length && ctx.request.method() === 'POST') ctx.response.status(422)
  return ctx.view.render('programmes/rules', {
    draft,
    rules,
    part: ctx.params.rules,
    parts: partsOfBound(rules.form),
    ...shownOf(ctx, draft, partsOfBound(rules.form), answers),
    problems,
    problemAt: sentencesByInput(problems),
  })
}
