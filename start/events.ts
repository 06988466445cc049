import emitter from '@adonisjs/core/services/emitter'
import logger from '@adonisjs/core/services/logger'
import { follows } from '#core/effects/effects'
import ApplicationRetracted from '#applications/events/application_retracted'
import ApplicationSubmitted from '#applications/events/application_submitted'
import SupplementsRequested from '#applications/events/supplements_requested'
import DecisionAnnounced from '#decisions/events/decision_announced'
import DecisionSigned from '#decisions/events/decision_signed'
import ExpressionChosen from '#expressions/events/expression_chosen'
import ExpressionFiled from '#expressions/events/expression_filed'
import DutyLapsed from '#duties/events/duty_lapsed'
import VersionOffered from '#programmes/events/version_offered'

/** The one page on which is read what follows from what. The names are stored with what is still to be done. */
follows(
  ApplicationSubmitted,
  'file_submission_receipt',
  () => import('#applications/listeners/file_submission_receipt')
)
follows(ExpressionFiled, 'file_expression_receipt', () => import('#expressions/listeners/file_expression_receipt'))
follows(ExpressionChosen, 'file_expression_choice', () => import('#expressions/listeners/file_expression_choice'))
follows(DutyLapsed, 'end_duty_of_expression', () => import('#expressions/listeners/end_duty_of_expression'))
follows(
  SupplementsRequested,
  'file_supplement_request',
  () => import('#applications/listeners/file_supplement_request')
)
follows(
  ApplicationRetracted,
  'lapse_proposal_of_retracted',
  () => import('#decisions/listeners/lapse_proposal_of_retracted')
)
follows(DecisionSigned, 'file_signed_notice', () => import('#decisions/listeners/file_signed_notice'))
follows(DecisionAnnounced, 'open_reports_of_grant', () => import('#reports/listeners/open_reports_of_grant'))
follows(DutyLapsed, 'end_duty_of_closed_draft', () => import('#applications/listeners/end_duty_of_closed_draft'))
follows(VersionOffered, 'offer_version_to_drafts', () => import('#applications/listeners/offer_version_to_drafts'))
follows(
  DutyLapsed,
  'take_over_unanswered_request',
  () => import('#applications/listeners/take_over_unanswered_request')
)
follows(DutyLapsed, 'take_over_lapsed_retrieval', () => import('#decisions/listeners/take_over_lapsed_retrieval'))

// what the framework itself dispatches: a listener that throws is at least told of
emitter.onError((event, error) => logger.error({ err: error, event: String(event) }, 'a listener failed'))
