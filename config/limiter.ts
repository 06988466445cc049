import { defineConfig, stores } from '@adonisjs/limiter'
import app from '@adonisjs/core/services/app'

const limiterConfig = defineConfig({
  default: app.inTest ? 'memory' : 'database',
  stores: { database: stores.database({ tableName: 'rate_limits' }), memory: stores.memory({}) },
})

export default limiterConfig

declare module '@adonisjs/limiter/types' {
  export interface LimitersList extends InferLimiters<typeof limiterConfig> {}
}
