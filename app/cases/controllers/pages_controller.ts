import type { HttpContext } from '@adonisjs/core/http'
import { notFound } from '#core/http/not_found'

const PAGES = {
  'impressum': 'imprint',
  'datenschutz': 'privacy',
  'barrierefreiheit': 'accessibility',
  'leichte-sprache': 'easy_language',
} as const

/** The pages that the law asks every public site to have. */
export default class PagesController {
  show(ctx: HttpContext) {
    const page = String(ctx.params.page)
    const name = Object.hasOwn(PAGES, page) ? PAGES[page as keyof typeof PAGES] : null
    return name ? ctx.view.render(`pages/${name}`) : notFound(ctx)
  }
}
