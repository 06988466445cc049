import { type Server, createServer } from 'node:net'
import { readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { zipSync } from 'fflate'
import { installAs, installation } from '#core/installation'
import DocumentStore from '#documents/document_store'
import { NEVER_A_FIELD, UPLOAD_PREFIX } from '#core/http/uploads'
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

  test('a file under a name that every object knows is refused, and the next request is answered', async ({
    assert,
    client,
  }) => {
    const world = await World.create()
    for (const name of [...NEVER_A_FIELD, 'constructor[]', '__proto__[x]']) {
      const answer = await client
        .post('/rechner/liste')
        .withCsrfToken()
        .file(name, Buffer.from('PK'), { filename: 'a.xlsx' })
        .redirects(0)
      assert.include([302, 400, 403, 413], answer.status(), name)
    }
    assert.equal((await client.get('/health')).status(), 200)
    const file = await world.file('Unna', 'NW-KI-2026', 'draft')
    const elsewhere = await as(client.post(`/antraege/${file.id}/antrag`), world.editor('Unna')).file(
      'datei',
      Buffer.from(PDF),
      { filename: 'a.pdf' }
    )
    assert.notEqual(elsewhere.status(), 500)
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
