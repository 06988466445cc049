import { configApp } from '@adonisjs/eslint-config'

export default [
  // in an object of its own, or it would not hold for the rules below
  { ignores: ['.adonisjs/**', 'database/schema.ts', 'tmp/**', 'storage/**', 'public/**', 'build/**'] },
  ...configApp({
    rules: {
      'prettier/prettier': 'off', // formatting is checked by prettier itself
      '@unicorn/no-await-expression-member': 'off', // `(await container.make(Action)).handle(…)` reads as one sentence
    },
  }),
]
