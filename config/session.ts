import { defineConfig, stores } from '@adonisjs/session'
import app from '@adonisjs/core/services/app'
import { carefulSessions } from '#core/http/careful_sessions'
import { secureCookies } from '#config/app'

/** Of who is signed in kept in the database: only then does signing out end a session on the server. */
const sessionConfig = defineConfig({
  enabled: true,
  cookieName: 'anschub-session',
  clearWithBrowser: true,
  age: '2h',
  cookie: { path: '/', httpOnly: true, secure: secureCookies, sameSite: 'lax' },
  store: app.inTest && process.env.SESSION_STORE !== 'database' ? 'memory' : 'database',
  stores: { database: carefulSessions(stores.database(), stores.cookie()) },
})

export default sessionConfig
