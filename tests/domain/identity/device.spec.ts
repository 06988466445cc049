import { test } from '@japa/runner'
import { type Device, NEW_DEVICE, isKnownDevice, readDevice, withPerson } from '#identity/domain/device'

const person = (id: number, sessionEpoch = 1) => ({ id, sessionEpoch })
const after = (device: Device, id: number, epoch = 1) => withPerson(device, person(id, epoch), 'k')

test.group('Devices', () => {
  test('know who has signed in, until the password is another', ({ assert }) => {
    const device = after(NEW_DEVICE, 7)
    assert.isTrue(isKnownDevice(device, person(7)))
    assert.isFalse(isKnownDevice(device, person(7, 2)))
    assert.isFalse(isKnownDevice(device, person(8)))
    assert.isFalse(isKnownDevice({ key: '', people: { 7: 1 } }, person(7)))
    assert.isFalse(isKnownDevice(device, { id: 'constructor' as never, sessionEpoch: undefined as never }))
  })

  test('keep their key, and know five people at most', ({ assert }) => {
    const device = [1, 2, 3, 4, 5, 6].reduce((known, id) => after(known, id), NEW_DEVICE)
    assert.lengthOf(Object.keys(device.people), 5)
    assert.isTrue(isKnownDevice(device, person(6)))
    assert.deepEqual(withPerson(device, person(6, 2), 'other'), { key: 'k', people: { ...device.people, 6: 2 } })
  })

  test('what is no device is a new one', ({ assert }) => {
    for (const value of [
      null,
      undefined,
      'x',
      7,
      [1],
      { key: 1, people: {} },
      { key: 'k' },
      { key: 'k', people: null },
    ])
      assert.deepEqual(readDevice(value), NEW_DEVICE)
    assert.deepEqual(readDevice({ key: 'k', people: { 7: 1, x: 2, 8: 1.5 } }), { key: 'k', people: { 7: 1 } })
  })
})
