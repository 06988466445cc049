import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { open } from '#identity/access'
import { ACTING_ROLES } from '#identity/domain/roles'

const { Calendars } = controllers.duties

open(router.get('/kalender', [Calendars, 'index']), 'calendar.index', ACTING_ROLES)
open(router.post('/kalender', [Calendars, 'store']), 'calendar.store', ACTING_ROLES)
open(router.get('/kalender/:feed', [Calendars, 'show']), 'calendar.show', 'public').where('feed', /^[0-9a-f]{64}\.ics$/)
