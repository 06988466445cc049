import { test } from '@japa/runner'
import { strToU8, zipSync } from 'fflate'
import { TableTooLarge, UnreadableTable } from '#documents/excel/archive'
import { isOds, readOds } from '#documents/excel/read_ods'
import { TooManyRows } from '#documents/excel/read_tables'

const LIMITS = { unpacked: 4 * 1024 * 1024, rows: 20, columns: 6, letters: 100, milliseconds: 2000 }

/** As LibreOffice packs it: what it is stands first and unpacked. */
function ods(tables: string, styles = ''): Buffer {
  const content = `<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:o" xmlns:table="urn:t" xmlns:text="urn:x" xmlns:style="urn:s">
<office:automatic-styles>${styles}</office:automatic-styles>
<office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`
  const mimetype = strToU8('application/vnd.oasis.opendocument.spreadsheet')
  return Buffer.from(zipSync({ 'mimetype': [mimetype, { level: 0 }], 'content.xml': strToU8(content) }))
}
const text = (words: string) =>
  `<table:table-cell office:value-type="string"><text:p>${words}</text:p></table:table-cell>`
const sheet = (name: string, rows: string, more = '') =>
  `<table:table table:name="${name}"${more}>${rows}</table:table>`
const row = (cells: string, more = '') => `<table:table-row${more}>${cells}</table:table-row>`

/** What kind of fault ends the reading; null where none does. */
async function whyNot(file: Buffer): Promise<unknown> {
  try {
    await readOds(file, LIMITS)
    return null
  } catch (error) {
    return (error as Error).constructor
  }
}

test.group('An OpenDocument spreadsheet', () => {
  test('is read as a person sees it', async ({ assert }) => {
    const rows = [
      row(
        `${text('Position')}<table:table-cell office:value-type="float" office:value="2027"><text:p>2027</text:p></table:table-cell>`
      ),
      row('<table:table-cell table:number-columns-repeated="3"/>'),
      row(
        `${text('Personal &amp; Honorare')}<table:table-cell table:formula="of:=SUM([.B4:.B5])" office:value-type="currency" office:currency="EUR" office:value="210000.5"><text:p>210.000,50 €</text:p></table:table-cell>`
      ),
      row(
        '<table:table-cell office:value-type="string"><office:annotation><text:p>Notiz</text:p></office:annotation><text:p>zwei</text:p><text:p>Zeilen</text:p></table:table-cell><table:covered-table-cell/><table:table-cell office:value-type="percentage" office:value="0.625"><text:p>62,5 %</text:p></table:table-cell>'
      ),
      row(
        '<table:table-cell office:value-type="date" office:date-value="2027-03-31T00:00:00"><text:p>31.03.27</text:p></table:table-cell><table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>WAHR</text:p></table:table-cell>'
      ),
      row(text('gleich'), ' table:number-rows-repeated="2"'),
      row('<table:table-cell table:number-columns-repeated="16384"/>', ' table:number-rows-repeated="1048569"'),
    ].join('')
    const file = ods(sheet('Plan', rows))
    assert.isTrue(isOds(file))
    assert.deepEqual(await readOds(file, LIMITS), [
      {
        name: 'Plan',
        hidden: false,
        rows: [
          ['Position', '2027'],
          ['Personal & Honorare', '210000,5'],
          ['zwei\nZeilen', '', '62,5'],
          ['2027-03-31', 'ja'],
          ['gleich'],
          ['gleich'],
        ],
      },
    ])
  })

  test('says which sheets nobody sees', async ({ assert }) => {
    const style =
      '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>'
    const file = ods(
      sheet('Alt', row(text('1')), ' table:style-name="ta2"') + sheet('Neu', row(text('2')), ' table:style-name="ta1"'),
      style
    )
    const read = await readOds(file, LIMITS)
    assert.deepEqual(
      read.map(({ name, hidden }) => [name, hidden]),
      [
        ['Alt', true],
        ['Neu', false],
      ]
    )
  })

  test('shows what a person sees: no hidden rows and columns, breaks as blanks, no shapes', async ({ assert }) => {
    const columns = '<table:table-column/><table:table-column table:visibility="collapse"/><table:table-column/>'
    const rows = [
      row(text('a') + text('verborgen') + text('Zeile<text:line-break/>zwei<text:tab/>drei<text:s text:c="3"/>vier')),
      row(text('gefiltert'), ' table:visibility="filter"'),
      row(
        `<table:table-cell><draw:frame><draw:text-box><text:p>Form</text:p></draw:text-box></draw:frame></table:table-cell>${text('x')}${text('b')}`
      ),
      row(
        '<table:table-cell office:value-type="float" office:value="1E+300"><text:p>sehr viel</text:p></table:table-cell>'
      ),
    ].join('')
    const [{ rows: read }] = await readOds(ods(sheet('Plan', columns + rows)), LIMITS)
    assert.deepEqual(read, [['a', 'Zeile zwei drei vier'], ['', 'b'], ['sehr viel']])
  })

  test('that is too much or none is refused', async ({ assert }) => {
    const many = ods(sheet('Plan', row(text('x'), ' table:number-rows-repeated="100000"')))
    assert.equal(await whyNot(many), TableTooLarge)
    assert.equal(await whyNot(ods(sheet('Plan', row(text('x')).repeat(30)))), TooManyRows)
    assert.equal(await whyNot(ods(sheet('Plan', row(text('x'.repeat(101)))))), TableTooLarge)
    assert.equal(await whyNot(ods('<table:table><unclosed>')), UnreadableTable)
    const nested = sheet('Innen', row(text('x')), ' table:is-sub-table="true"')
    const within = row(`<table:table-cell>${nested}</table:table-cell>`)
    assert.equal(await whyNot(ods(sheet('Plan', within))), UnreadableTable)
    const empty = Buffer.from(zipSync({ 'other.xml': strToU8('<a/>') }))
    assert.isFalse(isOds(empty))
    assert.equal(await whyNot(empty), UnreadableTable)
  })
})
