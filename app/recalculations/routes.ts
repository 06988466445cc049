import router from '@adonisjs/core/services/router'
import { controllers } from '#generated/controllers'
import { open } from '#identity/access'

const { Calculators, TaskLists } = controllers.recalculations

open(router.get('/rechner', [Calculators, 'index']), 'calculator.index', 'public')
open(router.get('/rechner/liste', [TaskLists, 'create']), 'task_list.create', 'public')
open(router.post('/rechner/liste', [TaskLists, 'store']), 'task_list.store', 'public')
open(router.get('/rechner/liste/:list', [TaskLists, 'show']), 'task_list.show', 'public')
open(router.get('/rechner/liste/:list/datei', [TaskLists, 'fetch']), 'task_list.fetch', 'public')
open(router.get('/rechner/vorlage.xlsx', [TaskLists, 'template']), 'task_list.template', 'public')
open(router.get('/rechner/:topic/:form?', [Calculators, 'show']), 'calculator.show', 'public')
