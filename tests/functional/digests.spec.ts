import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import Outbox from '#core/mail/outbox'
import OutgoingMail from '#core/mail/outgoing_mail'
import SendMessage from '#applications/actions/send_message'
import GatherMails from '#identity/jobs/gather_mails'
import User from '#identity/models/user'
import { sends } from '#tests/helpers/requests'
import { World } from '#tests/helpers/world'

test.group('One mail a day', () => {
  test('gathers what can wait for whoever wants it so, and nothing else', async ({ assert, client }) => {
    const world = await World.create()
    const { id } = await world.file('Unna', 'NW-KI-2026', 'submitted')
    const [editor, signatory, officer] = [
      world.editor('Unna'),
      world.signatory('Unna'),
      world.official('NW', 'case_officer'),
    ]
    const set = await sends(client.post('/benachrichtigungen'), editor, { daily_digest: '1' })
    set.assertFlashMessage('success', 'identity.digest_on')
    assert.isTrue(Boolean((await User.findOrFail(editor.id)).dailyDigest))
    await OutgoingMail.query().delete()
    const send = await app.container.make(SendMessage)
    for (const body of ['Erste Frage', 'Zweite Frage'])
      await send.handle(id, 'authority', { body, files: [], seen: 0 }, officer)
    const to = (email: string) => OutgoingMail.query().where('to_address', email).orderBy('id')
    assert.deepEqual(
      (await to(editor.email)).map(({ gathered }) => Boolean(gathered)),
      [true, true]
    )
    assert.deepEqual(
      (await to(signatory.email)).map(({ gathered }) => Boolean(gathered)),
      [false, false]
    )
    const outbox = await app.container.make(Outbox)
    assert.equal(await outbox.gather(), 0, 'it goes out at seven')
    world.clock.moveTo(world.now().plus({ days: 1 }).toFormat("yyyy-MM-dd'T'07:05"))
    assert.equal(await outbox.gather(), 1)
    assert.equal(await outbox.gather(), 0)
    const mails = await to(editor.email)
    assert.lengthOf(mails, 3)
    const whole = mails.at(-1)!
    assert.equal(whole.subject, '2 Nachrichten aus Anschub')
    assert.isNull(whole.sentAt)
    assert.isFalse(Boolean(whole.gathered))
    assert.lengthOf(whole.body.match(/Neue Nachricht zu/g)!, 2)
    assert.isTrue(mails.slice(0, 2).every(({ sentAt }) => sentAt))
    // nobody who has left is written to
    await send.handle(id, 'authority', { body: 'Dritte Frage', files: [], seen: 0 }, officer)
    await User.query()
      .where('id', editor.id)
      .update({ disabled_at: world.now().toSQL({ includeOffset: false }) })
    world.clock.moveTo(world.now().plus({ days: 1 }).toFormat("yyyy-MM-dd'T'07:05"))
    await (await app.container.make(GatherMails)).execute()
    assert.lengthOf(await to(editor.email), 4)
    assert.match((await to(editor.email)).at(-1)!.error!, /keinen Zugang mehr/)
    await User.query().where('id', editor.id).update({ disabled_at: null })
    // it is off again as it was put on
    const off = await sends(client.post('/benachrichtigungen'), editor)
    off.assertFlashMessage('success', 'identity.digest_off')
  })
})
