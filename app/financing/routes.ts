import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { open } from '#identity/access'

const { BaseRates } = controllers.financing

open(router.get('/basiszinssaetze', [BaseRates, 'index']), 'base_rates.index', 'public')
open(router.post('/basiszinssaetze', [BaseRates, 'store']), 'base_rates.store', ['admin_technical'])
