import app from '@adonisjs/core/services/app'
import { defineConfig } from '@adonisjs/core/http'
import { isTrustedProxy } from '#core/http/trusted_proxies'
import env from '#start/env'

export const appUrl = env.get('APP_URL')

/** The demo serves plain http on loopback; everywhere else in production cookies are Secure. */
export const secureCookies = app.inProduction && !env.get('DEMO')

export const http = defineConfig({
  generateRequestId: true,
  allowMethodSpoofing: false,
  useAsyncLocalStorage: false,
  trustProxy: isTrustedProxy(env.get('TRUSTED_PROXIES')),
  // a comma belongs to amounts and names: it never splits a value of an address
  qs: { parse: { comma: false } },
  cookie: { path: '/', maxAge: '2h', httpOnly: true, secure: secureCookies, sameSite: 'lax' },
})
