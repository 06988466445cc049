import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import { printableText } from '#core/http/text'
import { assertSealHolds } from '#integrity/queries/seal_holds'

const sealValidator = vine.create({ seal: printableText().maxLength(4000) })

/** A seal from outside is held against the journal. */
export default class SealComparisonsController {
  async store({ office, request, response, session }: HttpContext) {
    const { seal } = await request.validateUsing(sealValidator)
    await assertSealHolds(seal, office!.land)
    session.flash('success', 'integrity.seal_holds')
    return response.redirect().toRoute('integrity.index')
  }
}
