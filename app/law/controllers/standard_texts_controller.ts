import type { HttpContext } from '@adonisjs/core/http'
import { notFound } from '#core/http/not_found'
import { blocksOf } from '#letters/domain/enclosure'
import { standardTexts } from '#tenancy/queries/standard_texts'
import { RULEBOOKS, rulebookOf } from '#tenancy/rulebooks/index'

/** A text that becomes part of notices, as it is attached to them, with the rulebooks in which it is in force or was. */
export default class StandardTextsController {
  async show(ctx: HttpContext) {
    const sha256 = String(ctx.params.sha256)
    const body = (await standardTexts([sha256])).get(sha256)
    if (body === undefined) return notFound(ctx)
    const places = RULEBOOKS.map(({ land }) => rulebookOf(land)).flatMap(({ name, rules }) =>
      [...rules.sideConditionsTextMunicipal, ...rules.sideConditionsTextOthers]
        .filter(({ value }) => value === sha256)
        .map(({ source }) => `${name}, ${source}`)
    )
    return ctx.view.render('law/standard_text', { sha256, blocks: blocksOf(body), places: [...new Set(places)] })
  }
}
