import type { HttpContext } from '@adonisjs/core/http'

const PAGES = {
  'impressum': 'imprint',
  'datenschutz': 'privacy',
  'barrierefreiheit': 'accessibility',
  'leichte-sprache': 'easy_language',
} as const

/** The pages that the law asks every public site to have. */
export default class PagesController {
  async show({ params, view, response }: HttpContext) {
    const name = PAGES[params.page as keyof typeof PAGES]
    return name ? view.render(`pages/${name}`) : response.status(404).send(await view.render('errors/not_found'))
  }
}
