import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { open } from '#identity/access'

const { Reviews, ReviewRecords } = controllers.reviews
const number = router.matchers.number()

open(router.post('/akten/:id/vollstaendigkeit', [Reviews, 'accept']), 'completeness.store', ['case_officer']).where(
  'id',
  number
)
open(router.post('/akten/:id/pruefung', [Reviews, 'store']), 'reviews.store', ['case_officer']).where('id', number)
open(router.post('/akten/:id/pruefvermerk', [ReviewRecords, 'update']), 'review_records.update', [
  'case_officer',
]).where('id', number)
