import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import { installation } from '#core/installation'
import CheckIntegrity from '#integrity/actions/check_integrity'
import { publicHalf } from '#integrity/domain/seal'
import IntegrityCheck from '#integrity/models/integrity_check'
import JournalSeal from '#integrity/models/journal_seal'

const LATEST = 10

/** Whether everything of a Land is as it was written: what was found, and the seals that others can hold against it. */
export default class IntegrityChecksController {
  async index({ office, view }: HttpContext) {
    const { land } = office!
    const { sealKey } = installation()
    const checks = await IntegrityCheck.latestOf(land).limit(LATEST)
    const seals = await JournalSeal.query().where('land', land).orderBy('number', 'desc').limit(LATEST)
    return view.render('integrity/index', { checks, seals, publicKey: sealKey && publicHalf(sealKey) })
  }

  /** By day, without the files: they are read at night. */
  @inject()
  async store({ auth, office, response, session }: HttpContext, check: CheckIntegrity) {
    const { found } = await check.handle(office!.land, 'day', auth.getUserOrFail())
    if (found === 0) session.flash('success', 'integrity.whole')
    return response.redirect().toRoute('integrity.index')
  }
}
