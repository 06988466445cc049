import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { open } from '#identity/access'

const { Offers, Eligibilities } = controllers.programmes

open(router.get('/foerderangebote', [Offers, 'index']), 'offers.index', 'public')
open(router.get('/foerderangebote/berechtigung', [Eligibilities, 'show']), 'eligibility.show', 'public')
open(router.get('/foerderangebote/:call_id', [Offers, 'show']), 'offers.show', 'public').where(
  'call_id',
  router.matchers.number()
)
