import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import { inject } from '@adonisjs/core'
import Clock from '#core/calendar/clock'
import { officesOf } from '#identity/queries/offices_of'
import type Office from '#identity/office'

/** Finds who is signed in and the office they act for; a session from before a password change is ended. */
@inject()
export default class OfficeMiddleware {
  constructor(private clock: Clock) {}

  async handle(ctx: HttpContext, next: NextFn) {
    // also what nobody is signed in for: a page holds a token of its form
    ctx.response.header('Cache-Control', 'private, no-store')
    await ctx.auth.check()
    const user = ctx.auth.user
    if (user && (user.disabledAt || ctx.session.get('epoch') !== user.sessionEpoch || isOver(ctx))) {
      await ctx.auth.use('web').logout()
      ctx.session.clear()
    } else if (user) {
      const offices = await officesOf(user.id, this.clock.now())
      ctx.offices = offices
      ctx.office = offices.find(({ key }) => key === ctx.session.get('office')) ?? offices[0] ?? null
      user.office = ctx.office
    }
    ctx.offices ??= []
    ctx.office ??= null
    ctx.view.share({ office: ctx.office, offices: ctx.offices, person: ctx.office ? user : null })
    return isOfAnotherOffice(ctx) ? refused(ctx) : next()
  }
}

/** A form that was shown for another office than the one acted for now: in another tab somebody changed it. */
function isOfAnotherOffice({ office, request, route }: HttpContext): boolean {
  // whoever changes the office or leaves may do so from any page
  if (['office.update', 'session.destroy'].includes(route?.name ?? '')) return false
  const shownFor = request.input('_office')
  return typeof shownFor === 'string' && office !== null && shownFor !== office.key
}

async function refused({ response, view }: HttpContext) {
  return response.status(409).send(await view.render('errors/refused', { sentence: OTHER_OFFICE }))
}

const OTHER_OFFICE =
  'Dieses Formular gehört zu einer anderen Stelle als der, für die Sie gerade handeln. Gehen Sie im Browser eine Seite ' +
  'zurück: Ihre Eingaben stehen noch dort. Wechseln Sie die Stelle, und senden Sie das Formular dann noch einmal.'

/** However busily it is used, a session ends after a working day. */
const LONGEST_MS = 12 * 60 * 60 * 1000

function isOver({ session }: HttpContext): boolean {
  return Date.now() - Number(session.get('since', Date.now())) > LONGEST_MS
}

declare module '@adonisjs/core/http' {
  export interface HttpContext {
    /** The office the person acts for; null for nobody and for a person without one. */
    office: Office | null
    offices: Office[]
  }
}
