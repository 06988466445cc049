import { readFile, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { isTrustedProxy } from '#core/http/trusted_proxies'
import { UPLOAD_PREFIX, sweepUploads } from '#core/http/uploads'

test.group('Proxies and uploads', () => {
  test('this machine and what is named is believed, nobody else', ({ assert }) => {
    const isTrusted = isTrustedProxy('10.0.0.5, 172.16.0.0/12,fd00::/8')
    for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1', '10.0.0.5', '172.17.0.1', '::ffff:172.31.255.1'])
      assert.isTrue(isTrusted(address), address)
    assert.isTrue(isTrusted('fd00::1'))
    for (const address of ['10.0.0.6', '172.32.0.1', '203.0.113.9', 'fe80::1', 'unix', ''])
      assert.isFalse(isTrusted(address), address)
    assert.isFalse(isTrustedProxy()('172.17.0.1'))
  })

  test('{$self} is no proxy')
    .with(['proxy.local', '10.0.0.0/33', '10.0.0', '10.0.0.0/x'])
    .run(({ assert }, named) => assert.throws(() => isTrustedProxy(named), /TRUSTED_PROXIES/))

  test('what a broken upload has left is swept after a while', async ({ assert }) => {
    const [old, young] = ['old', 'young'].map((name) => join(tmpdir(), `${UPLOAD_PREFIX}${process.pid}-${name}`))
    for (const path of [old, young]) await writeFile(path, 'x')
    const longAgo = new Date(Date.now() - 7_200_000)
    await utimes(old, longAgo, longAgo)
    assert.isAtLeast(await sweepUploads(3_600_000), 1)
    await assert.rejects(() => readFile(old))
    assert.equal(await readFile(young, 'utf8'), 'x')
    assert.isAtLeast(await sweepUploads(0), 1)
  })
})
