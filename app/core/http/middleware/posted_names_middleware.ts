import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

/** What the product says to the next page lies beside what was typed, under these names: no form of ours posts one. */
const OF_THE_PRODUCT = ['success', 'refusal', 'refusalTitle', 'errors', 'errorsBag', 'inputErrorsBag']
const FOREIGN = 'Dieses Formular stammt nicht von dieser Seite. Es wurde nicht angenommen.'

export default class PostedNamesMiddleware {
  async handle({ request, response, view }: HttpContext, next: NextFn) {
    const sent = request.original()
    if (request.method() === 'GET' || !OF_THE_PRODUCT.some((name) => Object.hasOwn(sent, name))) return next()
    return response.status(400).send(await view.render('errors/refused', { sentence: FOREIGN }))
  }
}
