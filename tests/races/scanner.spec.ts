import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { test } from '@japa/runner'
import { zipSync } from 'fflate'
import { installAs, installation } from '#core/installation'
import { assertClean } from '#documents/malware'
import { SCALE } from '#tests/helpers/scale'
import { refusalOf } from '#tests/helpers/world'

const CLAMD = '/usr/sbin/clamd'
const PORT = 3397
/** The test signature of all scanners, split so that none finds it in this file. */
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')
const MOST_MS = 2000

/** ClamAV's own daemon with one line of signatures, without the network. */
async function daemon(folder: string): Promise<ChildProcess> {
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${folder}/one.ndb`, `Eicar-Test:0:*:${Buffer.from(EICAR).toString('hex')}\n`)
  const settings = ['Foreground yes', 'User root', `TCPSocket ${PORT}`, 'TCPAddr 127.0.0.1', 'AlertExceedsMax yes']
  writeFileSync(
    `${folder}/clamd.conf`,
    [...settings, `DatabaseDirectory ${folder}`, 'StreamMaxLength 30M', ''].join('\n')
  )
  const server = spawn(CLAMD, ['--foreground', '-c', `${folder}/clamd.conf`], { stdio: 'ignore' })
  for (let tries = 0; tries < 300; tries++) {
    const answers = await new Promise<boolean>((done) => {
      const socket = connect(PORT, '127.0.0.1', () => done(true)).on('error', () => done(false))
      socket.on('connect', () => socket.destroy())
    })
    if (answers) return server
    await pause(100)
  }
  throw new Error('clamd does not answer')
}

test.group('S9 The real scanner', (group) => {
  group.tap((one) => one.skip(!SCALE.scanner, 'ClamAV is installed and started in npm run trust'))

  test('finds the test signature, also in an archive; lets 15 MB pass in two seconds; away, nothing is taken', async ({
    assert,
  }) => {
    if (!existsSync(CLAMD)) execFileSync('apt-get', ['install', '-y', '-qq', 'clamav-daemon'], { stdio: 'ignore' })
    const folder = `/tmp/anschub-scanner-${process.pid}`
    const server = await daemon(folder)
    const was = installation()
    installAs({ ...was, scanner: `127.0.0.1:${PORT}` })
    const asked = (bytes: Uint8Array) => refusalOf(() => assertClean(Buffer.from(bytes), 'Konzept.pdf'))
    try {
      assert.equal(await asked(Buffer.from(EICAR)), 'documents.malware')
      assert.equal(await asked(zipSync({ 'a.txt': Buffer.from(EICAR) })), 'documents.malware')
      const began = performance.now()
      assert.equal(await asked(Buffer.alloc(15 * 1024 * 1024, '%PDF-1.7 ')), 'nothing was refused')
      assert.isBelow(performance.now() - began, MOST_MS)
      server.kill('SIGKILL')
      await pause(300)
      assert.equal(await asked(Buffer.from('%PDF-1.7')), 'documents.scanner_away')
    } finally {
      installAs(was)
      server.kill('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    }
  }).timeout(300_000)
})
