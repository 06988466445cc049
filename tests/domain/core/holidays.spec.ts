import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { test } from '@japa/runner'
import { publicHolidays } from '#core/calendar/public_holidays'
import { RULEBOOKS } from '#tenancy/rulebooks/index'

const TABLE = '../shared/data/holidays_2024_2027.csv'

test.group('Public holidays', () => {
  test('the library agrees with the table of the years 2024 to 2027, day by day', ({ assert }) => {
    const listed = readFileSync(TABLE, 'utf8').trim().split('\n').slice(1)
    const wanted = listed.map((line) => line.split(';')).map(([land, , iso]) => `${land} ${iso}`)
    const found = RULEBOOKS.flatMap(({ land, rules }) =>
      [2024, 2025, 2026, 2027].flatMap((year) =>
        [...publicHolidays(rules.holidayRegion[0].value, year).keys()].map((iso) => `${land} ${iso}`)
      )
    )
    assert.sameMembers(found, wanted)
  }).skip(!existsSync(TABLE), 'the table of holidays is not beside the project')

  test('Reformation day was one everywhere in 2017 alone', ({ assert }) => {
    for (const { rules } of RULEBOOKS) {
      const region = rules.holidayRegion[0].value
      assert.isTrue(publicHolidays(region, 2017).has('2017-10-31'))
      assert.isFalse(publicHolidays(region, 2018).has('2018-10-31'))
    }
  })

  test("results depend neither on the machine's zone nor on the day of the run", ({ assert }) => {
    const run = (zone: string) => {
      const tasks = [2024, 2025, 2026].flatMap((year) =>
        ['NW', 'BW', 'HE'].flatMap((land) =>
          Array.from({ length: 12 }, (_, month) => ({
            id: `${land}${year}${month}`,
            kind: 'remedy_deadline',
            land,
            channel: 'post',
            sent_on: `${year}-${String(month + 1).padStart(2, '0')}-28`,
            remedy_notice: 'correct',
          }))
        )
      )
      const { stdout, status } = spawnSync(process.execPath, ['ace.js', 'rules:calculate', '-'], {
        input: JSON.stringify(tasks),
        env: { PATH: process.env.PATH, TZ: zone },
        encoding: 'utf8',
      })
      assert.equal(status, 0)
      return stdout
    }
    const here = run('Europe/Berlin')
    assert.lengthOf(JSON.parse(here), 108)
    assert.equal(run('Pacific/Kiritimati'), here)
    assert.equal(run('America/Los_Angeles'), here)
  })
    .tags(['@process'])
    .timeout(30_000)
})
