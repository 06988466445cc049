import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import { printableText } from '#core/http/text'
import { typedIfAny } from '#forms/validators/typed'
import Clock from '#core/calendar/clock'
import Authority from '#tenancy/models/authority'
import Recipient from '#register/models/recipient'
import { ROLES, isGivenByTwo } from '#identity/domain/roles'
import Membership from '#identity/models/membership'
import JournalEntry from '#journal/models/journal_entry'
import { officeKey } from '#identity/validators/identity'
import ConfirmRole from '#administration/actions/confirm_role'
import EndRole from '#administration/actions/end_role'
import GiveRole from '#administration/actions/give_role'

const LATEST = 10

const personValidator = vine.create({
  name: printableText().minLength(3).maxLength(120),
  email: printableText().email().maxLength(190),
  office: officeKey(),
  role: vine.enum(ROLES),
  from: typedIfAny('day'),
  until: typedIfAny('day'),
  deputises: printableText().email().maxLength(190).optional(),
})

/** The technical administrator: people, offices and roles of one Land; no case file. */
@inject()
export default class PeopleController {
  constructor(private clock: Clock) {}

  async index({ auth, office, view }: HttpContext) {
    const memberships = await this.current(office!.land)
      .preload('user')
      .preload('giver')
      .preload('deputised')
      .preload('authority')
      .preload('recipient')
      .orderBy('id')
    const latest = await JournalEntry.query()
      .where('stream', `administration:${office!.land}`)
      .orderBy('seq', 'desc')
      .limit(LATEST)
    return view.render('administration/people', {
      memberships: memberships.filter(({ awaitsSecond }) => !awaitsSecond),
      waiting: memberships.filter(({ awaitsSecond }) => awaitsSecond),
      latest,
      self: auth.getUserOrFail().id,
    })
  }

  async create({ office, view }: HttpContext) {
    const { land } = office!
    const authorities = await Authority.query().where({ land }).orderBy('name')
    const recipients = await Recipient.query().where({ land }).orderBy('name')
    return view.render('administration/person', {
      roles: ROLES,
      offices: [
        ...authorities.map(({ id, name }) => ({ value: `authority:${id}`, label: name })),
        ...recipients.map(({ id, name }) => ({ value: `recipient:${id}`, label: name })),
      ],
    })
  }

  @inject()
  async store({ auth, office, request, response, session }: HttpContext, giveRole: GiveRole) {
    const { from, until, ...person } = await request.validateUsing(personValidator)
    const given = { ...person, from: from ?? undefined, until: until ?? undefined }
    await giveRole.handle(given, office!.land, auth.getUserOrFail())
    session.flash('success', isGivenByTwo(given.role) ? 'administration.role_proposed' : 'administration.role_given')
    return response.redirect().toRoute('administration.index')
  }

  @inject()
  async update({ auth, office, params, response, session }: HttpContext, confirmRole: ConfirmRole) {
    const { id } = await this.current(office!.land).where('id', params.id).firstOrFail()
    await confirmRole.handle(id, office!.land, auth.getUserOrFail())
    session.flash('success', 'administration.role_confirmed')
    return response.redirect().toRoute('administration.index')
  }

  @inject()
  async destroy({ auth, office, params, response, session }: HttpContext, endRole: EndRole) {
    const { id } = await this.current(office!.land).where('id', params.id).firstOrFail()
    await endRole.handle(id, office!.land, auth.getUserOrFail())
    session.flash('success', 'administration.role_ended')
    return response.redirect().toRoute('administration.index')
  }

  /** Roles of a Land that have not ended, confirmed or not, with those to come. */
  private current(land: string) {
    const from = this.clock.today()
    return Membership.within({ from, until: null }, this.clock.now()).where((own) =>
      own
        .whereHas('authority', (authorities) => authorities.where('land', land))
        .orWhereHas('recipient', (recipients) => recipients.where('land', land))
    )
  }
}
