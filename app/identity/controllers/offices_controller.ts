import type { HttpContext } from '@adonisjs/core/http'
import { officeValidator } from '#identity/validators/identity'

/** Which of one's offices one acts for. The session gets a new id: it now opens other files. */
export default class OfficesController {
  async update({ request, response, session, offices }: HttpContext) {
    const { office } = await request.validateUsing(officeValidator)
    if (!offices.some(({ key }) => key === office)) return response.notFound()
    await session.regenerate()
    session.put('office', office)
    return response.redirect('/')
  }
}
