import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import { printableText } from '#core/http/text'
import Clock from '#core/calendar/clock'
import { typed } from '#forms/validators/typed'
import { DEPUTISED_ROLES } from '#identity/domain/roles'
import Membership from '#identity/models/membership'
import EndRole from '#administration/actions/end_role'
import AppointDeputy from '#administration/actions/appoint_deputy'

const deputyValidator = vine.create({
  name: printableText().minLength(3).maxLength(120),
  email: printableText().email().maxLength(190),
  role: vine.enum(DEPUTISED_ROLES),
  from: typed('day'),
  until: typed('day'),
})

/** Who acts for a person while they are away. */
@inject()
export default class DeputiesController {
  constructor(private clock: Clock) {}

  async create({ auth, office, view }: HttpContext) {
    const now = this.clock.now()
    const today = this.clock.today()
    const deputies = await Membership.within({ from: today, until: null }, now)
      .where('deputises', auth.user!.id)
      .preload('user')
      .orderBy('valid_from')
    const roles = DEPUTISED_ROLES.filter((role) => office!.holds(role) && !office!.isDeputyAs(role))
    return view.render('administration/deputy', { deputies, roles, today })
  }

  @inject()
  async store({ auth, office, request, response, session }: HttpContext, appoint: AppointDeputy) {
    const deputy = await request.validateUsing(deputyValidator)
    const { awaitsSecond } = await appoint.handle(deputy, office!, auth.getUserOrFail())
    session.flash('success', awaitsSecond ? 'administration.deputy_waits' : 'administration.deputy_appointed')
    return response.redirect().toRoute('deputies.create')
  }

  /** Back earlier: whoever was deputised for ends it. */
  @inject()
  async destroy({ auth, office, params, response, session }: HttpContext, endRole: EndRole) {
    const by = auth.getUserOrFail()
    const { id } = await Membership.query().where({ id: params.membership_id, deputises: by.id }).firstOrFail()
    await endRole.handle(id, office!.land, by)
    session.flash('success', 'administration.role_ended')
    return response.redirect().toRoute('deputies.create')
  }
}
