import emitter from '@adonisjs/core/services/emitter'
import ApplicationSubmitted from '#applications/events/application_submitted'
import DecisionSigned from '#decisions/events/decision_signed'
import GrantAnnounced from '#decisions/events/grant_announced'

/** The one page on which is read what follows from what. */
emitter.on(ApplicationSubmitted, [() => import('#applications/listeners/file_submission_receipt'), 'handle'])
emitter.on(DecisionSigned, [() => import('#decisions/listeners/file_signed_notice'), 'handle'])
emitter.on(GrantAnnounced, [() => import('#reports/listeners/open_reports_of_grant'), 'handle'])
