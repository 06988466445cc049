import { configApp } from '@adonisjs/eslint-config'
import { lookUps } from './bin/lint/look_ups.js'

export default [
  // in an object of its own, or it would not hold for the rules below
  { ignores: ['.adonisjs/**', 'database/schema.ts', 'tmp/**', 'storage/**', 'public/**', 'build/**'] },
  ...configApp({
    rules: {
      'prettier/prettier': 'off', // formatting is checked by prettier itself
      '@unicorn/no-await-expression-member': 'off', // `(await container.make(Action)).handle(…)` reads as one sentence
    },
  }),
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: true } },
    plugins: { anschub: { rules: { 'look-ups': lookUps } } },
    rules: {
      // an act that nobody awaits fails unseen; a query that is still being written says `void`
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
    },
  },
  { files: ['app/**/*.ts', 'commands/**/*.ts', 'start/**/*.ts'], rules: { 'anschub/look-ups': 'error' } },
]
