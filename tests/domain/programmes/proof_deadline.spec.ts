import { test } from '@japa/runner'
import Day from '#core/calendar/day'
import { proceduralLaw } from '#core/calendar/periods'
import { proofDeadline } from '#programmes/domain/proof_deadline'

const day = (iso: string) => Day.parse(iso)

const law = proceduralLaw('VwVfG')

test.group('Until when the use of a grant is proved (Nr. 7.1 ANBest)', () => {
  test('{id} {region}, {months} months after {end}: {last}')
    .with([
      { id: 'V1', region: 'NW', months: 6, end: '2025-12-31', purpose: null, last: '2026-06-30' },
      { id: 'V2', region: 'BW', months: 12, end: '2025-12-31', purpose: null, last: '2026-12-31' },
      { id: 'V3', region: 'HE', months: 3, end: '2025-12-31', purpose: null, last: '2026-03-31' },
      { id: 'V4', region: 'NW', months: 6, end: '2025-08-31', purpose: null, last: '2026-03-02' },
      { id: 'V5', region: 'NW', months: 6, end: '2025-11-30', purpose: null, last: '2026-06-01' },
      { id: 'V6', region: 'NW', months: 6, end: '2025-12-31', purpose: '2025-10-14', last: '2026-04-14' },
      { id: 'an end in mid-month', region: 'NW', months: 6, end: '2025-11-10', purpose: null, last: '2026-06-01' },
      {
        id: 'a purpose that is fulfilled late',
        region: 'NW',
        months: 6,
        end: '2025-12-31',
        purpose: '2026-05-20',
        last: '2026-06-30',
      },
      {
        id: 'a purpose that ends on a day off',
        region: 'BW',
        months: 12,
        end: '2026-12-31',
        purpose: '2026-01-06',
        last: '2027-01-07',
      },
    ] as const)
    .run(({ assert }, { region, months, end, purpose, last }) => {
      const { lastDay } = proofDeadline(day(end), purpose && day(purpose), {
        months,
        source: 'Nr. 7.1 ANBest',
        region,
        law,
      })
      assert.equal(lastDay.iso, last)
    })

  test('the derivation shows both days and why the earlier one holds', ({ assert }) => {
    const { steps } = proofDeadline(day('2025-12-31'), day('2025-10-14'), {
      months: 6,
      source: 'Nr. 7.1 ANBest-G',
      region: 'NW',
      law,
    })
    assert.deepEqual(
      steps.map(({ text, result }) => `${text} = ${result}`),
      [
        'Bewilligungszeitraum endet am 31.12.2025: Ende des 6. folgenden Monats = 30.06.2026',
        'Zweck erfüllt am 14.10.2025: 6 Monate danach = 14.04.2026',
        '14.04.2026 ist ein Werktag = Dienstag, 14.04.2026',
      ]
    )
    assert.deepEqual([...new Set(steps.slice(0, 2).map(({ source }) => source))], ['Nr. 7.1 ANBest-G'])
    const one = proofDeadline(day('2025-12-31'), day('2025-10-14'), { months: 1, source: 'x', region: 'NW', law })
    assert.match(one.steps[1].text, /: 1 Monat danach$/)
  })
})
