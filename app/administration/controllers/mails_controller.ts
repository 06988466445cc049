import type { HttpContext } from '@adonisjs/core/http'
import { installation } from '#core/installation'
import OutgoingMail from '#core/mail/outgoing_mail'

const MOST_SHOWN = 200

/** What the application has written. Mails without a Land carry links that open an account: only the demo shows them. */
export default class MailsController {
  async index({ office, view }: HttpContext) {
    const mails = await OutgoingMail.query()
      .where((shown) => {
        void shown.where('land', office!.land)
        if (installation().isDemo) void shown.orWhereNull('land')
      })
      .orderBy('id', 'desc')
      .limit(MOST_SHOWN)
    return view.render('administration/mails', { mails })
  }
}
