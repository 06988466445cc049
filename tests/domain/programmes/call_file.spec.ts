import { test } from '@japa/runner'
import Day from '#core/calendar/day'
import { callOfNextYear, faultsOfCall } from '#programmes/domain/call_file'

const LAST = {
  code: 'NW-MVW-2027',
  title: 'Modellvorhaben 2027/2028',
  dated: '2027-02-15',
  opens: '2028-02-29',
  closes: '2028-06-30',
  from: '2028-09-01',
  to: '2029-12-31',
}
const about = { code: 'BW-X', name: 'Neues Programm', today: Day.parse('2026-11-27') }

test.group('A call of a file', () => {
  test('the last one comes again with its days and the years of its name moved', ({ assert }) => {
    assert.deepEqual(callOfNextYear(LAST, about), {
      code: 'NW-MVW-2028',
      title: 'Modellvorhaben 2028/2029',
      dated: '2028-02-15',
      opens: '2029-02-28',
      closes: '2029-06-30',
      from: '2029-09-01',
      to: '2030-12-31',
    })
  })

  test('without a last one it begins today, for the next budget year', ({ assert }) => {
    const call = callOfNextYear(undefined, about)
    assert.include(call, { code: 'BW-X-2027', title: 'Neues Programm 2027', opens: '2026-11-27', from: '2027-01-01' })
    assert.deepEqual(faultsOfCall(call, []), [])
  })

  test('days that contradict each other are told at their field')
    .with([
      { change: { closes: '2028-02-28' }, field: 'closes' },
      { change: { to: '2028-08-31' }, field: 'to' },
      { change: { to: '2038-01-01' }, field: 'to' },
      { change: { dated: '2028-03-01' }, field: 'dated' },
      { change: { dated: '0001-01-01' }, field: 'dated' },
      { change: { closes: '9999-12-31' }, field: 'closes' },
    ])
    .run(({ assert }, { change, field }) => {
      assert.deepEqual(
        faultsOfCall({ ...LAST, ...change }, ['calls', 0]).map(({ at }) => at),
        [['calls', 0, field]]
      )
    })
})

test.group('How is chosen', () => {
  test('its frame moves with the years, and what is the same every year stays', ({ assert }) => {
    const frame = [
      { year: 2028, amount: '100.00' },
      { year: 2029, amount: '200.00' },
    ]
    const call = callOfNextYear({ ...LAST, frame, selection: 'competition', cutoffDeadline: true }, about)
    assert.deepInclude(call, { selection: 'competition', cutoffDeadline: true })
    assert.deepEqual(
      call.frame?.map(({ year }) => year),
      [2029, 2030]
    )
    assert.deepEqual(faultsOfCall(call, []), [])
  })
})
