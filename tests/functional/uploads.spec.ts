import { type Server, createServer } from 'node:net'
import { readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { zipSync } from 'fflate'
import { installAs, installation } from '#core/installation'
import DocumentStore from '#documents/document_store'
import { UPLOAD_PREFIX } from '#core/http/uploads'
import { as } from '#tests/helpers/requests'
import { World, refusalOf } from '#tests/helpers/world'

const PDF = '%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n'
const WORD_TYPES =
  '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
/** What scanners are tried with; no scanner of this machine needs to know it. */
const SIGNATURE = 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE'

async function uploaded(text: string, name = 'Konzept.pdf') {
  const tmpPath = join(tmpdir(), `upload-${process.pid}-${Math.random()}`)
  await writeFile(tmpPath, text, 'latin1')
  return { clientName: name, size: text.length, tmpPath } as never
}

/** Stands for ClamAV's daemon: speaks its protocol and knows one signature. */
function daemon(says?: (content: string) => string): Promise<Server> {
  const server = createServer((socket) => {
    let bytes = Buffer.alloc(0)
    socket.on('data', (piece) => {
      bytes = Buffer.concat([bytes, piece])
      if (!bytes.subarray(-4).equals(Buffer.alloc(4)) || !bytes.toString('latin1').startsWith('zINSTREAM\0')) return
      const content = bytes.toString('latin1')
      const found = content.includes(SIGNATURE) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0'
      socket.end(says ? says(content) : found)
    })
  })
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)))
}

test.group('Uploads', (group) => {
  const servers: Server[] = []
  group.each.setup(() => {
    const was = installation()
    return () => {
      installAs(was)
      for (const server of servers.splice(0)) server.close()
    }
  })
  const scannedBy = async (says?: (content: string) => string) => {
    const server = await daemon(says)
    servers.push(server)
    installAs({ ...installation(), scanner: `127.0.0.1:${(server.address() as { port: number }).port}` })
  }
  const refused = async (text: string, name?: string) =>
    refusalOf(async () => new DocumentStore().upload(await uploaded(text, name)))

  test('what nobody can open or what would act is refused with its reason', async ({ assert }) => {
    assert.equal(await refused('%PDF-'), 'documents.broken')
    assert.equal(await refused(PDF.replace('trailer<<', 'trailer<</Encrypt 7 0 R')), 'documents.locked')
    assert.equal(await refused(PDF.replace('/Catalog', '/Catalog/JS(x)')), 'documents.active')
    assert.equal((await new DocumentStore().upload(await uploaded(PDF))).size, PDF.length)
    // receipts and dossiers print the name
    assert.equal(await refused(PDF, '\u5408\u540c Ünfall.pdf'), 'documents.name_unprintable')
    assert.equal(
      (await new DocumentStore().upload(await uploaded(PDF, 'U\u0308bersicht.pdf'))).fileName,
      'Übersicht.pdf'
    )
    const archive = (bytes: number) => Buffer.from(zipSync({ a: new Uint8Array(bytes) })).toString('latin1')
    assert.equal(await refused(PDF + archive(10)), 'documents.two_in_one')
    const word = { '[Content_Types].xml': Buffer.from(WORD_TYPES), 'word/document.xml': new Uint8Array(4_000_000) }
    assert.equal(await refused(Buffer.from(zipSync(word)).toString('latin1'), 'Konzept.docx'), 'documents.bomb')
  })

  test('S9: a scanner that is configured is asked, whole files of any size, and finds', async ({ assert }) => {
    let seen = 0
    await scannedBy(
      (content) => ((seen = content.length), content.includes(SIGNATURE) ? 'stream: X FOUND' : 'stream: OK')
    )
    assert.equal(await refused(PDF.replace('/Catalog', `/Catalog/X(${SIGNATURE})`)), 'documents.malware')
    const large = PDF.replace('endobj', `endobj\n%${'x'.repeat(300_000)}\n`)
    assert.equal((await new DocumentStore().upload(await uploaded(large))).size, large.length)
    assert.isAbove(seen, large.length)
  })

  test('S9: while it is away, or answers something else, nothing is taken', async ({ assert }) => {
    await scannedBy(() => 'INSTREAM size limit exceeded. ERROR')
    assert.equal(await refused(PDF), 'documents.scanner_away')
    installAs({ ...installation(), scanner: '127.0.0.1:1' })
    assert.equal(await refused(PDF), 'documents.scanner_away')
    installAs({ ...installation(), scanner: '/nowhere/clamd.sock' })
    assert.equal(await refused(PDF), 'documents.scanner_away')
  })

  test('a form with any names in it is read or let go, and the next one is answered', async ({ assert, client }) => {
    const world = await World.create()
    const NAMES = [
      ...Object.getOwnPropertyNames(Object.prototype),
      'handler',
      'options',
      '__proto__[x]',
      'liste[]',
      'x'.repeat(5000),
    ]
    const post = () => client.post('/rechner/liste').withCsrfToken().redirects(0)
    const csv = { filename: 'a.csv', contentType: 'text/csv' }
    for (const name of NAMES) {
      const answer = await post().file(name, Buffer.from('PK'), csv).field(name, 'x')
      assert.include([302, 400, 413], answer.status(), name)
    }
    const twice = await post()
      .file('liste', Buffer.from('a;b'), csv)
      .file('liste.sizeLimit', Buffer.from('x'), csv)
      .field('liste.sizeLimit', '1')
      .field('liste.tmpPath', '/etc/passwd')
      .field('liste.state', 'x')
    assert.include([302, 400], twice.status())
    assert.notInclude(twice.text(), 'root:')
    assert.equal((await client.get('/health')).status(), 200)
    const file = await world.file('Unna', 'NW-KI-2026', 'draft')
    const elsewhere = await as(client.post(`/antraege/${file.id}/einreichung`), world.editor('Unna')).file(
      'datei',
      Buffer.from(PDF),
      { filename: 'a.pdf' }
    )
    assert.equal(elsewhere.status(), 302, 'a form with a file where none is expected is not read')
  })

  test('too many fields, too much, and half a form are told', async ({ assert, client }) => {
    const post = () => client.post('/rechner/liste').withCsrfToken().redirects(0)
    const many = post()
    for (let number = 0; number < 60; number++) many.field(`f${number}`, 'x')
    assert.equal((await many).status(), 302)
    const large = await post().file('liste', Buffer.alloc(27 * 1024 * 1024), { filename: 'a.csv' })
    assert.match(String(large.flashMessage('refusal')), /größer als 25 MB/)
    const half = await fetch(`http://127.0.0.1:${process.env.PORT}/rechner/liste`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'multipart/form-data; boundary=B' },
      body: '--B\r\nContent-Disposition: form-data; name="liste"; filename="a.csv"\r\n\r\nx',
    })
    assert.include([302, 400], half.status)
    assert.equal((await client.get('/health')).status(), 200)
  })

  test('nothing of an upload is left, however it ends', async ({ assert, client }) => {
    const left = async () => (await readdir(tmpdir())).filter((name) => name.startsWith(UPLOAD_PREFIX)).length
    const before = await left()
    const request = client.post('/rechner/liste').withCsrfToken()
    for (let number = 0; number < 60; number++) request.file('liste[]', Buffer.from('x'), { filename: `${number}.csv` })
    await request.redirects(0)
    assert.equal(await left(), before)
  })
})
