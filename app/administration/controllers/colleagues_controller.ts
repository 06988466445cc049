import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import { printableText } from '#core/http/text'
import { typedIfAny } from '#forms/validators/typed'
import Clock from '#core/calendar/clock'
import { RECIPIENT_ROLES } from '#identity/domain/roles'
import Membership from '#identity/models/membership'
import Refusal from '#core/refusal'
import Recipient from '#register/models/recipient'
import EndRole from '#administration/actions/end_role'
import GiveRole from '#administration/actions/give_role'

const colleagueValidator = vine.create({
  name: printableText().minLength(3).maxLength(120),
  email: printableText().email().maxLength(190),
  role: vine.enum(RECIPIENT_ROLES),
  until: typedIfAny('day'),
})

/** Whether an address is somebody's elsewhere is told to no house: all that keeps it from a role is one sentence. */
async function neutral(give: () => Promise<unknown>): Promise<void> {
  try {
    await give()
  } catch (error) {
    const tells = ['administration.other_name', 'administration.role_excluded']
    if (error instanceof Refusal && tells.includes(error.code))
      throw new Refusal('administration.not_invitable', {}, 'email')
    throw error
  }
}

/** The people of a recipient: who has access to what, and who has a say before the signature. */
@inject()
export default class ColleaguesController {
  constructor(private clock: Clock) {}

  async index({ auth, office, view }: HttpContext) {
    const memberships = await this.current(office!.id).preload('user').preload('deputised').orderBy('id')
    return view.render('administration/colleagues', {
      memberships,
      roles: RECIPIENT_ROLES,
      recipient: await Recipient.findOrFail(office!.id),
      self: auth.getUserOrFail().id,
    })
  }

  @inject()
  async store({ auth, office, request, response, session }: HttpContext, giveRole: GiveRole) {
    const { until, ...person } = await request.validateUsing(colleagueValidator)
    const given = { ...person, office: office!.key, until: until ?? undefined }
    await neutral(() => giveRole.handle(given, office!.land, auth.getUserOrFail()))
    session.flash('success', 'administration.role_given')
    return response.redirect().toRoute('colleagues.index')
  }

  /** What goes with a role is said before it ends. */
  async confirm({ office, params, view }: HttpContext) {
    const membership = await this.current(office!.id).where('id', params.membership_id).preload('user').firstOrFail()
    const others = await this.current(office!.id).where('role', membership.role).whereNot('id', membership.id)
    return view.render('administration/colleague_end', { membership, others: others.length })
  }

  @inject()
  async destroy({ auth, office, params, response, session }: HttpContext, endRole: EndRole) {
    const { id } = await this.current(office!.id).where('id', params.membership_id).firstOrFail()
    await endRole.handle(id, office!.land, auth.getUserOrFail())
    session.flash('success', 'administration.role_ended')
    return response.redirect().toRoute('colleagues.index')
  }

  private current(recipientId: number) {
    return Membership.within({ from: this.clock.today(), until: null }, this.clock.now()).where(
      'recipient_id',
      recipientId
    )
  }
}
