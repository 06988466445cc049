import { test } from '@japa/runner'
import ExcelJS from 'exceljs'
import { strToU8, zipSync } from 'fflate'
import { readDraft } from '#applications/queries/draft_reading'
import { readPlan } from '#applications/domain/plan_grid'
import Application from '#applications/models/application'
import { planWorkbook } from '#applications/queries/plan_workbook'
import { as, sends } from '#tests/helpers/requests'
import { World } from '#tests/helpers/world'

async function setting() {
  const world = await World.create()
  const { id } = await world.file('Schwarzwald', 'BW-WCC-2026', 'draft')
  const editor = world.editor('Schwarzwald')
  const at = `/antraege/${id}/plan/einlesen`
  const planned = async () => {
    const { context } = await readDraft(await Application.findOrFail(id))
    const { figures } = readPlan(context)
    return (code: string) => figures.cells.filter((cell) => cell.code === code).map(({ amount }) => String(amount))
  }
  return { world, id, editor, at, planned }
}

test.group('A plan from a spreadsheet', () => {
  test('rows are known by their names, columns by their years; what is not in it stays', async ({ assert, client }) => {
    const { editor, at, planned, id } = await setting()
    const rent = (await planned())('RENT')
    const text = [
      'Mein Plan\t\t\t',
      'Position\tKosten 2028\t2026 in €\t2027',
      'Personalausgaben\t230.000,00 €\t210.000\t220.000,5',
      'öffentlichkeitsarbeit\t\t1,234.56\t',
      'Summe der Ausgaben\t1\t2\t3',
    ].join('\r\n')
    const sent = await sends(client.post(at), editor, { revision: 1, tabelle: text })
    sent.assertHeader('location', `/antraege/${id}/abschnitte/finanzierungsplan`)
    const after = await planned()
    assert.deepEqual(after('PERS'), ['210000.00', '220000.50', '230000.00'])
    assert.equal(after('PR')[0], '1234.56')
    assert.deepEqual(after('RENT'), rent)
  })

  test('a file of LibreOffice is read like one of Excel', async ({ assert, client }) => {
    const { editor, at, planned, id } = await setting()
    const cell = (type: string, value: string, shown: string) =>
      `<table:table-cell office:value-type="${type}" office:value="${value}"><text:p>${shown}</text:p></table:table-cell>`
    const named = '<table:table-cell office:value-type="string"><text:p>Personalausgaben</text:p></table:table-cell>'
    const row = [210000, 220000.5, 230000].map((value) => cell('currency', String(value), `${value} €`)).join('')
    const table = `<table:table table:name="Plan"><table:table-row>${named}${row}</table:table-row></table:table>`
    const content = `<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet>${table}</office:spreadsheet></office:body></office:document-content>`
    const mimetype = strToU8('application/vnd.oasis.opendocument.spreadsheet')
    const file = Buffer.from(zipSync({ 'mimetype': [mimetype, { level: 0 }], 'content.xml': strToU8(content) }))
    const sent = await as(client.post(at), editor)
      .withCsrfToken()
      .redirects(0)
      .field('revision', '1')
      .field('tabelle', '')
      .file('datei', file, { filename: 'Plan.ods' })
    sent.assertHeader('location', `/antraege/${id}/abschnitte/finanzierungsplan`)
    assert.deepEqual((await planned())('PERS'), ['210000.00', '220000.50', '230000.00'])
  })

  test('what cannot be taken is told row by row, and nothing is taken', async ({ assert, client }) => {
    const { editor, at, planned } = await setting()
    const before = (await planned())('PERS')
    const text = 'Personalausgaben;210000;ca. 300;230000\nMiete Büro;1;2;3\nPersonalausgaben;1;2;3'
    const sent = await sends(client.post(at), editor, { revision: 1, tabelle: text })
    assert.equal(sent.status(), 422)
    for (const said of [
      'Zeile 1, Personalausgaben 2027: „ca. 300“ ist kein Betrag.',
      'Zeile 2: „Miete Büro“ ist keine Position dieses Plans.',
      'Zeile 3: „Personalausgaben“ steht schon weiter oben.',
    ])
      sent.assertTextIncludes(said)
    sent.assertTextIncludes('ca. 300;230000')
    assert.deepEqual((await planned())('PERS'), before)
    const empty = await sends(client.post(at), editor, { revision: 1, tabelle: '' })
    assert.match(JSON.stringify(empty.flashMessages()), /Bitte fügen Sie eine Tabelle ein/, 'applications.plan_missing')
    const none = await sends(client.post(at), editor, { revision: 1, tabelle: 'Summe;1;2;3' })
    none.assertTextIncludes('In der Tabelle steht keine Position dieses Plans.')
    const long = await sends(client.post(at), editor, { revision: 1, tabelle: 'x\n'.repeat(600) })
    assert.match(JSON.stringify(long.flashMessages()), /höchstens 500 Zeilen/, 'applications.plan_unreadable')
  })

  test('the workbook that is taken along comes back; formulas count by their result, faults are named', async ({
    assert,
    client,
  }) => {
    const { editor, at, planned, id } = await setting()
    const taken = await as(client.get(`/antraege/${id}/plan.xlsx`), editor)
    assert.include(taken.header('content-type')!, 'spreadsheetml')
    const { context } = await readDraft(await Application.findOrFail(id))
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load((await planWorkbook(context)) as never)
    const sheet = workbook.getWorksheet('Finanzierungsplan')!
    assert.equal(sheet.getCell('A2').value, 'Personalausgaben')
    sheet.getCell('B2').value = { formula: '100000+55', result: 100_055 }
    sheet.getCell('C2').value = 1234.5
    const post = async (content: Buffer) =>
      as(client.post(at), editor)
        .withCsrfToken()
        .field('revision', 1)
        .field('tabelle', '')
        .file('datei', content, { filename: 'plan.xlsx' })
    const bytes = async () => Buffer.from(await workbook.xlsx.writeBuffer())
    await post(await bytes())
    assert.deepEqual((await planned())('PERS').slice(0, 2), ['100055.00', '1234.50'])
    sheet.getCell('B2').value = { formula: '1/0', result: { error: '#DIV/0!' } as never }
    const faulty = await post(await bytes())
    faulty.assertTextIncludes('#DIV/0!')
    const none = await post(Buffer.from('%PDF-1.4'))
    assert.match(JSON.stringify(none.flashMessages()) + none.text(), /nicht als Plan lesen|keine Position/)
  })

  test('what is missing is put on the own means, as it was typed a moment before', async ({ assert, client }) => {
    const { editor, planned, id } = await setting()
    const page = `/antraege/${id}/abschnitte/finanzierungsplan`
    const form = Object.fromEntries(
      [...(await as(client.get(page), editor)).text().matchAll(/id="(\d{4}_\w+)"[^>]*value="([^"]*)"/g)].map(
        ([, name, value]) => [name, value]
      )
    )
    assert.isAbove(Object.keys(form).length, 10)
    await sends(client.post(page), editor, { 'revision': 1, ...form, '2027_RENT': '99.999,99', 'then': 'balance' })
    const { context } = await readDraft(await Application.findOrFail(id))
    const { balances } = readPlan(context)
    assert.isTrue(balances.every(({ amount }) => amount.isZero))
    assert.equal((await planned())('RENT')[1], '99999.99')
  })
})
