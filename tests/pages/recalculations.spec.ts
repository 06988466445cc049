import { readFileSync, writeFileSync } from 'node:fs'
import { mkdir, rename, stat, unlink, utimes, writeFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import ExcelJS from 'exceljs'
import { strToU8, unzipSync, zipSync } from 'fflate'
import Day from '#core/calendar/day'
import { KIND_SHEETS } from '#recalculations/domain/kind_sheets'
import { TOPICS } from '#recalculations/domain/topics'
import { answerTable, headsOf } from '#recalculations/domain/task_sheets'
import { oneAtATime } from '#recalculations/queries/one_at_a_time'
import { readTaskFile } from '#recalculations/queries/read_task_file'
import SweepLists from '#recalculations/jobs/sweep_lists'
import { answerList, answerPath, listState } from '#recalculations/queries/list_jobs'
import { taskTemplate } from '#recalculations/queries/task_workbook'
import { shippedBaseRates } from '#financing/queries/base_rates'
import { longestTurn } from '#tests/helpers/turns'
import { refusalOf } from '#tests/helpers/world'

const written = (name: string, content: Buffer | string) => {
  const path = join(tmpdir(), `anschub-${process.pid}-${name}`)
  writeFileSync(path, content)
  return path
}
const workbookOf = async (sheets: Record<string, unknown[][]>) => {
  const workbook = new ExcelJS.Workbook()
  for (const [name, rows] of Object.entries(sheets)) workbook.addWorksheet(name).addRows(rows)
  return Buffer.from(await workbook.xlsx.writeBuffer())
}
/** The answered workbook of a file of tasks, as its thread wrote it. */
const answeredBook = async (path: string) => {
  const file = await readTaskFile(path, null)
  const { token, over } = await answerList(file, await shippedBaseRates(), Day.parse('2026-11-26'))
  await over
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.readFile(answerPath(token, false))
  return { workbook, state: (await listState(token))!, token }
}
const sentences = JSON.parse(readFileSync('resources/lang/de/refusals.json', 'utf8'))
const sentenceOf = (code: string) => {
  const [module, name] = code.split('.')
  return sentences[module][name] as string
}
const plain = (html: string) => html.replaceAll('\u00a0', ' ').replaceAll(/\s+/g, ' ')

test.group('A list in a thread of its own', () => {
  const interest = (rows: number) =>
    workbookOf({
      Zinsen: [
        headsOf('interest'),
        ...Array.from({ length: rows }, (_, index) => [
          String(index + 1),
          ...[null, null, null],
          100 + index,
          '2.1.2003',
          '4.5.2026',
        ]),
      ],
    })

  test('is answered at once where it is short; a longer one says how far it is, and is fetched when it is whole', async ({
    assert,
    client,
  }) => {
    const post = async (rows: number) => {
      const path = written(`list-${rows}.xlsx`, await interest(rows))
      return client.post('/rechner/liste').withCsrfToken().file('liste', path, { filename: 'liste.xlsx' }).redirects(0)
    }
    const short = await post(2)
    short.assertStatus(200)
    assert.include(short.header('content-type')!, 'spreadsheetml')
    const delay = monitorEventLoopDelay({ resolution: 10 })
    delay.enable()
    const long = await readTaskFile(written('list-4000.xlsx', await interest(4_000)), null)
    const { token } = await answerList(long, await shippedBaseRates(), Day.parse('2026-11-26'))
    const page = `/rechner/liste/${token}`
    const before = await client.get(page)
    before.assertStatus(200)
    assert.match(before.text(), /<progress|Ergebnis herunterladen/)
    while (['waits', 'runs'].includes((await listState(token))!.state)) await pause(200)
    delay.disable()
    // others are answered meanwhile: the work is not done where pages are made
    assert.isBelow(delay.percentile(99) / 1e6, 400)
    assert.deepInclude(await listState(token), { state: 'done', rows: 4_000, isCsv: false })
    assert.include((await client.get(page)).text(), 'Ergebnis herunterladen')
    const fetched = await client.get(`${page}/datei`)
    assert.include(fetched.header('content-type')!, 'spreadsheetml')
    assert.isAbove(Number((await stat(answerPath(token, false))).size), 100_000)
    ;(await client.get(`/rechner/liste/${'0'.repeat(48)}`)).assertStatus(404)
    ;(await client.get('/rechner/liste/..%2f..%2fetc')).assertStatus(404)
  }).timeout(90_000)

  test('too many at once are told to come back; what a thread cannot bear ends in a sentence', async ({ assert }) => {
    const file = { tables: [], isCsv: false }
    const rates = await shippedBaseRates()
    const many = await Promise.all(Array.from({ length: 4 }, () => answerList(file, rates, Day.parse('2026-11-26'))))
    assert.equal(await refusalOf(() => answerList(file, rates, Day.parse('2026-11-26'))), 'recalculations.busy')
    await Promise.all(many.map(({ over }) => over))
    const broken = await answerList({ tables: [], isCsv: true }, rates, Day.parse('2026-11-26'))
    await broken.over
    assert.equal((await listState(broken.token))!.state, 'broken')
  })

  test('a disk that fails takes no place in the queue; a thread that died is said, an old answer is gone', async ({
    assert,
  }) => {
    const file = { tables: [], isCsv: false }
    const [rates, on] = [await shippedBaseRates(), Day.parse('2026-11-26')]
    const { token, over } = await answerList(file, rates, on)
    await over
    const folder = dirname(answerPath(token, false))
    const lists = dirname(folder)
    await rename(lists, `${lists}.kept`)
    await writeFile(lists, '')
    for (let i = 0; i < 5; i++) await assert.rejects(() => answerList(file, rates, on))
    await unlink(lists)
    await rename(`${lists}.kept`, lists)
    await (
      await answerList(file, rates, on)
    ).over
    const state = join(folder, 'state.json')
    await writeFile(state, JSON.stringify({ ...(await listState(token)), state: 'runs' }))
    const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000)
    await utimes(state, ago(5), ago(5))
    assert.equal((await listState(token))!.state, 'broken')
    await utimes(state, ago(61), ago(61))
    assert.isNull(await listState(token))
    await utimes(folder, ago(61), ago(61))
    await (await app.container.make(SweepLists)).execute()
    await assert.rejects(() => stat(folder))
  }).timeout(60_000)

  test('how far it is cannot be written: the list breaks, and nothing but the list', async ({ assert }) => {
    const rates = await shippedBaseRates()
    const long = await readTaskFile(written('list-2000.xlsx', await interest(2_000)), null)
    const { token, over } = await answerList(long, rates, Day.parse('2026-11-26'))
    while ((await listState(token))!.state === 'waits') await pause(1)
    await mkdir(join(dirname(answerPath(token, false)), 'state.json.part'))
    await over
    const next = await answerList({ tables: [], isCsv: false }, rates, Day.parse('2026-11-26'))
    await next.over
    assert.equal((await listState(next.token))!.state, 'done')
  }).timeout(60_000)
})

test.group('Calculator', () => {
  test('every form of every topic opens empty, and says what is missing when it is sent so', async ({
    assert,
    client,
  }) => {
    for (const { slug: topic, forms } of TOPICS)
      for (const { slug, title } of forms) {
        const empty = await client.get(`/rechner/${topic}/${slug}`)
        empty.assertStatus(200)
        assert.include(empty.text(), `<h2>${title}</h2>`)
        assert.notInclude(empty.text(), 'fehler-titel')
        const sent = await client.get(`/rechner/${topic}/${slug}?unbekannt=`)
        assert.include(sent.text(), 'fehler-titel')
      }
  })

  test('a link holds the figures and shows the result with its derivation', async ({ assert, client }) => {
    const address =
      '/rechner/abrechnung/anteil?bewilligt=131.139,75&foerdersatz=70&ausgaben_plan=187.342,50&ausgaben_ist=171.905,17&ausgezahlt=131139.75'
    const page = plain((await client.get(address)).text())
    assert.include(page, '120.333,62 €')
    assert.include(page, 'Erstattung: 131.139,75 € − 120.333,62 €')
    assert.include(page, '§ 49a Absatz 1 VwVfG')
    assert.include(page, 'ausgaben_ist=171.905,17')
  })

  test('deadlines, fixed sums by rows, a distribution', async ({ assert, client }) => {
    const page = async (address: string) => plain((await client.get(`/rechner/${address}`)).text())
    assert.include(await page('fristen/brief?land=NW&abgesandt=27.01.2026&belehrung=correct'), 'Montag, 02.03.2026')
    assert.include(
      await page('zuwendung/festbetrag?betrag_1=57.000&anerkannt_1=5&betrag_3=22.500&anerkannt_3=1'),
      '307.500,00 €'
    )
    assert.include(await page('verteilung?betrag=100000&anteil_1=1&anteil_2=1&anteil_3=1'), '33.333,34 €')
  })

  test('what is wrong is said where it stands, in the row that it stands in', async ({ assert, client }) => {
    const page = async (address: string) => plain((await client.get(`/rechner/${address}`)).text())
    const rows = await page('zuwendung/festbetrag?betrag_2=57.000&anerkannt_2=1/0&hoechstbetrag=-1')
    assert.include(rows, 'href="#hoechstbetrag"')
    const row = await page('zuwendung/festbetrag?betrag_2=57.000&anerkannt_2=1/0')
    assert.include(row, '<a href="#anerkannt_2">Zeile 2, Anerkannte Einheiten: „1/0“ teilt durch null.</a>')
    assert.include(await page('zinsen?betrag=1&von=1.1.2025&bis=1.1.2029'), '<a href="#bis">Für den 01.01.2027')
    assert.include(await page('fristen/abruf?land=NW&abgesandt=1.9.2026&belehrung=correct'), '<a href="#abgerufen">')
    assert.include(await page('zinsen?betrag=1&von[]=1&bis=x'), 'Es fehlt noch: Ausgezahlt am.')
  })

  test('a page that is none is not found', async ({ client }) => {
    ;(await client.get('/rechner/steuern')).assertStatus(404)
    ;(await client.get('/rechner/zinsen/festbetrag')).assertStatus(404)
  })
})

test.group('Lists of tasks', () => {
  test('the template has a sheet a kind with all its columns, and holds no task', async ({ assert }) => {
    const workbook = new ExcelJS.Workbook()
    const template = await taskTemplate()
    await workbook.xlsx.load(template as unknown as ArrayBuffer)
    for (const [kind, { sheet }] of Object.entries(KIND_SHEETS)) {
      const heads = (workbook.getWorksheet(sheet)!.getRow(1).values as string[]).slice(1)
      assert.deepEqual(heads, headsOf(kind as keyof typeof KIND_SHEETS))
      assert.lengthOf(new Set(heads), heads.length)
    }
    const path = written('template.xlsx', template)
    assert.equal(await refusalOf(() => readTaskFile(path, null)), 'recalculations.no_tasks')
  })

  test('a workbook comes back with results, mistakes and derivations', async ({ assert }) => {
    const path = written(
      'tasks.xlsx',
      await workbookOf({
        Zinsen: [
          headsOf('interest'),
          [
            '1',
            null,
            null,
            null,
            10806.13,
            new Date('2025-03-17T00:00:00Z'),
            new Date('2026-05-04T00:00:00Z'),
            null,
            null,
          ],
          ['2', null, null, null, '10.806,13', '17.3.2025', '4.5.2029', '5', 'Kalendertage, immer 365'],
        ],
        Verteilung: [headsOf('distribution'), ['A', 100000, 1], ['A', null, 1], [null, null, 1], ['B', '=1+1', 1]],
        Sonstiges: [['egal']],
      })
    )
    const { workbook } = await answeredBook(path)
    const cells = (sheet: string, head: string) => {
      const found = workbook.getWorksheet(sheet)!
      const column = (found.getRow(1).values as string[]).indexOf(head)
      return found.getColumn(column).values.slice(2) as unknown[]
    }
    assert.deepEqual(cells('Zinsen', 'Zinsen')[0], 797.73)
    assert.deepEqual(cells('Zinsen', 'Zinstage')[0], 413)
    assert.equal(cells('Zinsen', 'Fehler')[1], 'Zurückgezahlt am: Für den 01.01.2027 ist kein Basiszinssatz bekannt.')
    assert.deepEqual(cells('Verteilung', 'Teilbetrag').slice(0, 3), [33333.34, 33333.33, 33333.33])
    assert.match(String(cells('Verteilung', 'Fehler')[3]), /„=1\+1“ ist kein Betrag/)
    assert.equal(cells('Verteilung', 'Zu verteilender Betrag')[3], '=1+1')
    assert.equal(cells('Herleitung', 'Fundstelle')[0], '§ 49a Absatz 3 und 4 VwVfG, § 247 BGB')
    assert.isUndefined(workbook.getWorksheet('Sonstiges'))
  })

  test('a CSV file of a German Windows comes back as one, and no cell of it is a formula', async ({
    assert,
    client,
  }) => {
    const text = `${['Nr.', 'Zu verteilender Betrag', 'Anteil'].join(';')}\r\n=Müller;100,00;1\r\n;;2\r\n`
    const path = written('tasks.csv', Buffer.from(text, 'latin1'))
    const response = await client
      .post('/rechner/liste')
      .withCsrfToken()
      .file('liste', path, { filename: 'liste.csv' })
      .field('art', 'distribution')
    response.assertStatus(200)
    assert.include(response.header('content-type')!, 'text/csv')
    const lines = (response.text() || String(response.body())).replace('\uFEFF', '').trim().split('\r\n')
    assert.equal(lines[0], 'Nr.;Zu verteilender Betrag;Anteil;Teilbetrag;Fehler;Herleitung')
    assert.match(lines[1], /^'=Müller;100,00;1;33,33;;"Teil 1: /)
    assert.match(lines[2], /^;;2;66,67;;/)
  })

  test('{code}: a file that is none is refused before anything is computed')
    .with([
      { code: 'recalculations.other_format', content: () => '', kind: null },
      { code: 'recalculations.other_format', content: () => Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), kind: null },
      { code: 'recalculations.other_format', content: () => '<html><table>', kind: null },
      { code: 'recalculations.unreadable', content: () => 'Nr.;Anteil', kind: null },
      { code: 'recalculations.unreadable', content: () => Buffer.from('PK\u0003\u0004kein Archiv'), kind: null },
      { code: 'recalculations.columns_missing', content: () => 'Nr.;Anteil\n1;1\n', kind: 'distribution' as const },
      {
        code: 'recalculations.too_many_rows',
        content: () => `Nr.;Zu verteilender Betrag;Anteil\n${'1;1,00;1\n'.repeat(10_001)}`,
        kind: 'distribution' as const,
      },
      { code: 'recalculations.too_large', content: () => Buffer.alloc(3 * 1024 * 1024 + 1), kind: null },
      {
        code: 'recalculations.too_large',
        content: () => Buffer.from(zipSync({ 'xl/workbook.xml': new Uint8Array(60 * 1024 * 1024) })),
        kind: null,
      },
      {
        // an archive in an archive: what one reader passes over, another would have unpacked
        code: 'recalculations.unreadable',
        content: () =>
          Buffer.from(
            zipSync({ 'xl/media/x.bin': [zipSync({ 'xl/workbook.xml': new Uint8Array(1 << 20) }), { level: 0 }] })
          ),
        kind: null,
      },
    ])
    .run(async ({ assert }, { code, content, kind }) => {
      const path = written('wrong.bin', content())
      assert.equal(await refusalOf(() => readTaskFile(path, kind)), code)
    })

  test('merged cells, validations, far cells and honest thousands of rows cost neither memory nor patience', async ({
    assert,
  }) => {
    const head = headsOf('distribution')
    const plainBook = await workbookOf({ Verteilung: [head, ['A', 100, 1], ['A', null, 2]] })
    const parts = unzipSync(plainBook)
    const sheet = Buffer.from(parts['xl/worksheets/sheet1.xml']).toString()
    const withXml = (xml: string) =>
      Buffer.from(
        zipSync({
          ...parts,
          'xl/worksheets/sheet1.xml': Buffer.from(sheet.replace('</sheetData>', `</sheetData>${xml}`)),
        })
      )
    const costly = [
      withXml('<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
      withXml('<dataValidations count="1"><dataValidation type="list" sqref="A1:XFD1048576"/></dataValidations>'),
      Buffer.from(
        zipSync({
          ...parts,
          'xl/worksheets/sheet1.xml': Buffer.from(
            sheet.replace('</sheetData>', '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>')
          ),
        })
      ),
    ]
    const before = process.memoryUsage().rss
    for (const content of costly) {
      const { tables } = await readTaskFile(written('costly.xlsx', content), null)
      assert.deepEqual(tables[0].rows.slice(0, 2), [
        ['A', '100', '1'],
        ['A', '', '2'],
      ])
    }
    const many = await workbookOf({
      Verteilung: [head, ...Array.from({ length: 10_000 }, (_, row) => [`${row}`, 100.5, 1])],
    })
    const { tables } = await readTaskFile(written('many.xlsx', many), null)
    assert.lengthOf(tables[0].rows, 10_000)
    assert.equal(tables[0].rows.at(-1)![1], '100,5')
    assert.isBelow(process.memoryUsage().rss - before, 400 * 1024 * 1024)
  }).timeout(60_000)

  test('a task far down is not lost, a number with three places is no amount, and answers stand beside their rows', async ({
    assert,
  }) => {
    const head = headsOf('distribution')
    const far = await workbookOf({ Verteilung: [head] })
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(far as never)
    workbook.getWorksheet('Verteilung')!.getRow(20_000).values = ['Z', 10, 1]
    const late = await readTaskFile(written('far.xlsx', Buffer.from(await workbook.xlsx.writeBuffer())), null)
    assert.deepEqual(late.tables[0].rows, [['Z', '10', '1']])

    const rows = [
      ['A', 123.457, 1],
      ['B', 100, null],
      ['B', null, 1],
      ['B', null, 2],
    ]
    const { tables } = await readTaskFile(written('odd.xlsx', await workbookOf({ Verteilung: [head, ...rows] })), null)
    const [wrong, split] = [...answerTable(tables[0], await shippedBaseRates())]
    assert.match(wrong.rows[0].at(-1)!.text, /„123,457“ ist kein Betrag/)
    assert.deepEqual(
      split.rows.map((cells) => cells[3].text),
      ['', '33.33', '66.67']
    )
  })

  test('lists are read one after the other, and not too many wait', async ({ assert }) => {
    const started: number[] = []
    const release: (() => void)[] = []
    const reads = [1, 2, 3, 4, 5].map((number) =>
      oneAtATime(() => {
        started.push(number)
        return new Promise<void>((done) => release.push(done))
      })
    )
    assert.equal(await refusalOf(() => oneAtATime(async () => {})), 'recalculations.busy')
    for (const number of [1, 2, 3, 4, 5]) {
      await new Promise((resolve) => setImmediate(resolve))
      assert.lengthOf(started, number)
      release[number - 1]()
    }
    await Promise.all(reads)
    await oneAtATime(async () => {})
  })

  test('whoever never signed in is not told to sign in again', async ({ assert, client }) => {
    const stale = await client
      .post('/rechner/liste')
      .header('referer', '/rechner/liste')
      .header('sec-fetch-site', 'same-origin')
      .redirects(0)
    assert.equal(stale.status(), 302)
    assert.equal(stale.header('location'), '/rechner/liste')
  })

  test('without a file, and too often, the page says so', async ({ assert, client }) => {
    const send = () => client.post('/rechner/liste').withCsrfToken().redirects(1).header('referer', '/rechner/liste')
    assert.include((await send()).text(), sentenceOf('recalculations.file_missing'))
    const path = written('many.csv', 'Nr.;Zu verteilender Betrag;Anteil\n1;1,00;1\n')
    const sent = () => send().file('liste', path, { filename: 'liste.csv' }).field('art', 'distribution')
    for (let times = 0; times < 20; times++) await sent()
    assert.include((await sent()).text(), sentenceOf('recalculations.too_often'))
  }).timeout(60_000)
})

const workbook = (name: string) => new URL(`../workbooks/${name}.xlsx`, import.meta.url).pathname

test.group('Workbooks of any writer', () => {
  const answersOf = async (path: string) => {
    const { tables } = await readTaskFile(path, null)
    const rates = await shippedBaseRates()
    return tables.map((table) => ({ table, tasks: [...answerTable(table, rates)] }))
  }
  const texts = (rows: { text: string }[][]) => rows.map((row) => row.map(({ text }) => text))

  test('{name} is read')
    .with([
      { name: 'absolute_targets' },
      { name: 'strict_iso_days' },
      { name: 'day_by_formula' },
      { name: 'head_with_break' },
      { name: 'title_above_head' },
    ])
    .run(async ({ assert }, { name }) => {
      const [{ tasks }] = await answersOf(workbook(name))
      assert.deepEqual(texts(tasks[0].rows)[0].filter(Boolean), [
        '1',
        '10000.00',
        '2026-01-15',
        '2026-07-15',
        '311.95',
        '181',
      ])
    })

  test('days from 1904, hidden sheets and cells that do not say where they stand', async ({ assert }) => {
    const parts = unzipSync(readFileSync(workbook('day_by_formula')))
    const text = (name: string) => Buffer.from(parts[name]).toString()
    const xml = (source: string) => Buffer.from(source)
    const book = text('xl/workbook.xml')
      .replace(/<workbookPr[^>]*>/, '')
      .replace(/(<workbook[^>]*>)/, '$1<workbookPr date1904="1"/>')
    parts['xl/workbook.xml'] = xml(book.replace('state="visible"', 'state="hidden"'))
    const place = Object.keys(parts).find((name) => name.startsWith('xl/worksheets/sheet'))!
    parts[place] = xml(
      text(place).replace(/<v>(46\d{3})<\/v>/g, (_, serial: string) => `<v>${Number(serial) - 1462}</v>`)
    )
    const path = join(tmpdir(), `anschub-1904-${process.pid}.xlsx`)
    writeFileSync(path, zipSync(parts))
    const [{ table, tasks }] = await answersOf(path)
    assert.isTrue(table.hidden)
    assert.include(texts(tasks[0].rows)[0], '2026-07-15')
  })

  test('a formula that failed is named, a cell too long or a file too large is refused at once', async ({ assert }) => {
    const [{ tasks }] = await answersOf(workbook('formula_error'))
    assert.isTrue(tasks[0].refused)
    assert.include(texts(tasks[0].rows)[0].at(-1)!, '„#DIV/0!“ ist kein Betrag')
    for (const name of ['million_digits', 'amplified']) {
      const begun = performance.now()
      assert.equal(await refusalOf(() => readTaskFile(workbook(name), null)), 'recalculations.too_large')
      assert.isBelow(performance.now() - begun, 1000)
    }
  })

  test('{$self}: whatever a file from anybody is made of, nobody else waits for it')
    .with(['unclosed tags', 'attributes', 'empty rows', 'shared texts', 'sheets', 'faults', 'doctype'] as const)
    .run(async ({ assert }, what) => {
      const parts = { ...unzipSync(readFileSync(workbook('repeated_numbers'))) }
      const sheet = Object.keys(parts).find((name) => name.startsWith('xl/worksheets/sheet'))!
      const root = (inner: string) => strToU8(`<worksheet>${inner}</worksheet>`)
      const made: Record<typeof what, () => void> = {
        'unclosed tags': () => (parts['xl/workbook.xml'] = strToU8('<a>'.repeat(3_000_000))),
        'attributes': () => {
          const many = Array.from({ length: 400_000 }, (_, index) => `a${index}=""`).join(' ')
          parts[sheet] = root(`<row ${many}/>`)
        },
        'empty rows': () => (parts[sheet] = root('<row/>'.repeat(3_000_000))),
        'shared texts': () => (parts['xl/sharedStrings.xml'] = strToU8(`<sst>${'<si/>'.repeat(3_000_000)}</sst>`)),
        'sheets': () => {
          parts['xl/workbook.xml'] = strToU8(`<workbook>${'<sheet name="a" r:id="rId1"/>'.repeat(500_000)}</workbook>`)
        },
        'faults': () => (parts[sheet] = root('&x;'.repeat(1_000_000))),
        'doctype': () => (parts[sheet] = strToU8('<!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>')),
      }
      made[what]()
      const path = join(tmpdir(), `anschub-hostile-${process.pid}.xlsx`)
      writeFileSync(path, zipSync(parts))
      const longest = longestTurn()
      const outcome = await refusalOf(() => readTaskFile(path, null))
      const turn = longest()
      assert.match(outcome, /recalculations\.(unreadable|too_large|no_tasks)|nothing was refused/)
      assert.isBelow(turn, 600)
    })

  test('what is read is answered or refused: rows without a number, or with one that is taken', async ({ assert }) => {
    const [settlements, plans] = await answersOf(workbook('repeated_numbers'))
    assert.deepEqual(
      settlements.tasks.map(({ number, refused }) => [number, refused]),
      [
        ['', false],
        ['', false],
        ['', false],
        ['HE-1', false],
        ['HE-1', true],
        ['HE-2', false],
      ]
    )
    assert.include(texts(settlements.tasks[4].rows)[0].at(-1)!, 'Die Nummer HE-1 steht schon weiter oben')
    assert.deepEqual(
      plans.tasks.map(({ rows, refused }) => [rows.length, refused]),
      [
        [2, false],
        [1, false],
        [1, true],
      ]
    )
  })

  test('the file says where it comes from and that nothing was lost', async ({ assert }) => {
    const { workbook: book } = await answeredBook(workbook('repeated_numbers'))
    const said: unknown[][] = []
    book.getWorksheet('Herkunft')!.eachRow((row) => said.push((row.values as unknown[]).slice(1)))
    assert.deepInclude(said, ['Nachgerechnet am', '26.11.2026'])
    assert.deepInclude(said, ['Abrechnung: Aufgaben gelesen', 6])
    assert.deepInclude(said, ['Abrechnung: beantwortet', 5])
    assert.deepInclude(said, ['Abrechnung: abgelehnt (Spalte Fehler)', 1])
  })
})
