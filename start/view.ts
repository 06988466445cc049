import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import app from '@adonisjs/core/services/app'
import edge from 'edge.js'
import env from '#start/env'
import { dayOf } from '#core/calendar/clock'
import { germanDay, germanInstant } from '#core/calendar/german_dates'
import { euros, figures } from '#core/money/german_money'
import { CASE_ROLES } from '#identity/domain/roles'
import { RULEBOOKS } from '#tenancy/rulebooks/index'
import { planTable } from '#financing/domain/plan_table'
import { spentIn } from '#reports/domain/report_entries'
import { caseTabs, dutyFor, navigation, statusLook, whoseTurn } from '#cases/domain/presentation'

const { version } = JSON.parse(readFileSync(app.makePath('package.json'), 'utf8')) as { version: string }

/** The only words that pages may use to print money, days and times. */
edge.global('euros', euros)
edge.global('figures', figures)
edge.global('germanDay', germanDay)
edge.global('germanInstant', germanInstant)
edge.global('fileSize', (bytes: number) =>
  bytes < 100_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1).replace('.', ',')} MB`
)
edge.global('formKey', () => randomUUID())
edge.global('dayOf', dayOf)
edge.global('caseRoles', CASE_ROLES)
edge.global('navigation', navigation)
edge.global('caseTabs', caseTabs)
edge.global('whoseTurn', whoseTurn)
edge.global('dutyFor', dutyFor)
edge.global('statusLook', statusLook)
edge.global('planTableRows', planTable)
edge.global('spentIn', spentIn)
edge.global('landName', (land: string) => RULEBOOKS.find((book) => book.land === land)?.name ?? land)
edge.global('isDemo', env.get('DEMO', false))
edge.global('version', version)
