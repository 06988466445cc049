import { test } from '@japa/runner'
import Day from '#core/calendar/day'
import { planFrom } from '#applications/domain/plan_import'
import type { SectionContext } from '#applications/domain/section_context'
import { definitionOf } from '#tests/helpers/programme_files'

const definition = definitionOf('bw_wcc')
const context: SectionContext = {
  definition: {
    ...definition,
    plan: {
      ...definition.plan,
      sources: [...definition.plan.sources, { code: 'FEES', label: 'Einnahmen aus Teilnahme', kind: 'third_party' }],
    },
  },
  years: [2026, 2027],
  period: { from: Day.parse('2026-01-01'), to: Day.parse('2027-12-31') },
  proration: 'touched_month',
  rounding: 'cent',
  unitKind: 'county',
  inhabitants: 1,
  partners: [],
  attached: [],
  raw: {},
}
const read = (...lines: string[]) =>
  planFrom(
    context,
    lines.map((line) => line.split('|'))
  )

test.group('A table as a plan', () => {
  test('a position that is called like a sum is a position', ({ assert }) => {
    assert.deepEqual(read('Position|2026|2027', 'Einnahmen aus Teilnahme|100|200', 'Einnahmen gesamt|1|2'), {
      inputs: { '2026_FEES': '100,00', '2027_FEES': '200,00' },
      faults: [],
    })
  })

  test('the heads are the row that names most years, whatever stands above it; an amount is no head', ({ assert }) => {
    const { inputs, faults } = read('Antrag|Jahre 2026 bis 2027|', 'Position|2026|2027', 'Miete|1|2')
    assert.deepEqual([inputs, faults], [{ '2026_RENT': '1,00', '2027_RENT': '2,00' }, []])
    assert.deepEqual(read('Miete|2026,00|5').inputs, { '2026_RENT': '2.026,00', '2027_RENT': '5,00' })
  })

  test('a year without a column, or with two, is told', ({ assert }) => {
    assert.deepEqual(read('Position|2026', 'Miete|1').faults, ['Für 2027 hat die Tabelle keine Spalte.'])
    assert.include(
      read('Position|2026 Plan|2026 Ist|2027', 'Miete|1|2|3').faults,
      'Für 2026 hat die Tabelle mehrere Spalten.'
    )
  })

  test('the result of a formula is taken as its cell shows it', ({ assert }) => {
    const { inputs } = read('Position|2026|2027', 'Miete|3333.333333|210.000')
    assert.deepEqual(inputs, { '2026_RENT': '3.333,33', '2027_RENT': '210.000,00' })
  })
})
