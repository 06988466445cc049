import { execFile, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { test } from '@japa/runner'
import { renderLetter } from '#letters/pdf/letter'
import { letterOf, spokenIn } from '#tests/helpers/letters'
import { SCALE } from '#tests/helpers/scale'

const run = promisify(execFile)
const LETTERS = 1000
/** So many of them are rendered again, each in a process of its own; all of them in `npm run trust`. */
const APART = SCALE.apart
const READS = spawnSync('sh', ['-c', 'command -v pdftotext']).status === 0

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const squeezed = (text: string) => text.normalize('NFKC').replace(/[\s-]/g, '')

/** What a screen reader, a search and a comparison get. */
function readOut(pdf: Uint8Array): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = execFile('pdftotext', ['-raw', '-', '-'], (error, text) => (error ? reject(error) : resolve(text)))
    reader.stdin!.end(pdf)
  })
}

test.group('Letters as files', (group) => {
  group.each.timeout(600_000)
  const numbers = Array.from({ length: LETTERS }, (_, number) => number)
  const hashes = new Map<number, string>()
  const folder = mkdtempSync(join(tmpdir(), 'anschub-letters-'))
  group.teardown(() => rmSync(folder, { recursive: true }))

  test('what was printed before takes no letter away', async ({ assert }) => {
    const [first, second] = ['Ämter', 'Amt Olpe: Unna'].map((subject) => ({ ...letterOf(1), subjectLines: [subject] }))
    const alone = hashOf(await renderLetter(second))
    await renderLetter(first)
    const after = await renderLetter(second)
    assert.equal(hashOf(after), alone)
    assert.include(await readOut(after), 'Amt Olpe: Unna')
  }).skip(!READS, 'pdftotext is not installed')

  test('a word without an end stands on as many lines as it needs, and takes no time for it', async ({ assert }) => {
    const long = 'Windkraftanlagen'.repeat(4_000)
    const began = performance.now()
    const pdf = await renderLetter({ ...letterOf(1), blocks: [{ kind: 'paragraph', text: long }] })
    assert.isBelow(performance.now() - began, 20_000)
    assert.include(squeezed(await readOut(pdf)), long.slice(0, 1_600))
  }).skip(!READS, 'pdftotext is not installed')

  test('1,000 letters are the same in whatever order they are printed', async ({ assert }) => {
    for (const number of numbers) hashes.set(number, hashOf(await renderLetter(letterOf(number))))
    assert.equal(new Set(hashes.values()).size, LETTERS)
    // 617 and 1,000 have no divisor in common: every letter once, far from where it was
    for (const index of numbers) {
      const number = (index * 617) % LETTERS
      const pdf = await renderLetter(letterOf(number))
      assert.equal(hashOf(pdf), hashes.get(number), `letter ${number}`)
      writeFileSync(join(folder, `${number}.pdf`), pdf)
    }
  })

  test('and the same as in a process that has printed nothing else', async ({ assert }) => {
    const apart = numbers.filter((number) => number % Math.floor(LETTERS / APART) === 0)
    const node = `${process.execPath} --import=@poppinss/ts-exec tests/processes/render_letters.ts`
    // two at a time; started from a shell: this process is large, and each start would copy it
    const { stdout } = await run('sh', [
      '-c',
      `echo ${apart.join(' ')} | xargs -n 1 -P 2 sh -c 'echo $0 $(${node} $0)'`,
    ])
    const found = new Map(
      stdout
        .trim()
        .split('\n')
        .map((line) => line.split(' ') as [string, string])
    )
    assert.equal(found.size, apart.length)
    for (const number of apart) assert.equal(found.get(String(number)), hashes.get(number), `letter ${number}`)
  })

  test('each is read out as it was set', async ({ assert }) => {
    await run('sh', ['-c', 'ls | xargs -n 1 -P 2 pdftotext -raw'], { cwd: folder })
    for (const number of numbers) {
      const text = squeezed(readFileSync(join(folder, `${number}.txt`), 'utf8'))
      for (const spoken of spokenIn(letterOf(number))) assert.include(text, squeezed(spoken), `letter ${number}`)
    }
  }).skip(!READS, 'pdftotext is not installed')
})
