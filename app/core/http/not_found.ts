import type { HttpContext } from '@adonisjs/core/http'

/** The page of everything that is not there, or not for this office: both look the same. */
export async function notFound({ response, view }: HttpContext) {
  return response.status(404).send(await view.render('errors/not_found'))
}
