import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import Day from '#core/calendar/day'
import { timingOf } from '#programmes/domain/call_window'

const at = (iso: string) => DateTime.fromISO(iso, { zone: 'Europe/Berlin' })
const CALL = {
  opensAt: at('2027-03-01T00:00:00'),
  closesAt: at('2027-06-30T23:59:59'),
  periodTo: Day.parse('2028-12-31'),
}

test('{when} is {timing}')
  .with([
    { when: '2027-02-28T23:59:59.999', timing: 'early' },
    { when: '2027-03-01T00:00:00', timing: 'in_time' },
    { when: '2027-06-30T23:59:59.999', timing: 'in_time' },
    { when: '2027-07-01T00:00:00', timing: 'late' },
    { when: '2028-12-31T23:59:59', timing: 'late' },
    { when: '2029-01-01T00:00:00', timing: 'over' },
  ])
  .run(({ assert }, { when, timing }) => assert.equal(timingOf(CALL, at(when)), timing))
