import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { open } from '#identity/access'
import { ACTING_ROLES } from '#identity/domain/roles'

const { Notices, Sessions, Passwords, Offices } = controllers.identity

open(router.get('/anmeldung', [Sessions, 'create']), 'session.create', 'public')
open(router.post('/anmeldung', [Sessions, 'store']), 'session.store', 'public')
open(router.post('/abmeldung', [Sessions, 'destroy']), 'session.destroy', 'signed_in')
open(router.get('/passwort', [Passwords, 'create']), 'password.create', 'public')
open(router.post('/passwort', [Passwords, 'store']), 'password.store', 'public')
open(router.get('/passwort/:token', [Passwords, 'edit']), 'password.edit', 'public')
open(router.post('/passwort/:token', [Passwords, 'update']), 'password.update', 'public')
open(router.post('/benachrichtigungen', [Notices, 'update']), 'notices.update', ACTING_ROLES)
open(router.post('/dienststelle', [Offices, 'update']), 'office.update', 'signed_in')
