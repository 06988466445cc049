import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import Clock from '#core/calendar/clock'
import Day from '#core/calendar/day'
import { weekdayAndDay } from '#core/calendar/periods'
import { publicHolidays } from '#core/calendar/public_holidays'
import { notFound } from '#core/http/not_found'
import { type Rulebook, ruleOn } from '#tenancy/domain/rulebook'
import { RULEBOOKS, rulebookOf } from '#tenancy/rulebooks/index'
import { endingRules } from '#law/domain/entered_rule'
import { rulesOfLand } from '#law/queries/rules_shown'

/** So many days before the end of a rule its page says it. */
const AHEAD_DAYS = 90

/** The law as this house has it: all rules of a Land, with what its people confirmed. */
@inject()
export default class RulebooksController {
  constructor(private clock: Clock) {}

  async show(ctx: HttpContext) {
    const { office, params, view } = ctx
    const wanted = String(params.land ?? office?.land ?? RULEBOOKS[0].land).toUpperCase()
    if (!RULEBOOKS.some(({ land }) => land === wanted)) return notFound(ctx)
    const rulebook = rulebookOf(wanted)
    const today = this.clock.today()
    const isOwn = office?.land === wanted
    return view.render('law/rulebook', {
      rulebook,
      others: RULEBOOKS.map(({ land, name }) => ({ land, name, href: `/regelwerk/${land.toLowerCase()}` })),
      subjects: rulesOfLand(rulebook, today),
      endings: endingRules(rulebook, today, AHEAD_DAYS),
      today,
      holidays: [today.year, today.year + 1].map((year) => ({ year, days: holidaysOf(rulebook, year, today) })),
      mayRead: isOwn && office.holds('head_of_unit', 'programme_manager', 'auditor_external'),
      mayEnter: isOwn && office.holds('head_of_unit', 'programme_manager'),
    })
  }
}

function holidaysOf(rulebook: Rulebook, year: number, today: Day) {
  const region = ruleOn(rulebook.rules, 'holidayRegion', today).value
  return [...publicHolidays(region, year)]
    .sort(([first], [second]) => (first < second ? -1 : 1))
    .map(([iso, name]) => ({ day: weekdayAndDay(Day.parse(iso)), name }))
}
