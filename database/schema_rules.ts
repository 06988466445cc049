import { type SchemaRules } from '@adonisjs/lucid/types/schema_generator'

const from = (name: string) => [{ source: '#core/persistence/columns', namedImports: [name] }]
const dateTime = { source: 'luxon', namedImports: ['DateTime'] }
const instant = (args?: { autoCreate?: boolean; autoUpdate?: boolean }) => ({
  tsType: 'DateTime',
  imports: [dateTime, ...from('utcColumn')],
  decorators: [{ name: '@utcColumn', ...(args ? { args } : {}) }],
})

export default {
  types: {
    boolean: { tsType: 'boolean', imports: from('booleanColumn'), decorators: [{ name: '@booleanColumn' }] },
    // bigint is money and nothing else: ids are increments, counts are integers
    bigint: {
      tsType: 'Money',
      imports: [{ source: '#core/money/money', defaultImport: 'Money' }, ...from('moneyColumn')],
      decorators: [{ name: '@moneyColumn' }],
    },
    json: { tsType: 'unknown', imports: from('jsonColumn'), decorators: [{ name: '@jsonColumn' }] },
    date: {
      tsType: 'Day',
      imports: [{ source: '#core/calendar/day', defaultImport: 'Day' }, ...from('dayColumn')],
      decorators: [{ name: '@dayColumn' }],
    },
    DateTime: instant(),
  },
  columns: {
    created_at: instant({ autoCreate: true }),
    updated_at: instant({ autoCreate: true, autoUpdate: true }),
  },
} satisfies SchemaRules
