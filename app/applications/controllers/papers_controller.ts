import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import Clock from '#core/calendar/clock'
import { toDatabaseInstant } from '#core/persistence/columns'
import { printableText } from '#core/http/text'
import { fieldErrors } from '#core/http/forms'
import { typed } from '#forms/validators/typed'
import Call from '#programmes/models/call'
import Recipient from '#register/models/recipient'
import TypeInPaper from '#applications/actions/type_in_paper'

const paperValidator = vine.create({
  call: vine.number().positive().withoutDecimals(),
  recipient: vine.number().positive().withoutDecimals(),
  received_on: typed('day'),
  received_at: printableText().regex(/^([01]?\d|2[0-3])[:.][0-5]\d$/),
})

/** What came on paper is begun by an officer, who then fills in the same form as everybody. */
export default class PapersController {
  @inject()
  async create({ office, view }: HttpContext, clock: Clock) {
    const calls = await callsOf(office!.id).where('opens_at', '<=', toDatabaseInstant(clock.now()))
    const recipients = await Recipient.query().where('land', office!.land).orderBy('sort_name')
    return view.render('applications/paper', { calls, recipients })
  }

  @inject()
  async store(ctx: HttpContext, typeIn: TypeInPaper) {
    const { auth, office, request, response, session, upload } = ctx
    const { call: callId, recipient, received_on: day, received_at: time } = await request.validateUsing(paperValidator)
    if (!upload) {
      fieldErrors(ctx, { datei: 'Bitte wählen Sie den Scan des Papierantrags aus.' })
      session.flashAll()
      return response.redirect().toRoute('papers.create')
    }
    const call = await callsOf(office!.id).where('id', callId).preload('version').firstOrFail()
    const { id } = await Recipient.query().where({ id: recipient, land: office!.land }).firstOrFail()
    const application = await typeIn.handle(call, id, { day, time }, upload, auth.getUserOrFail())
    session.flash('success', 'applications.typed_in')
    return response.redirect().toRoute('applications.show', [application.id])
  }
}

/** The calls under which an authority grants, the newest first. */
function callsOf(authorityId: number) {
  return Call.query()
    .whereHas('programme', (programmes) => programmes.where('authority_id', authorityId))
    .preload('programme')
    .orderBy('closes_at', 'desc')
}
