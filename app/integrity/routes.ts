import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { open } from '#identity/access'

const { IntegrityChecks, SealComparisons } = controllers.integrity
const READERS = ['auditor_external', 'admin_technical'] as const

open(router.get('/unversehrtheit', [IntegrityChecks, 'index']), 'integrity.index', READERS)
open(router.post('/unversehrtheit', [IntegrityChecks, 'store']), 'integrity.store', READERS)
open(router.post('/unversehrtheit/siegel', [SealComparisons, 'store']), 'seals.compare', READERS)
