import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { open } from '#identity/access'

const { Rulebooks, RuleEntries, RuleConfirmations, StandardTexts } = controllers.law
const READERS = ['head_of_unit', 'programme_manager', 'auditor_external'] as const
const ENTERING = ['head_of_unit', 'programme_manager'] as const

open(router.get('/regelwerk/:land?', [Rulebooks, 'show']), 'rulebooks.show', 'public')
open(router.get('/wortlaute/:sha256', [StandardTexts, 'show']), 'standard_texts.show', 'public')
open(router.get('/regelwerk/:land/eintraege', [RuleEntries, 'index']), 'rule_entries.index', READERS)
open(router.post('/regelwerk/:land/eintraege', [RuleEntries, 'store']), 'rule_entries.store', ENTERING)
open(router.get('/regelwerk/:land/regeln/:name', [RuleEntries, 'edit']), 'rule_entries.edit', ENTERING)
open(router.post('/regelwerk/:land/regeln/:name', [RuleEntries, 'update']), 'rule_entries.update', ENTERING)
open(router.post('/regelwerk/:land/bestaetigung', [RuleConfirmations, 'store']), 'rule_confirmations.store', [
  'head_of_unit',
])
open(router.post('/regelwerk/:land/ruecknahme', [RuleConfirmations, 'destroy']), 'rule_withdrawals.store', ENTERING)
