import type { HttpContext } from '@adonisjs/core/http'
import { notFound } from '#core/http/not_found'
import { officeValidator } from '#identity/validators/identity'

/** Which of one's offices one acts for. The session gets a new id: it now opens other files. */
export default class OfficesController {
  async update(ctx: HttpContext) {
    const { request, response, session, offices } = ctx
    const { office } = await request.validateUsing(officeValidator)
    if (!offices.some(({ key }) => key === office)) return notFound(ctx)
    await session.regenerate()
    session.put('office', office)
    return response.redirect('/')
  }
}
