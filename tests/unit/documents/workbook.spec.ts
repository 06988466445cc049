import { text } from 'node:stream/consumers'
import { type Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import ExcelJS from 'exceljs'
import { test } from '@japa/runner'
import Line from '#documents/excel/line'
import { type Workbook, streamedWorkbook } from '#documents/excel/streamed_workbook'

const bytesOf = async (stream: Readable) => Buffer.concat(await stream.toArray())
const sheet = (name: string) => ({
  name,
  columns: [
    { head: 'Nr.', width: 10, numFmt: '0' },
    { head: 'Text', width: 20 },
  ],
})
const rows = (count: number, first = 1) =>
  Array.from({ length: count }, (_, index): [number, string] => [first + index, 'x'.repeat(200)])
const written = (count: number) => async (workbook: Workbook) => {
  workbook.sheet(sheet('Liste'))
  for (let at = 0; at < count; at += 1000) await workbook.rows(rows(Math.min(1000, count - at), at + 1))
}
async function read(stream: Readable) {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load((await bytesOf(stream)) as never)
  return workbook
}

test.group('Workbooks', () => {
  test('two sheets are there whole, with their formats, and no text is a formula', async ({ assert }) => {
    const workbook = await read(
      streamedWorkbook(async (book) => {
        book.sheet(sheet('Eins'))
        await book.rows([...rows(1500), [1501, '=1+1']])
        book.sheet(sheet('Zwei'))
        await book.rows([[1, 'a']], [['money', null]])
      })
    )
    const [one, two] = [workbook.getWorksheet('Eins')!, workbook.getWorksheet('Zwei')!]
    assert.equal(one.rowCount, 1502)
    assert.equal(one.getCell('A2').numFmt, '0')
    assert.strictEqual(one.getCell('B1502').value, '=1+1')
    assert.match(two.getCell('A2').numFmt, /€/)
    assert.isTrue(one.getCell('A1').font.bold)
  })

  test('more at once than there is room for are written one after the other', async ({ assert }) => {
    const line = new Line(2)
    const all = await Promise.all(Array.from({ length: 5 }, () => read(streamedWorkbook(written(50), { line }))))
    for (const workbook of all) assert.equal(workbook.getWorksheet('Liste')!.rowCount, 51)
  })

  test('who breaks off, in the middle or while waiting, leaves room for the next', async ({ assert }) => {
    const line = new Line(1)
    const broken = streamedWorkbook(written(200_000), { line })
    const waiting = streamedWorkbook(written(10), { line })
    broken.once('readable', () => broken.destroy())
    waiting.destroy()
    await finished(broken).catch(() => {})
    assert.equal((await read(streamedWorkbook(written(10), { line }))).getWorksheet('Liste')!.rowCount, 11)
  })

  test('a list that fails breaks the download off and leaves room', async ({ assert }) => {
    const line = new Line(1)
    const failing = streamedWorkbook(async () => Promise.reject(new Error('no rows')), { line })
    await assert.rejects(() => text(failing), 'no rows')
    assert.equal((await read(streamedWorkbook(written(1), { line }))).getWorksheet('Liste')!.rowCount, 2)
  })

  test('rows are read no faster than they are taken up', async ({ assert }) => {
    let given = 0
    const slow = streamedWorkbook(
      async (workbook) => {
        workbook.sheet(sheet('Liste'))
        for (; given < 400_000; given += 1000) await workbook.rows(rows(1000, given + 1))
      },
      { line: new Line(1) }
    )
    await new Promise((resolve) => setTimeout(resolve, 1500))
    assert.isBelow(given, 400_000)
    slow.destroy()
  })
})

test.group('A line', () => {
  test('lets in as many as it has places, and leaves out who has gone', ({ assert }) => {
    const line = new Line(1)
    const begun: string[] = []
    let leave = () => {}
    line.enter(
      (left) => {
        begun.push('a')
        leave = left
      },
      () => false
    )
    line.enter(
      () => begun.push('gone'),
      () => true
    )
    line.enter(
      () => begun.push('b'),
      () => false
    )
    line.enter(
      () => begun.push('c'),
      () => false
    )
    assert.deepEqual(begun, ['a'])
    leave()
    leave()
    assert.deepEqual(begun, ['a', 'b'])
  })
})
