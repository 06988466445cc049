import { Env } from '@adonisjs/core/env'

const { schema } = Env

/** What the installation must say, each with the sentence an operator reads when it is missing. */
export default await Env.create(new URL('../', import.meta.url), {
  NODE_ENV: schema.enum(['development', 'production', 'test'] as const, {
    message: 'NODE_ENV is missing: set it to "production" on a server, "development" on a desk.',
  }),
  HOST: schema.string({
    format: 'host',
    message: 'HOST is missing: the address the server listens on, e.g. 127.0.0.1.',
  }),
  PORT: schema.number({ message: 'PORT is missing: the TCP port the server listens on, e.g. 3333.' }),
  APP_URL: schema.string({
    format: 'url',
    tld: false,
    message:
      'APP_URL is missing: the address people type, e.g. https://foerderung.example.de. Links in mails begin with it.',
  }),
  APP_KEY: schema.secret({
    message: 'APP_KEY is missing: run "node ace generate:key --show" and set the printed key.',
  }),
  JOURNAL_KEY: schema.secret.optional(),
  SEAL_KEY: schema.secret.optional(),
  SEALS_PATH: schema.string.optional(),
  LOG_LEVEL: schema.enum.optional(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const),

  DB_CONNECTION: schema.enum(['sqlite', 'mysql'] as const, {
    message: 'DB_CONNECTION is missing: "sqlite" for the embedded database, "mysql" for MariaDB or MySQL.',
  }),
  DB_SQLITE_FILE: schema.string.optional(),
  DB_HOST: schema.string.optional({ format: 'host' }),
  DB_PORT: schema.number.optional(),
  DB_USER: schema.string.optional(),
  DB_PASSWORD: schema.string.optional(),
  DB_DATABASE: schema.string.optional(),
  DB_TLS: schema.enum.optional(['off', 'on'] as const),
  DB_TLS_CA: schema.string.optional(),

  STORAGE_PATH: schema.string({
    message: 'STORAGE_PATH is missing: the folder that keeps uploads and notices, outside every web root, backed up.',
  }),
  CLAMD: schema.string.optional(),
  TRUSTED_PROXIES: schema.string.optional(),
  LANDS: schema.string({
    message: 'LANDS is missing: the two-letter codes of the Länder served here, e.g. "NW,BW,HE".',
  }),

  MAIL_FROM_ADDRESS: schema.string({
    format: 'email',
    message: 'MAIL_FROM_ADDRESS is missing: the sender of every mail.',
  }),
  SMTP_HOST: schema.string.optional({ format: 'host' }),
  SMTP_PORT: schema.number.optional(),
  SMTP_USERNAME: schema.string.optional(),
  SMTP_PASSWORD: schema.string.optional(),
  SMTP_TLS: schema.enum.optional(['off', 'starttls', 'on'] as const),

  QUEUE_DRIVER: schema.enum(['database', 'sync'] as const, {
    message: 'QUEUE_DRIVER is missing: "database" with a worker process, "sync" without one.',
  }),

  DEMO: schema.boolean.optional(),
  CLOCK_OFFSET_SECONDS: schema.number.optional(),
})
