import { glob, readFile } from 'node:fs/promises'
import { test } from '@japa/runner'

/** How long a file of a kind is in the middle, in lines of code: without imports, comments and empty lines. */
const MEDIANS = [
  { kind: 'controllers', pattern: 'app/*/controllers/*.ts', most: 25 },
  { kind: 'actions', pattern: 'app/*/actions/*.ts', most: 30 },
  { kind: 'views', pattern: 'resources/views/**/*.edge', most: 35 },
]
const LONGEST_FILE = 200
const LONGEST_LINE = 120

type File = { file: string; source: string }

async function read(pattern: string): Promise<File[]> {
  const files: File[] = []
  for await (const file of glob(pattern)) files.push({ file, source: await readFile(file, 'utf8') })
  return files
}

function linesOf({ file, source }: File): number {
  if (file.endsWith('.edge')) return source.trimEnd().split('\n').length
  const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^import [\s\S]*?from '[^']+'$/gm, '')
  return code.split('\n').filter((line) => line.trim() && !line.trim().startsWith('//')).length
}

function median(lengths: readonly number[]): number {
  return lengths.toSorted((one, other) => one - other)[Math.ceil(lengths.length / 2) - 1]
}

test.group('Lengths', () => {
  test('{kind}: the one in the middle has at most {most} lines')
    .with(MEDIANS)
    .run(async ({ assert }, { kind, pattern, most }) => {
      const files = await read(pattern)
      assert.isAbove(files.length, 20)
      const lengths = files.map(linesOf)
      console.log(`${kind}: median ${median(lengths)} of ${files.length}, longest ${Math.max(...lengths)}`)
      assert.isAtMost(median(lengths), most)
    })

  test('no view has a line that nobody reads to its end', async ({ assert }) => {
    for (const { file, source } of await read('resources/views/**/*.edge'))
      for (const [index, line] of source.split('\n').entries())
        assert.isAtMost(line.length, LONGEST_LINE, `${file}:${index + 1}`)
  })

  test('who is longer than 200 lines says why in its head', async ({ assert }) => {
    for (const one of [...(await read('app/**/*.ts')), ...(await read('resources/views/**/*.edge'))]) {
      if (one.source.split('\n').length <= LONGEST_FILE) continue
      assert.match(one.source, /^\/\*\* Long because /, `${one.file} is long without a reason`)
    }
  })

  test('a page names its addresses by their routes', async ({ assert }) => {
    for (const { file, source } of await read('resources/views/**/*.edge'))
      assert.notMatch(source.replace('href="/favicon.svg"', ''), /\b(href|action)="\//, file)
  })
})
