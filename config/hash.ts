import { defineConfig } from '@adonisjs/core/hash'
import { argon2id } from '#identity/argon2id'

/** OWASP's minimum for argon2id: 19 MiB, two passes, one lane. */
const hashConfig = defineConfig({
  default: 'argon2id',
  list: { argon2id: argon2id({ memoryKiB: 19 * 1024, passes: 2, lanes: 1 }) },
})

export default hashConfig

declare module '@adonisjs/core/types' {
  export interface HashersList extends InferHashers<typeof hashConfig> {}
}
