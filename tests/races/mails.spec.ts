import { test } from '@japa/runner'
import { Race } from '#tests/helpers/race'

test.group('R15 Mails of the day', () => {
  test('two workers gather them at once, each in its own transaction: one mail, and none to who is gone', async ({
    assert,
  }) => {
    const race = new Race()
    try {
      const done = await race.fill('gather_mails.ts', {})
      assert.deepEqual(done, { whole: [[true, '2 Nachrichten aus Anschub']], waiting: 0 })
    } finally {
      await race.end()
    }
  }).timeout(60_000)
})
