import type { HttpContext } from '@adonisjs/core/http'
import { standingWords } from '#applications/domain/partner_share'
import Application from '#applications/models/application'
import { readDraft } from '#applications/queries/draft_reading'

const MOST = 100

/** Joint applications that others lead and that still can be written: what an office brings to each. */
export default class ContributionsController {
  async index({ office, view }: HttpContext) {
    const applications = await Application.visibleTo(office!)
      .whereHas('partners', (partners) => partners.where('recipient_id', office!.id))
      .whereIn('status', ['draft', 'supplement_requested'])
      .orderBy('id', 'desc')
      .limit(MOST)
    const contributions = []
    for (const application of applications) {
      const { context } = await readDraft(application)
      const partner = context.partners.find(({ id }) => id === office!.id)!
      contributions.push({ application, words: standingWords(context, partner) })
    }
    return view.render('applications/contributions', { contributions })
  }
}
