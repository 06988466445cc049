import { defineConfig, drivers } from '@adonisjs/queue'
import env from '#start/env'

export default defineConfig({
  default: env.get('QUEUE_DRIVER'),
  adapters: { database: drivers.database({}), sync: drivers.sync() },
  worker: { concurrency: 2, idleDelay: '2s' },
  locations: ['./app/*/jobs/*.{ts,js}'],
})
