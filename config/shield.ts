import { defineConfig } from '@adonisjs/shield'

/** Only CSRF: the response headers come from a server middleware, so that static files and errors carry them too. */
const shieldConfig = defineConfig({
  csp: { enabled: false },
  csrf: { enabled: true, exceptRoutes: [], enableXsrfCookie: false, methods: ['POST', 'PUT', 'PATCH', 'DELETE'] },
  xFrame: { enabled: false },
  hsts: { enabled: false },
  contentTypeSniffing: { enabled: false },
})

export default shieldConfig
