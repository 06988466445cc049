import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import Clock from '#core/calendar/clock'
import type Day from '#core/calendar/day'
import { sentencesByInput } from '#core/http/forms'
import { notFound } from '#core/http/not_found'
import { typed } from '#forms/validators/typed'
import type { Table } from '#forms/domain/form'
import type ProgrammeDraft from '#programmes/models/programme_draft'
import { citing, cited } from '#tenancy/domain/citations'
import { rulebookOf } from '#tenancy/rulebooks/index'
import { slotsIn } from '#programmes/domain/definition'
import { draftOf } from '#programmes/queries/draft_of'
import TryForm, { trialsOf } from '#applications/actions/try_form'
import { nextOpen, readSections } from '#applications/domain/completeness'
import { readPlan } from '#applications/domain/plan_grid'
import { sectionOf, sectionOfKind, typedIn } from '#applications/domain/section_context'
import { partsOf } from '#applications/domain/section_kinds'
import { callOfTrial, trialContext } from '#applications/queries/trial_context'

const KINDS = ['independent_city', 'county', 'municipality', 'other'] as const
const beginValidator = vine.create({ unit_kind: vine.enum(KINDS), inhabitants: typed('integer') })
const thenValidator = vine.create({ then: vine.enum(['stay', 'list', 'next']).optional() })

/** The form of a draft, tried by who sets it up: filled in, checked and filed like an application, and none. */
@inject()
export default class FormTrialsController {
  constructor(
    private clock: Clock,
    private tryForm: TryForm
  ) {}

  async show(ctx: HttpContext) {
    const found = await this.find(ctx)
    const { draft, trial, context } = found
    if (draft.endedAt) return ctx.response.redirect().toRoute('programme_drafts.show', [draft.id])
    if (!trial || !context) return ctx.view.render('programmes/form_trial_begin', { draft, kinds: kindsOf(draft) })
    const readings = readSections(context)
    const plan = readPlan(context)
    return ctx.view.render('programmes/form_trial', {
      ...found,
      readings,
      missing: readings.filter(({ state }) => state !== 'complete'),
      plan,
      hasPlan: sectionOfKind(context.definition, 'plan') !== null,
      steps: cited(plan.calculation.steps, lawOf(found.draft, found.trial!.unitKind !== 'other', this.clock.today())),
      call: callOfTrial(draft, this.clock.today()),
    })
  }

  async store(ctx: HttpContext) {
    const { auth, office, params, request, response, session } = ctx
    const draft = await draftOf(office!, params.draft_id)
    const { unit_kind: unitKind, inhabitants } = await request.validateUsing(beginValidator)
    await this.tryForm.begin(draft, { unitKind, inhabitants }, auth.getUserOrFail())
    session.flash('success', 'applications.trial_begun')
    return response.redirect().toRoute('form_trials.show', [draft.id])
  }

  async edit(ctx: HttpContext) {
    const { draft, trial, context } = await this.find(ctx)
    if (!trial || !context) return ctx.response.redirect().toRoute('form_trials.show', [draft.id])
    const section = sectionOf(context.definition, ctx.params.section)
    if (!section) return notFound(ctx)
    const { problems, state } = readSections(context).find((one) => one.section.key === section.key)!
    const told = state === 'open' ? [] : problems
    return ctx.view.render('programmes/form_trial_section', {
      draft,
      section,
      slots: slotsIn(section, context.definition.attachments),
      // lines below a category are opened by a button that a trial does not have
      parts: partsOf(section, context).filter((part) => part.kind === 'fields' || !isOpened(part)),
      answers: typedIn(context, section),
      problems: told,
      problemAt: sentencesByInput(told),
    })
  }

  async update(ctx: HttpContext) {
    const { auth, office, params, request, response, session } = ctx
    const draft = await draftOf(office!, params.draft_id)
    const { then = 'list' } = await request.validateUsing(thenValidator)
    await this.tryForm.save(draft, params.section, request.body(), auth.getUserOrFail())
    session.flash('success', 'core.saved')
    if (then === 'stay') return response.redirect().toRoute('form_trials.edit', [draft.id, params.section])
    const { context } = await this.find(ctx)
    const next = then === 'next' && context ? nextOpen(params.section, readSections(context)) : undefined
    return next
      ? response.redirect().toRoute('form_trials.edit', [draft.id, next.key])
      : response.redirect().toRoute('form_trials.show', [draft.id])
  }

  async file({ auth, office, params, response, session }: HttpContext) {
    const draft = await draftOf(office!, params.draft_id)
    await this.tryForm.file(draft, auth.getUserOrFail())
    session.flash('success', 'applications.trial_filed')
    return response.redirect().toRoute('form_trials.show', [draft.id])
  }

  async destroy({ auth, office, params, response, session }: HttpContext) {
    const draft = await draftOf(office!, params.draft_id)
    await this.tryForm.end(draft, auth.getUserOrFail())
    session.flash('success', 'applications.trial_ended')
    return response.redirect().toRoute('draft_forms.show', [draft.id])
  }

  private async find({ auth, office, params }: HttpContext) {
    const draft = await draftOf(office!, params.draft_id)
    const trial = draft.endedAt ? null : await trialsOf(draft, auth.getUserOrFail()).first()
    return { draft, trial, context: trial && (await trialContext(trial, draft, this.clock.today())) }
  }
}

function isOpened({ rows }: Table): boolean {
  return 'most' in rows && rows.under !== undefined
}

/** Who may apply under the draft as it is; everybody while it does not say so. */
function kindsOf({ content: { definition } }: ProgrammeDraft): readonly (typeof KINDS)[number][] {
  const { kinds, otherBodies } = definition.eligibility
  const fitting = KINDS.filter((kind) => (kind === 'other' ? otherBodies : kinds.includes(kind)))
  return fitting.length ? fitting : KINDS
}

function lawOf({ land, content }: ProgrammeDraft, isMunicipal: boolean, today: Day) {
  return citing(rulebookOf(land), today, isMunicipal, content.definition.guideline)
}
