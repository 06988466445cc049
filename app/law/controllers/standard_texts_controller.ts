import type { HttpContext } from '@adonisjs/core/http'
import { notFound } from '#core/http/not_found'
import { blocksOf } from '#letters/domain/enclosure'
import { standardTexts } from '#tenancy/queries/standard_texts'

/** A text that becomes part of notices, as it is attached to them. */
export default class StandardTextsController {
  async show(ctx: HttpContext) {
    const sha256 = String(ctx.params.sha256)
    const body = (await standardTexts([sha256])).get(sha256)
    if (body === undefined) return notFound(ctx)
    return ctx.view.render('law/standard_text', { sha256, blocks: blocksOf(body) })
  }
}
