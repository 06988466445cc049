import { deflateSync } from 'node:zlib'
import { test } from '@japa/runner'
import { zipSync } from 'fflate'
import { faultIn } from '#documents/domain/file_content'

const END = '\nstartxref\n9\n%%EOF\n'
const pdf = (body = '1 0 obj<</Type/Catalog>>endobj') =>
  Buffer.from(`%PDF-1.7\n${body}\ntrailer<</Root 1 0 R>>${END}`, 'latin1')
const packed = (dictionary: string, type = '/ObjStm') =>
  pdf(
    `5 0 obj<</Type${type}/N 1/First 4/Filter/FlateDecode>>stream\n${deflateSync(dictionary).toString('latin1')}\nendstream endobj`
  )
const word = (more: Record<string, Uint8Array> = {}) =>
  Buffer.from(
    zipSync({
      '[Content_Types].xml': Buffer.from('<Types/>'),
      'word/document.xml': Buffer.from('x'.repeat(900)),
      ...more,
    })
  )
/** The directory's entry says something else than the file: number of the entry, place in it, value. */
function saying(bytes: Buffer, place: number, value: number): Buffer {
  const copy = Buffer.from(bytes)
  const entry = copy.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))
  if (place === 8) copy.writeUInt16LE(value, entry + place)
  else copy.writeUInt32LE(value, entry + place)
  return copy
}

test.group('What a file holds', () => {
  test('files that anybody can open are taken', ({ assert }) => {
    assert.isNull(faultIn('pdf', pdf()))
    assert.isNull(faultIn('pdf', Buffer.concat([pdf(), Buffer.from('\r\n\r\n')])))
    assert.isNull(faultIn('pdf', packed('<</Type/Page/Contents 7 0 R>>')))
    assert.isNull(faultIn('docx', word()))
    assert.isNull(faultIn('png', Buffer.from('89504e470d0a1a0a', 'hex')))
  })

  test('what stands in pictures by chance says nothing, and others write marks before and zeros after', ({
    assert,
  }) => {
    const picture = `/JS /Launch /Encrypt 7 0 R${'\u0081'.repeat(50)}`
    assert.isNull(faultIn('pdf', pdf(`4 0 obj<</Subtype/Image/Length 70>>stream\n${picture}\nendstream endobj`)))
    assert.isNull(faultIn('pdf', Buffer.concat([pdf(), Buffer.alloc(700)])))
    assert.isNull(faultIn('pdf', Buffer.concat([Buffer.from('efbbbf', 'hex'), pdf()])))
    let seed = 7
    const noise = Buffer.from(
      Array.from({ length: 2_000_000 }, () => (seed = (seed * 1103515245 + 12345) & 0x7fffffff) >> 16)
    )
    const scan = Buffer.concat([
      Buffer.from('%PDF-1.4\n4 0 obj<</Subtype/Image>>stream\n'),
      noise,
      Buffer.from('/JS(\nendstream endobj\nstartxref\n9\n%%EOF'),
    ])
    assert.isNull(faultIn('pdf', scan))
  })

  test('a PDF that is cut, of five bytes, or locked is not', ({ assert }) => {
    assert.deepEqual(faultIn('pdf', Buffer.from('%PDF-')), { code: 'documents.broken' })
    assert.deepEqual(faultIn('pdf', pdf().subarray(0, 40)), { code: 'documents.broken' })
    const linear = Buffer.concat([pdf(), Buffer.alloc(5000, 0x20), Buffer.from('9 0 obj')])
    assert.deepEqual(faultIn('pdf', linear), { code: 'documents.broken' }, 'its first page has an end too')
    for (const lock of ['/Encrypt 9 0 R', '/Encrypt<</Filter/Standard>>', '/#45ncrypt 9 0 R'])
      assert.deepEqual(faultIn('pdf', pdf(`trailer<<${lock}>>`)), { code: 'documents.locked' }, lock)
  })

  test('{sign} is named, however it is written')
    .with([
      { sign: '/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>', what: 'Programmcode (JavaScript)' },
      { sign: '/S/J#61vaScript', what: 'Programmcode (JavaScript)' },
      { sign: '/S/Launch/F(cmd.exe)', what: 'den Start eines anderen Programms' },
      { sign: '/AcroForm<</XFA 8 0 R>>', what: 'ein dynamisches Formular (XFA)' },
      { sign: '/Subtype/RichMedia', what: 'eingebettete Medien' },
    ])
    .run(({ assert }, { sign, what }) => {
      for (const bytes of [pdf(`1 0 obj<<${sign}>>endobj`), packed(`<<${sign}>>`), packed(`<<${sign}>>`, '/Obj#53tm')])
        assert.deepEqual(faultIn('pdf', bytes), { code: 'documents.active', what })
    })

  test('objects that cannot be looked through are not taken: other packing, too many, far from their name', ({
    assert,
  }) => {
    const fault = { code: 'documents.active' as const, what: 'Teile, die sich nicht prüfen lassen' }
    const hex = Buffer.from(deflateSync('<</JS(x)>>')).toString('hex')
    const coded = pdf(`5 0 obj<</Type/ObjStm/Filter[/ASCIIHexDecode/FlateDecode]>>stream\n${hex}>\nendstream endobj`)
    assert.deepEqual(faultIn('pdf', coded), fault)
    const zeros = deflateSync(Buffer.alloc(33 * 1024 * 1024)).toString('latin1')
    assert.deepEqual(faultIn('pdf', pdf(`5 0 obj<</Type/ObjStm>>stream\n${zeros}\nendstream endobj`)), fault)
    const far = deflateSync('<</JS(x)>>').toString('latin1')
    const padded = pdf(`5 0 obj<</Type/ObjStm${' '.repeat(5000)}>>stream\n${far}\nendstream endobj`)
    assert.deepEqual(faultIn('pdf', padded), { code: 'documents.active', what: 'Programmcode (JavaScript)' })
  })

  test('what only looks like a stream hides nothing, and many of them cost no time', ({ assert }) => {
    const script = '7 0 obj<</S/JavaScript/JS(x)>>endobj'
    assert.deepEqual(faultIn('pdf', pdf(`%stream\n${script}\n%endstream`))?.code, 'documents.active')
    assert.deepEqual(faultIn('pdf', pdf(`(>>) stream\n${script}\nendstream`))?.code, 'documents.active')
    assert.deepEqual(faultIn('pdf', pdf(`%>>stream\n${script}\n%endstream`))?.code, 'documents.active')
    const began = performance.now()
    faultIn('pdf', pdf('>>stream\nendstream\n'.repeat(400_000)))
    assert.isBelow(performance.now() - began, 3000)
  })

  test('two files in one are not taken', ({ assert }) => {
    const both = { code: 'documents.two_in_one' as const }
    assert.deepEqual(faultIn('pdf', Buffer.concat([pdf(), word()])), both)
    assert.deepEqual(faultIn('pdf', Buffer.concat([Buffer.from('<html>'), pdf()])), both)
    assert.deepEqual(faultIn('jpg', Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), word()])), both)
  })

  test('S7: what grows when it is opened is told from its directory, at once', ({ assert }) => {
    const many = Object.fromEntries(Array.from({ length: 2001 }, (_, number) => [`${number}`, new Uint8Array(1)]))
    const large = Object.fromEntries([['word/media/1', new Uint8Array(20_000_000).fill(7)]])
    const bombs = [
      saying(word(), 24, 600 * 1024 * 1024),
      saying(word(), 24, 90_000), // a hundred times its size
      word(many),
      word(large),
    ]
    for (const bytes of bombs) {
      const began = performance.now()
      assert.deepEqual(faultIn('xlsx', bytes), { code: 'documents.bomb' })
      assert.isBelow(performance.now() - began, 50)
    }
  })

  test('a locked, a cut and a speaking archive are told', ({ assert }) => {
    assert.deepEqual(faultIn('docx', saying(word(), 8, 1)), { code: 'documents.locked' })
    assert.deepEqual(faultIn('docx', word().subarray(0, 200)), { code: 'documents.broken' })
    assert.deepEqual(faultIn('docx', saying(word(), 0, 7)), { code: 'documents.broken' })
    const hidden = word({ 'word/vbaProject.bin': new Uint8Array(3) })
    hidden.writeUInt16LE(1, hidden.length - 12)
    assert.deepEqual(faultIn('docx', hidden), { code: 'documents.broken' }, 'its end counts fewer than there are')
    const macros = { code: 'documents.active' as const, what: 'Makros' }
    assert.deepEqual(faultIn('docx', word({ 'word/vbaProject.bin': new Uint8Array(3) })), macros)
    assert.deepEqual(faultIn('odt', word({ 'Basic/Standard/Module1.xml': new Uint8Array(3) })), macros)
  })
})
