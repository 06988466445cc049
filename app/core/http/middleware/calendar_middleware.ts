import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import Clock from '#core/calendar/clock'
import type Day from '#core/calendar/day'

/** What day it is, and how long until another, for every page: by the application's clock. */
@inject()
export default class CalendarMiddleware {
  constructor(private clock: Clock) {}

  handle({ view }: HttpContext, next: NextFn) {
    const today = this.clock.today()
    view.share({
      today: () => today,
      daysLeft: (day: Day) => daysInWords(today.daysUntil(day)),
      daysAgo: (day: Day) => agoInWords(day.daysUntil(today)),
    })
    return next()
  }
}

function agoInWords(days: number): string {
  if (days <= 0) return 'heute'
  return days === 1 ? 'gestern' : `vor ${days} Tagen`
}

function daysInWords(days: number): string {
  if (days === 0) return 'heute'
  if (days === 1) return 'morgen'
  if (days === -1) return 'seit gestern überfällig'
  return days > 0 ? `noch ${days} Tage` : `seit ${-days} Tagen überfällig`
}
