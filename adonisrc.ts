import { indexPolicies } from '@adonisjs/bouncer'
import { indexEntities } from '@adonisjs/core'
import { defineConfig } from '@adonisjs/core/app'

export default defineConfig({
  directories: {
    httpControllers: 'app',
    models: 'app',
    policies: 'app',
    validators: 'app',
    events: 'app',
    listeners: 'app',
    middleware: 'app',
  },

  commands: [
    () => import('@adonisjs/core/commands'),
    () => import('@adonisjs/lucid/commands'),
    () => import('@adonisjs/queue/commands'),
  ],

  providers: [
    () => import('@adonisjs/core/providers/app_provider'),
    () => import('@adonisjs/core/providers/hash_provider'),
    () => import('@adonisjs/core/providers/vinejs_provider'),
    () => import('@adonisjs/core/providers/edge_provider'),
    () => import('@adonisjs/session/session_provider'),
    () => import('@adonisjs/vite/vite_provider'),
    () => import('@adonisjs/shield/shield_provider'),
    () => import('@adonisjs/static/static_provider'),
    () => import('@adonisjs/lucid/database_provider'),
    () => import('@adonisjs/i18n/i18n_provider'),
    () => import('@adonisjs/auth/auth_provider'),
    () => import('@adonisjs/bouncer/bouncer_provider'),
    () => import('@adonisjs/limiter/limiter_provider'),
    () => import('@adonisjs/mail/mail_provider'),
    () => import('@adonisjs/queue/queue_provider'),
    () => import('#providers/app_provider'),
  ],

  preloads: [
    () => import('#start/view'),
    () => import('#start/routes'),
    () => import('#start/kernel'),
    () => import('#start/events'),
  ],

  tests: {
    suites: [
      { files: ['tests/unit/**/*.spec.ts'], name: 'unit', timeout: 20000 },
      { files: ['tests/functional/**/*.spec.ts'], name: 'functional', timeout: 60000 },
      { files: ['tests/pages/**/*.spec.ts'], name: 'pages', timeout: 60000 },
      { files: ['tests/races/**/*.spec.ts'], name: 'races', timeout: 240000 },
      { files: ['tests/browser/**/*.spec.ts'], name: 'browser', timeout: 300000 },
    ],
    forceExit: true,
  },

  metaFiles: [
    { pattern: 'resources/views/**/*.edge', reloadServer: false },
    { pattern: 'resources/lang/**/*.json', reloadServer: false },
    { pattern: 'resources/programmes/*.json', reloadServer: false },
    { pattern: 'database/**/*.{txt,csv}', reloadServer: false },
    { pattern: 'public/**', reloadServer: false },
  ],

  hooks: {
    init: [
      // A glob is matched against the absolute path, so it must begin with "**/".
      indexEntities({
        controllers: { source: './app', glob: ['**/*_controller.ts'], importAlias: '#app' },
        events: { source: './app', glob: ['**/events/*.ts'], importAlias: '#app' },
        listeners: { source: './app', glob: ['**/listeners/*.ts'], importAlias: '#app' },
      }),
      indexPolicies({ source: './app', glob: ['**/*_policy.ts'], importAlias: '#app' }),
    ],
    buildStarting: [() => import('@adonisjs/vite/build_hook')],
  },
})
