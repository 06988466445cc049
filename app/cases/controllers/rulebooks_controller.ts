import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import Clock, { dayOf } from '#core/calendar/clock'
import Day from '#core/calendar/day'
import { germanDay } from '#core/calendar/german_dates'
import { weekdayAndDay } from '#core/calendar/periods'
import { publicHolidays } from '#core/calendar/public_holidays'
import { notFound } from '#core/http/not_found'
import { type Rulebook, ruleOn, rulesOn } from '#tenancy/domain/rulebook'
import { RULEBOOKS, rulebookOf } from '#tenancy/rulebooks/index'
import { caseFileOf } from '#cases/queries/case_file'
import { rulesOfGrant, rulesOfLand } from '#cases/queries/rules_shown'

/** The law as this house has it: all rules of a Land, and those that were frozen into one grant. */
@inject()
export default class RulebooksController {
  constructor(private clock: Clock) {}

  async show(ctx: HttpContext) {
    const { office, params, view } = ctx
    const wanted = String(params.land ?? office?.land ?? RULEBOOKS[0].land).toUpperCase()
    const rulebook = RULEBOOKS.find(({ land }) => land === wanted)
    if (!rulebook) return notFound(ctx)
    const today = this.clock.today()
    return view.render('cases/rulebook', {
      rulebook,
      others: RULEBOOKS.map(({ land, name }) => ({ land, name, href: `/regelwerk/${land.toLowerCase()}` })),
      subjects: rulesOfLand(rulebook, today),
      remedies: remediesShown(rulebook, today),
      holidays: [today.year, today.year + 1].map((year) => ({ year, days: this.#holidays(rulebook, year, today) })),
    })
  }

  async grant(ctx: HttpContext) {
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

  #holidays(rulebook: Rulebook, year: number, today: Day) {
    const region = ruleOn(rulebook.rules, 'holidayRegion', today).value
    return [...publicHolidays(region, year)]
      .sort(([first], [second]) => (first < second ? -1 : 1))
      .map(([iso, name]) => ({ day: weekdayAndDay(Day.parse(iso)), name }))
  }
}

/** Until when the rules on courts and remedies hold, in a sentence; null where they have no end. */
function remediesShown({ remediesUntil }: Rulebook, today: Day): string | null {
  if (!remediesUntil) return null
  const { value, mark, source } = remediesUntil
  const over = value < today.iso
  const held = `Die Regeln über Gerichte und Rechtsbehelfe ${over ? 'galten' : 'gelten'} bis zum ${germanDay(Day.parse(value))}`
  const known = mark === 'sample' ? `${held} (Beispiel: ${source}).` : `${held} (${source}).`
  return `${known} ${over ? 'Es' : 'Danach'} wird kein Bescheid gezeichnet, bis ihre Verlängerung bestätigt ist.`
}
