import router from '@adonisjs/core/services/router'
import server from '@adonisjs/core/services/server'

server.errorHandler(() => import('#core/http/exception_handler'))

server.use([
  () => import('#core/http/middleware/security_headers_middleware'),
  () => import('#core/http/middleware/container_bindings_middleware'),
  () => import('#core/http/middleware/compressed_assets_middleware'),
  () => import('@adonisjs/static/static_middleware'),
  () => import('@adonisjs/vite/vite_middleware'),
])

router.use([
  () => import('#core/http/middleware/language_middleware'),
  () => import('#core/http/middleware/calendar_middleware'),
  () => import('@adonisjs/session/session_middleware'),
  // behind the session: what is too large is told at its field
  () => import('@adonisjs/core/bodyparser_middleware'),
  () => import('#core/http/middleware/read_files_middleware'),
  () => import('#core/http/middleware/posted_names_middleware'),
  () => import('#core/http/middleware/seen_text_middleware'),
  () => import('@adonisjs/shield/shield_middleware'),
  () => import('@adonisjs/auth/initialize_auth_middleware'),
  () => import('#identity/middleware/office_middleware'),
  () => import('#identity/middleware/bouncer_middleware'),
  () => import('#core/http/middleware/act_once_middleware'),
])
