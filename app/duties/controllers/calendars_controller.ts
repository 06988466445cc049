import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import Clock from '#core/calendar/clock'
import { hashOf } from '#core/secret'
import User from '#identity/models/user'
import { officesOf } from '#identity/queries/offices_of'
import RenewCalendar from '#duties/actions/renew_calendar'
import CalendarFeed from '#duties/models/calendar_feed'
import Duty from '#duties/models/duty'
import { calendarOf } from '#duties/queries/calendar_of'

const MOST_SHOWN = 200

/** Deadlines as a page and as an address for calendar programs. */
@inject()
export default class CalendarsController {
  constructor(private clock: Clock) {}

  async index({ auth, office, session, view }: HttpContext) {
    const [duties, feed] = [
      await Duty.openFor(office!).whereNotNull('due_on').limit(MOST_SHOWN),
      await CalendarFeed.findBy({ userId: auth.getUserOrFail().id, office: office!.key }),
    ]
    return view.render('duties/calendar', { duties, feed, address: session.flashMessages.get('calendarAddress') })
  }

  @inject()
  async store({ auth, office, response, session }: HttpContext, renew: RenewCalendar) {
    const { address, renewed } = await renew.handle(auth.getUserOrFail(), office!)
    session.flash('calendarAddress', address)
    session.flash('success', renewed ? 'duties.address_renewed' : 'duties.address_made')
    return response.redirect().toRoute('calendar.index')
  }

  /** Whoever has the address reads; a person whose account or role in the office has ended has nothing to read there. */
  async show({ params, response }: HttpContext) {
    const feed = await CalendarFeed.findByOrFail('token_hash', hashOf(params.feed.replace('.ics', '')))
    const { disabledAt } = await User.findOrFail(feed.userId)
    const offices = disabledAt ? [] : await officesOf(feed.userId, this.clock.now())
    const office = offices.find(({ key }) => key === feed.office)
    if (!office) return response.notFound()
    response.header('cache-control', 'private, no-store')
    response.header('content-type', 'text/calendar; charset=utf-8')
    return response.send(await calendarOf(office))
  }
}
