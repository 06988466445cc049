import { assert } from '@japa/assert'
import { apiClient } from '@japa/api-client'
import { browserClient } from '@japa/browser-client'
import { pluginAdonisJS } from '@japa/plugin-adonisjs'
import { dot, spec } from '@japa/runner/reporters'
import type { Config } from '@japa/runner/types'
import { authApiClient } from '@adonisjs/auth/plugins/api_client'
import app from '@adonisjs/core/services/app'
import testUtils from '@adonisjs/core/services/test_utils'
import { sessionApiClient } from '@adonisjs/session/plugins/api_client'
import { shieldApiClient } from '@adonisjs/shield/plugins/api_client'
import { chromium } from 'playwright'
import env from '#start/env'
import { closingLine } from '#tests/reporter'

const CHROMIUM = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update']

export const plugins: Config['plugins'] = [
  assert(),
  pluginAdonisJS(app),
  apiClient({ baseURL: `http://${env.get('HOST')}:${env.get('PORT')}` }),
  sessionApiClient(app),
  shieldApiClient(),
  authApiClient(app),
  browserClient({
    runInSuites: ['browser'],
    contextOptions: { locale: 'de-DE', timezoneId: 'Europe/Berlin' },
    launcher: (options) =>
      chromium.launch({ ...options, executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: CHROMIUM }),
  }),
]

export const reporters: Config['reporters'] = {
  activated: [process.env.CI ? 'dot' : 'spec', 'closing-line'],
  list: [spec(), dot(), closingLine],
}

export const runnerHooks: Required<Pick<Config, 'setup' | 'teardown'>> = {
  setup: [() => testUtils.db().migrate()],
  teardown: [],
}

export const configureSuite: Config['configureSuite'] = (suite) => {
  if (['browser', 'functional', 'pages'].includes(suite.name)) suite.setup(() => testUtils.httpServer().start())
  // never truncated: ledger and journal refuse deletion; each test runs in a transaction that is rolled back
  if (['functional', 'pages'].includes(suite.name))
    suite.onGroup((group) => group.each.setup(() => testUtils.db().wrapInGlobalTransaction()))
}
