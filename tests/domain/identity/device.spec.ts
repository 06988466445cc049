import { test } from '@japa/runner'
import { isKnownDevice, readDevice, withPerson } from '#identity/domain/device'

const person = (id: number, sessionEpoch = 1) => ({ id, sessionEpoch })

test.group('Devices', () => {
  test('know who has signed in, until the password is another', ({ assert }) => {
    const device = withPerson({}, person(7))
    assert.isTrue(isKnownDevice(device, person(7)))
    assert.isFalse(isKnownDevice(device, person(7, 2)))
    assert.isFalse(isKnownDevice(device, person(8)))
    assert.isFalse(isKnownDevice({}, { id: 'constructor' as never, sessionEpoch: undefined as never }))
  })

  test('know five people at most', ({ assert }) => {
    const device = [1, 2, 3, 4, 5, 6].reduce((known, id) => withPerson(known, person(id)), {})
    assert.lengthOf(Object.keys(device), 5)
    assert.isTrue(isKnownDevice(device, person(6)))
    assert.deepEqual(withPerson(device, person(6, 2)), { ...device, 6: 2 })
  })

  test('what is no device is an unknown one', ({ assert }) => {
    for (const value of [null, undefined, 'x', 7, [1], { a: 1 }, { 7: 'x' }, { 7: 1.5 }])
      assert.deepEqual(readDevice(value), {})
    assert.deepEqual(readDevice({ 7: 1, x: 2 }), { 7: 1 })
  })
})
