import { type IncomingHttpHeaders, get } from 'node:http'
import { test } from '@japa/runner'
import { Race } from '#tests/helpers/race'

const MOST_BYTES = 150_000

/** What goes over the wire, as it is sent. */
function wire(address: string, encoding: string): Promise<{ headers: IncomingHttpHeaders; body: Buffer }> {
  return new Promise((done, failed) => {
    get(address, { headers: { 'accept-encoding': encoding } }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => done({ headers: response.headers, body: Buffer.concat(chunks) }))
    }).on('error', failed)
  })
}

test.group('First visit', () => {
  test('page, style and script are less than 150 kB over the wire, without a proxy; fonts apart', async ({
    assert,
  }) => {
    const race = new Race()
    try {
      await race.prepare(1, 1)
      const port = race.port(70)
      await race.serve(port)
      const address = `http://127.0.0.1:${port}`
      const page = await wire(`${address}/`, 'br, gzip')
      const names = new Set([...page.body.toString().matchAll(/\/assets\/[\w.-]+\.(?:css|js)/g)].map(([name]) => name))
      assert.isAtLeast(names.size, 2)
      let bytes = page.body.length
      for (const name of names) {
        const [br, gz, bare] = [
          await wire(address + name, 'gzip, br'),
          await wire(address + name, 'gzip'),
          await wire(address + name, 'identity'),
        ]
        assert.deepEqual(
          [br, gz, bare].map(({ headers }) => headers['content-encoding']),
          ['br', 'gzip', undefined]
        )
        assert.include(br.headers['cache-control'], 'immutable')
        assert.isBelow(br.body.length, bare.body.length)
        bytes += br.body.length
      }
      assert.isBelow(bytes, MOST_BYTES)
    } finally {
      await race.end()
    }
  }).timeout(60_000)
})
