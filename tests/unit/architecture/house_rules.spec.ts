import { glob, readFile } from 'node:fs/promises'
import { test } from '@japa/runner'
import { RULEBOOKS } from '#tenancy/rulebooks/index'

async function read(pattern: string | string[]) {
  const files: { file: string; source: string }[] = []
  for await (const file of glob(pattern)) files.push({ file, source: await readFile(file, 'utf8') })
  return files
}

/** A source without its comments and without what stands between quotes. */
function withoutText(source: string): string {
  return source
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '')
    .replace(/'[^'\n]*'|`[^`]*`/g, "''")
}

function leaves(tree: object, prefix = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'object' ? leaves(value, `${prefix}${key}.`) : [`${prefix}${key}`]
  )
}

test.group('House rules', () => {
  test('no Land is named outside its rulebook', async ({ assert }) => {
    const names = RULEBOOKS.flatMap(({ land, name }) => [`'${land}'`, `"${land}"`, name])
    const files = (await read('app/**/*.ts')).filter(({ file }) => !file.startsWith('app/tenancy/rulebooks/'))
    assert.isNotEmpty(files)
    for (const { file, source } of files)
      for (const name of names) assert.notInclude(source, name, `${file} names ${name}`)
    for (const { file, source } of await read('resources/views/**/*.edge'))
      for (const { name } of RULEBOOKS) assert.notInclude(source, name, `${file} names ${name}`)
  })

  test('every refusal code has a German sentence and a test, and every sentence a code', async ({ assert }) => {
    const app = (await read(['app/**/*.ts', 'commands/*.ts'])).map(({ source }) => source).join('\n')
    const modules = [
      'register',
      'identity',
      'administration',
      'documents',
      'programmes',
      'applications',
      'reviews',
      'budgets',
      'decisions',
      'reports',
      'recalculations',
      'financing',
      'duties',
      'forms',
      'law',
      'integrity',
      'expressions',
    ]
    const codes = new Set(
      [...app.matchAll(/(?:new Refusal\(\s*|refuseIfShort\(|\bcode: )'([a-z_]+\.[a-z_]+)'/g)].map(([, code]) => code)
    )
    assert.isAbove(codes.size, 40)
    const sentences = leaves(JSON.parse(await readFile('resources/lang/de/refusals.json', 'utf8')))
    assert.sameMembers([...codes], sentences)
    const tests = (await read('tests/**/*.spec.ts')).map(({ source }) => source).join('\n')
    for (const code of codes) {
      assert.include(modules, code.split('.')[0])
      assert.include(tests, `'${code}'`, `no test speaks of ${code}`)
    }
  })

  test('every field that a validator asks for has a German name in its faults', async ({ assert }) => {
    const { shared } = JSON.parse(await readFile('resources/lang/de/validator.json', 'utf8'))
    const asked = (await read(['app/**/*.ts'])).flatMap(({ source }) =>
      [...source.matchAll(/vine\.create\(\{([\s\S]*?)\}\)/g)].flatMap(([, block]) =>
        [...block.matchAll(/(?:^|[{,\n])\s*(\w+): (?:vine|[a-zA-Z]+\()/g)].map(([, name]) => name)
      )
    )
    assert.isAbove(asked.length, 30)
    assert.includeMembers(Object.keys(shared.fields), asked)
  })

  test('no float touches money', async ({ assert }) => {
    const files = await read(['app/**/*.ts', 'commands/*.ts'])
    // a sheet's cell and the width of a bar are numbers; nothing is computed from them
    const printed = [
      'app/documents/excel/columns.ts',
      'app/documents/excel/read_tables.ts',
      'app/budgets/controllers/budget_lines_controller.ts',
    ]
    for (const { file, source } of files) {
      assert.notMatch(source, /\.toFixed\(|parseFloat\(|Math\.(round|floor|ceil)\([^)]*(cents|amount)/i, file)
      if (!printed.includes(file))
        assert.notMatch(source, /Number\([^)\n]*\)\)? ?[*/+-] /, `${file} reckons with floats`)
    }
    // where amounts are computed there is no division and no decimal at all but of whole numbers
    const domain = files.filter(({ file }) =>
      /app\/(financing|budgets|core\/money)\/(domain\/)?[a-z_]+\.ts$/.test(file)
    )
    assert.isAbove(domain.length, 12)
    for (const { file, source } of domain)
      assert.notMatch(withoutText(source), /\b\d+\.\d+\b/, `${file} holds a decimal`)
  })

  test('no rule constant stands outside a rulebook', async ({ assert }) => {
    const files = (await read('app/**/*.ts')).filter(({ file }) => !file.startsWith('app/tenancy/rulebooks/'))
    const constants = [
      // a period of law in days or months; the day before or after is none
      /\.plus(Days|Months)\((?!-?1\))-?\d/,
      /\b(months|weeks|days): \d/,
      // an amount or a rate in the code
      /Money\.(parse|cents)\(['"]?[\d_]{2,}/,
      /Fraction\.percent\(['"\d]/,
      // the name of an annex, a court, a margin, a way to count days as a choice made in code
      /'ANBest-[A-Z]+'/,
      /'Verwaltungsgericht /,
      /(margin|tolerance|threshold|fictionDays|retrievalDays|retrieval_days|fiction_days)\w* = ['"\d]/i,
      // a list of days or months to choose from
      /\[\d+(, ?\d+)*\]\.includes/,
    ]
    for (const { file, source } of files)
      for (const constant of constants) assert.notMatch(source, constant, `${file} holds ${constant}`)
  })

  test('a text that is posted is asked whether letters can print it', async ({ assert }) => {
    const elsewhere = (await read('app/**/*.ts')).filter(
      ({ file }) => !/^app\/(core\/http\/text|forms\/validators\/typed|identity\/validators\/identity)\.ts$/.test(file)
    )
    for (const { file, source } of elsewhere) assert.notInclude(source, 'vine.string()', file)
  })

  test("nothing at a module's border is untyped", async ({ assert }) => {
    for (const { file, source } of await read('app/**/*.ts'))
      assert.notMatch(source, /: any\b|as any\b|<any>|@ts-ignore|@ts-expect-error/, file)
  })

  test('a view escapes what it prints', async ({ assert }) => {
    for (const { file, source } of await read('resources/views/**/*.edge')) {
      const raw = [...source.matchAll(/\{\{\{([^}]*)\}\}\}/g)].map(([, inside]) => inside.trim())
      for (const inside of raw) assert.match(inside, /^await \$slots\.(main|head)\(\)$/, `${file}: {{{ ${inside} }}}`)
    }
  })

  test('raw SQL carries no values of its own', async ({ assert }) => {
    for (const { file, source } of await read('app/**/*.ts'))
      assert.notMatch(source, /(rawQuery|whereRaw|orderByRaw|\.raw)\([^)]*\$\{/, file)
  })
})
