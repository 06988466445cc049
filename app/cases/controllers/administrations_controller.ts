import type { HttpContext } from '@adonisjs/core/http'
import env from '#start/env'
import OutgoingMail from '#core/mail/outgoing_mail'
import Membership from '#identity/models/membership'

const MOST_SHOWN = 200

/**
 * The technical administrator: people, offices, roles and mails; no case file. Mails without a Land carry links
 * that open an account, and are shown to nobody but in the demo.
 */
export default class AdministrationsController {
  async index({ office, view }: HttpContext) {
    const memberships = await Membership.query()
      .where((land) =>
        land
          .whereHas('authority', (authorities) => authorities.where('land', office!.land))
          .orWhereHas('recipient', (recipients) => recipients.where('land', office!.land))
      )
      .preload('user')
      .preload('authority')
      .preload('recipient')
      .orderBy('id')
    return view.render('cases/administration', { memberships })
  }

  async mails({ office, view }: HttpContext) {
    const mails = await OutgoingMail.query()
      .where((shown) => {
        shown.where('land', office!.land)
        if (env.get('DEMO')) shown.orWhereNull('land')
      })
      .orderBy('id', 'desc')
      .limit(MOST_SHOWN)
    return view.render('cases/mails', { mails })
  }
}
