import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { urlFor } from '@adonisjs/core/services/url_builder'
import vine from '@vinejs/vine'
import { Clashed } from '#core/http/clash'
import { fieldErrors } from '#core/http/forms'
import { notFound } from '#core/http/not_found'
import Money from '#core/money/money'
import { figures } from '#core/money/german_money'
import { germanWhole } from '#core/money/german_number'
import { answersIn } from '#forms/domain/form'
import { inputsOf } from '#forms/domain/merge'
import SaveSection from '#applications/actions/save_section'
import { readPlan } from '#applications/domain/plan_grid'
import { sectionOfKind, typedIn } from '#applications/domain/section_context'
import { partsOf } from '#applications/domain/section_kinds'
import { shareKeyParts, sharersIn, sharesBy } from '#applications/domain/share_key'
import Application from '#applications/models/application'
import { readDraft } from '#applications/queries/draft_reading'
import { inhabitantsOf } from '#applications/queries/inhabitants_of'

const keyValidator = vine.create({ revision: vine.number().min(0).withoutDecimals() })

/** What all who take part pay themselves, shared by a key. */
export default class ShareKeysController {
  async create(ctx: HttpContext) {
    const found = await find(ctx)
    if (!found) return notFound(ctx)
    const { application, context, section, sharers, asOf } = found
    const { figures: planned } = readPlan(context)
    const codes = new Set(sharers.map(({ code }) => code))
    const stands = context.years.map((year): [string, string] => [
      `amount_${year}`,
      figures(
        Money.sum(
          planned.cells.filter((cell) => cell.year === year && codes.has(cell.code)).map(({ amount }) => amount)
        )
      ),
    ])
    const parts = shareKeyParts(context, sharers)
    const returned = ctx.session.flashMessages.has('revision') ? (ctx.session.flashMessages.all() ?? {}) : null
    return ctx.view.render('applications/share_key', {
      application,
      rows: sharers.map(({ name, inhabitants }) => [name, inhabitants === null ? '–' : germanWhole(inhabitants)]),
      asOf,
      parts,
      answers: answersIn(
        parts,
        returned ?? {
          key: sharers.every(({ inhabitants }) => inhabitants) ? 'inhabitants' : 'equal',
          ...Object.fromEntries(stands),
        }
      ),
      revision: application.sections.find((row) => row.section === section.key)?.revision ?? 0,
    })
  }

  @inject()
  async store(ctx: HttpContext, save: SaveSection) {
    const { auth, request, response, session } = ctx
    const found = await find(ctx)
    if (!found) return notFound(ctx)
    const { application, context, section, sharers } = found
    const { revision } = await request.validateUsing(keyValidator)
    const shared = sharesBy(context, sharers, answersIn(shareKeyParts(context, sharers), request.body()))
    if ('problems' in shared) {
      session.flashExcept(['_csrf', '_key'])
      fieldErrors(ctx, Object.fromEntries(shared.problems.map(({ input, sentence }) => [input, sentence])))
      return response.redirect().toRoute('share_keys.create', [application.id])
    }
    const stands = Object.fromEntries(inputsOf(partsOf(section, context), typedIn(context, section)))
    try {
      await save.handle(application.id, section.key, { ...stands, ...shared.inputs }, revision, auth.getUserOrFail())
    } catch (error) {
      // the plan's own page shows what both wrote
      if (error instanceof Clashed) error.shownAt = urlFor('sections.edit', [application.id, section.key])
      throw error
    }
    session.flash('success', 'applications.shares_distributed')
    return response.redirect().toRoute('sections.edit', [application.id, section.key])
  }
}

/** A draft with partners and a plan; null for any other. */
async function find({ bouncer, office, params }: HttpContext) {
  const application = await Application.writtenBy(office!).where('id', params.id).firstOrFail()
  await bouncer.with('ApplicationPolicy').authorize('edit', application)
  const { context, definition } = await readDraft(application)
  const section = sectionOfKind(definition, 'plan')
  if (!application.isEditable || !section || context.partners.length === 0) return null
  const { counts, asOf } = await inhabitantsOf([
    application.recipient,
    ...application.partners.map(({ recipient }) => recipient),
  ])
  const { id, name } = application.recipient
  const leader = { name, inhabitants: counts.get(id) ?? null }
  return { application, context, section, asOf, sharers: sharersIn(context, leader, counts) }
}
