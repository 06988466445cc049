import { glob, readFile } from 'node:fs/promises'
import { test } from '@japa/runner'

/** Who may know whom: a module imports only from itself and from modules to its left, so no circle can be written. */
const ORDER = [
  'core',
  'tenancy',
  'register',
  'identity',
  'journal',
  'duties',
  'documents',
  'letters',
  'forms',
  'law',
  'administration',
  'programmes',
  'expressions',
  'financing',
  'applications',
  'reviews',
  'budgets',
  'decisions',
  'reports',
  'recalculations',
  'integrity',
  'cases',
]

async function sourcesOf(pattern: string) {
  const files: { file: string; source: string }[] = []
  for await (const file of glob(pattern)) files.push({ file, source: await readFile(file, 'utf8') })
  return files
}

function modulesIn(source: string): string[] {
  return [...source.matchAll(/from '#(?:app\/)?(\w+)\//g)]
    .map(([, name]) => name)
    .filter((name) => ORDER.includes(name))
}

test.group('Module dependencies', () => {
  test('every folder of app/ is a module of the order, and none is empty', async ({ assert }) => {
    const folders = new Set((await sourcesOf('app/*/**/*.ts')).map(({ file }) => file.split('/')[1]))
    assert.sameMembers([...folders], ORDER)
  })

  test('{$self} imports only from its left')
    .with(ORDER)
    .run(async ({ assert }, module) => {
      const allowed = ORDER.slice(0, ORDER.indexOf(module) + 1)
      const files = await sourcesOf(`app/${module}/**/*.ts`)
      assert.isNotEmpty(files)
      for (const { file, source } of files) {
        assert.includeMembers(allowed, modulesIn(source), file)
        assert.notMatch(source, /from '\.\.?\//, `${file} imports by a relative path`)
      }
    })

  test('domain code knows neither framework nor database nor clock', async ({ assert }) => {
    const files = await sourcesOf('app/*/domain/**/*.ts')
    assert.isNotEmpty(files)
    for (const { file, source } of files) {
      assert.notMatch(source, /from '(@adonisjs|#database|#config|#start|luxon|node:(?!crypto|zlib))/, file)
      assert.notMatch(source, /import(?! type)[^;\n]* from '#\w+\/(models|actions|queries)\//, file)
      assert.notMatch(source, /DateTime\.(now|utc|local)|Date\.now|new Date\(\)/, file)
    }
  })
})
