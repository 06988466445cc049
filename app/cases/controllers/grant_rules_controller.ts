import type { HttpContext } from '@adonisjs/core/http'
import { dayOf } from '#core/calendar/clock'
import Day from '#core/calendar/day'
import { germanDay } from '#core/calendar/german_dates'
import { notFound } from '#core/http/not_found'
import { rulesOn } from '#tenancy/domain/rulebook'
import { rulebookOf } from '#tenancy/rulebooks/index'
import { rulesOfGrant } from '#law/queries/rules_shown'
import { caseFileOf } from '#cases/queries/case_file'

/** The rules that were frozen into one grant. */
export default class GrantRulesController {
  async show(ctx: HttpContext) {
    const { office, params, view } = ctx
    const { application, decisions, version } = await caseFileOf(office!, params.id)
    const signed = decisions.find(({ signedAt }) => signedAt)
    if (!signed) return notFound(ctx)
    const frozenRules = version?.frozenRules ?? rulesOn(rulebookOf(application.land), dayOf(signed.signedAt!))
    return view.render('cases/grant_rules', {
      application,
      subjects: rulesOfGrant(frozenRules),
      frozenOn: germanDay(Day.parse(frozenRules.day)),
    })
  }
}
