import { test } from '@japa/runner'
import type { Block } from '#letters/domain/letter'
import { formPrint } from '#applications/letters/form_print'
import { emptyContext } from '#applications/queries/empty_context'
import ExcelJS from 'exceljs'
import { formWorkbook } from '#applications/queries/form_workbook'
import { readDraft } from '#applications/queries/draft_reading'
import { as, sends } from '#tests/helpers/requests'
import { World } from '#tests/helpers/world'

/** Everything that a print says, line by line. */
const linesOf = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => {
    if (block.kind === 'facts') return block.rows.map((row) => row.join(': '))
    if (block.kind === 'table') return [block.caption, ...[block.head, ...block.rows].map((row) => row.join(' | '))]
    return 'text' in block ? [block.text] : []
  })

test.group('The form on paper', () => {
  test('an application at any moment: every question, with what was typed as it is printed', async ({
    assert,
    client,
  }) => {
    const world = await World.create()
    const editor = world.editor('Unna')
    const call = await world.call('NW-KI-2026')
    const begun = await sends(client.post(`/foerderangebote/${call.id}/antrag`), editor)
    const at = begun.header('location')!
    const typed = { revision: 0, title: 'Integration im Kreis', start: '1.3.2026', priority_1: 'Sprache' }
    await sends(client.post(`${at}/abschnitte/vorhaben`), editor, typed)

    const answer = await as(client.get(`${at}/antrag.pdf`), editor)
    assert.equal(answer.header('content-type'), 'application/pdf')
    assert.equal(answer.header('cache-control'), 'private, no-store')
    const { default: Application } = await import('#applications/models/application')
    const { application, context } = await readDraft(await Application.findOrFail(Number(at.split('/').at(-1))))
    const of = { recipient: application.recipientName, title: application.title, fileNumber: null }
    const { authority } = application
    const print = formPrint({ call: application.call, authority, context, of, at: world.now() })
    const lines = linesOf(print.blocks)
    assert.includeMembers(lines, [
      'Vorhaben',
      'Bezeichnung des Vorhabens: Integration im Kreis',
      'Geplanter Beginn: 01.03.2026',
      'Kurzbeschreibung: –',
      'IBAN: –',
    ])
    assert.match(lines.join('\n'), /noch keine Zeile/)
    assert.match(lines[0], /Gestellt ist der Antrag erst/)
    assert.match(print.title, /noch nicht eingereicht/)
  })

  test('who only reads it, and what is filed, leads elsewhere', async ({ assert, client }) => {
    const world = await World.create()
    const joint = await world.file('Schwarzwald', 'BW-WCC-2026', 'draft', { partners: ['Rottweil'] })
    const partner = await as(client.get(`/antraege/${joint.id}/antrag.pdf`), world.editor('Rottweil'))
    assert.equal(partner.status(), 403)
    const filed = await world.file('Unna', 'NW-KI-2026', 'submitted')
    const answer = await as(client.get(`/antraege/${filed.id}/antrag.pdf`), world.editor('Unna'))
    assert.equal(answer.header('location'), `/akten/${filed.id}`)
  })

  test('the empty form of a call, for everybody and always the same', async ({ assert, client }) => {
    const world = await World.create()
    const call = await world.call('BW-WCC-2026')
    const [one, other] = [1, 2].map(() => client.get(`/foerderangebote/${call.id}/formular.pdf`))
    const bytes = (await one).body() as Buffer
    assert.equal(bytes.subarray(0, 5).toString(), '%PDF-')
    assert.isTrue(bytes.equals((await other).body() as Buffer))
    await call.load((loader) => loader.load('programme', (programmes) => programmes.preload('authority')))
    const { authority } = call.programme
    const print = formPrint({ call, authority, context: emptyContext(call), of: null, at: call.opensAt })
    const lines = linesOf(print.blocks)
    for (const { title } of call.definition.sections) assert.include(lines, title)
    assert.include(lines, 'Kooperationsvereinbarung: erforderlich, nur bei gemeinsamen Anträgen')
  })

  test('as a workbook: every question, the plan with its sums as numbers, what it is made up of', async ({
    assert,
    client,
  }) => {
    const world = await World.create()
    const joint = await world.file('Schwarzwald', 'BW-WCC-2026', 'draft')
    const { context } = await readDraft(joint)
    const raw = { ...context.raw.finanzierungsplan, lines_EVENT: { 'EVENT:1': { label: 'Messe', 2026: '1.000,50' } } }
    const workbook = new ExcelJS.Workbook()
    const changed = { ...context, raw: { ...context.raw, finanzierungsplan: raw } }
    await workbook.xlsx.load((await formWorkbook(changed as never)) as never)
    const rows = (name: string) =>
      (workbook.getWorksheet(name)!.getSheetValues() as unknown[][]).slice(1).map((row) => row.slice(1))
    assert.deepEqual(
      workbook.worksheets.map(({ name }) => name),
      ['Angaben', 'Finanzierungsplan', 'Aufteilung']
    )
    assert.deepInclude(rows('Angaben'), ['Vorhaben', 'Bezeichnung des Vorhabens', joint.title])
    assert.include(
      rows('Aufteilung').map(([, label]) => label),
      'Messe'
    )
    const sum = rows('Finanzierungsplan').find(([label]) => label === 'Summe der Ausgaben')!
    const parts = sum.slice(1, -1) as number[]
    assert.closeTo(
      parts.reduce((all, one) => all + one, 0),
      sum.at(-1) as number,
      0.001
    )
    const answer = await as(client.get(`/antraege/${joint.id}/antrag.xlsx`), world.editor('Schwarzwald'))
    assert.include(answer.header('content-type'), 'spreadsheetml')
    const empty = await client.get(`/foerderangebote/${joint.callId}/formular.xlsx`)
    assert.equal(empty.status(), 200)
    const filed = await world.file('Unna', 'NW-KI-2026', 'submitted')
    const elsewhere = await as(client.get(`/antraege/${filed.id}/antrag.xlsx`), world.editor('Unna'))
    assert.equal(elsewhere.header('location'), `/akten/${filed.id}`)
  })
})
