import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import Day from '#core/calendar/day'
import OutgoingMail from '#core/mail/outgoing_mail'
import Membership from '#identity/models/membership'
import JournalEntry from '#journal/models/journal_entry'
import AssignOfficer from '#applications/actions/assign_officer'
import Application from '#applications/models/application'
import { as, sends } from '#tests/helpers/requests'
import { World, refusalOf } from '#tests/helpers/world'

const REASON = 'Urlaub bis zum 30. März'

async function setting() {
  const world = await World.create()
  const began = world.now().toFormat("yyyy-MM-dd'T'HH:mm")
  const file = await world.file('Unna', 'NW-KI-2026', 'in_review')
  world.clock.moveTo(began)
  const other = await world.file('Wuppertal', 'NW-KI-2026', 'in_review')
  const [first, second] = [0, 1].map((index) => world.official('NW', 'case_officer', index))
  const head = world.official('NW', 'head_of_unit')
  return { world, file, other, first, second, head, assign: await app.container.make(AssignOfficer) }
}
const officerOf = async ({ id }: Application) => (await Application.findOrFail(id)).officerId

test.group('Who has a file', () => {
  test('an officer gives a file to a colleague, who is told; the reason stays in the file', async ({
    assert,
    client,
  }) => {
    const { file, first, second, assign } = await setting()
    assert.equal(await officerOf(file), first.id)
    const page = await as(client.get(`/akten/${file.id}/zustaendigkeit`), first)
    assert.include(page.text(), second.name)
    const short = await sends(client.post(`/akten/${file.id}/zustaendigkeit`), first, {
      officer: second.id,
      reason: 'x',
    })
    assert.property(short.flashMessages().inputErrorsBag, 'reason')
    await sends(client.post(`/akten/${file.id}/zustaendigkeit`), first, { officer: second.id, reason: REASON })
    assert.equal(await officerOf(file), second.id)
    const mail = await OutgoingMail.query().where('to_address', second.email).orderBy('id', 'desc').firstOrFail()
    assert.include(mail.subject, file.fileNumber!)
    assert.include(mail.body, REASON)
    const entry = await JournalEntry.query().where('act', 'officer.assigned').firstOrFail()
    assert.deepEqual(JSON.parse(entry.details), { from: first.name, to: second.name, reason: REASON })
    const handing = { to: second.id, reason: REASON, by: first }
    assert.equal(await refusalOf(() => assign.handle(file.id, handing)), 'applications.officer_same')
  })

  test('only officers of the authority get one, and nobody who belonged to the applicant', async ({
    assert,
    client,
  }) => {
    const { world, file, first, second, head, assign } = await setting()
    const to = (id: number) => refusalOf(() => assign.handle(file.id, { to: id, reason: REASON, by: head }))
    assert.equal(await to(head.id), 'applications.no_officer')
    assert.equal(await to(world.official('BW', 'case_officer').id), 'applications.no_officer')
    await Membership.create({
      userId: second.id,
      recipientId: file.recipientId,
      role: 'applicant_editor',
      validFrom: Day.parse('2020-01-01'),
      endedAt: world.now().minus({ years: 2 }),
    })
    assert.equal(await to(second.id), 'applications.officer_involved')
    const foreign = world.official('BW', 'case_officer')
    assert.equal((await as(client.get(`/akten/${file.id}/zustaendigkeit`), foreign)).status(), 404)
    assert.equal(await officerOf(file), first.id)
  })

  test('the head gives all files of a person who has left; what the other may not decide stays and is named', async ({
    assert,
    client,
  }) => {
    const { world, file, other, first, second, head, assign } = await setting()
    await Membership.query()
      .where('user_id', first.id)
      .update({ endedAt: world.now().toFormat('yyyy-MM-dd HH:mm:ss') })
    await Membership.create({
      userId: second.id,
      recipientId: other.recipientId,
      role: 'applicant_editor',
      validFrom: Day.parse('2020-01-01'),
      endedAt: world.now().minus({ years: 2 }),
    })
    const page = await as(client.get('/zustaendigkeit'), head)
    assert.include(page.text(), `${first.name} (2)`)
    const form = { from: first.id, officer: second.id, reason: REASON }
    const answer = await sends(client.post('/zustaendigkeit'), head, form)
    assert.include(String(answer.flashMessage('refusal')), other.fileNumber!)
    assert.deepEqual([await officerOf(file), await officerOf(other)], [second.id, first.id])
    const same = { to: second.id, reason: REASON, by: head }
    assert.equal(await refusalOf(() => assign.handOver(head.office!.id, second.id, same)), 'applications.officer_same')
  })
})
