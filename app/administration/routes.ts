import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { open } from '#identity/access'
import { DEPUTISED_ROLES } from '#identity/domain/roles'

const { Colleagues, Deputies, Organisations, People, Mails, Effects } = controllers.administration

open(router.get('/verwaltung', [People, 'index']), 'administration.index', ['admin_technical'])
open(router.get('/verwaltung/person', [People, 'create']), 'people.create', ['admin_technical'])
open(router.post('/verwaltung/person', [People, 'store']), 'people.store', ['admin_technical'])
open(router.post('/verwaltung/rollen/:id/bestaetigung', [People, 'update']), 'people.update', [
  'admin_technical',
]).where('id', router.matchers.number())
open(router.get('/verwaltung/organisationen', [Organisations, 'index']), 'organisations.index', ['admin_technical'])
open(router.get('/verwaltung/organisation', [Organisations, 'create']), 'organisations.create', ['admin_technical'])
open(router.post('/verwaltung/organisation', [Organisations, 'store']), 'organisations.store', ['admin_technical'])
open(router.post('/verwaltung/rollen/:id/ende', [People, 'destroy']), 'people.destroy', ['admin_technical']).where(
  'id',
  router.matchers.number()
)
open(router.get('/zugaenge', [Colleagues, 'index']), 'colleagues.index', ['recipient_admin'])
open(router.post('/zugaenge', [Colleagues, 'store']), 'colleagues.store', ['recipient_admin'])
open(router.get('/zugaenge/:membership_id/ende', [Colleagues, 'confirm']), 'colleagues.confirm', [
  'recipient_admin',
]).where('membership_id', router.matchers.number())
open(router.post('/zugaenge/:membership_id/ende', [Colleagues, 'destroy']), 'colleagues.destroy', [
  'recipient_admin',
]).where('membership_id', router.matchers.number())
open(router.get('/vertretung', [Deputies, 'create']), 'deputies.create', DEPUTISED_ROLES)
open(router.post('/vertretung', [Deputies, 'store']), 'deputies.store', DEPUTISED_ROLES)
open(router.post('/vertretung/:membership_id/ende', [Deputies, 'destroy']), 'deputies.destroy', DEPUTISED_ROLES).where(
  'membership_id',
  router.matchers.number()
)
open(router.get('/postausgang', [Mails, 'index']), 'mails.index', ['admin_technical'])
open(router.get('/verwaltung/wirkungen', [Effects, 'index']), 'effects.index', ['admin_technical'])
open(router.post('/verwaltung/wirkungen/:effect_id', [Effects, 'update']), 'effects.retry', ['admin_technical']).where(
  'effect_id',
  router.matchers.number()
)
