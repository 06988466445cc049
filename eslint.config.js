import { configApp } from '@adonisjs/eslint-config'

export default configApp({
  ignores: ['.adonisjs/**', 'database/schema.ts', 'tmp/**', 'storage/**', 'public/**', 'build/**'],
  rules: {
    'prettier/prettier': 'off', // formatting is checked by prettier itself
    '@unicorn/no-await-expression-member': 'off', // `(await container.make(Action)).handle(…)` reads as one sentence
  },
})
