import { test } from '@japa/runner'
import { type SignOffAct, type SignedOff, mayConsent, signOffOf } from '#applications/domain/sign_off'

const said = (act: SignOffAct, mark = 'd1'): SignedOff => ({ act, mark, note: null, by: 1, name: 'A', at: '' })
const NOW = { complete: true, draft: 'd1', share: 's1' }
const step = (acts: SignedOff[], wish: { releases?: boolean; treasuryConsents?: boolean } = {}, now = NOW) =>
  signOffOf(acts, { releases: false, treasuryConsents: false, ...wish }, now).step

test.group('The way of a draft to the signature', () => {
  test('leads straight to the signatory where its house wants nothing more, once it is complete', ({ assert }) => {
    assert.equal(step([]), 'signatory')
    assert.equal(step([], {}, { ...NOW, complete: false }), 'department')
  })

  test('a release holds for the draft that was released', ({ assert }) => {
    const wish = { releases: true }
    assert.equal(step([], wish), 'department')
    assert.equal(step([said('released')], wish), 'signatory')
    assert.equal(step([said('released')], wish, { ...NOW, draft: 'd2' }), 'department')
  })

  test('a consent holds for the own share that was seen, whatever else changes', ({ assert }) => {
    const wish = { treasuryConsents: true }
    assert.equal(step([], wish), 'treasury')
    const agreed = [said('agreed_with_reservation', 's1')]
    assert.equal(step(agreed, wish, { ...NOW, draft: 'd2' }), 'signatory')
    const over = signOffOf(agreed, { releases: false, ...wish }, { ...NOW, share: 's2' })
    assert.deepEqual([over.step, over.consent, over.isConsentOver], ['treasury', null, true])
  })

  test('what is returned waits for its writers until they release it; the consent stays', ({ assert }) => {
    const wish = { treasuryConsents: true }
    const acts = [said('agreed', 's1'), said('returned')]
    const back = signOffOf(acts, { releases: false, ...wish }, NOW)
    assert.deepEqual([back.step, back.returned?.act, back.consent?.act], ['department', 'returned', 'agreed'])
    assert.equal(step([...acts, said('released', 'd0')], wish), 'signatory')
    assert.equal(step([said('agreed', 's1'), said('returned_by_treasury', 's1'), said('released')], wish), 'treasury')
  })

  test('a colleague of the treasury may say a word too, so that who consented need not keep from signing', ({
    assert,
  }) => {
    const wish = { releases: false, treasuryConsents: true }
    const agreed = signOffOf([said('agreed', 's1')], wish, NOW)
    assert.deepEqual([mayConsent(agreed, 1), mayConsent(agreed, 2)], [false, true])
    assert.isTrue(mayConsent(signOffOf([], wish, NOW), 1))
    assert.isFalse(mayConsent(signOffOf([], { ...wish, treasuryConsents: false }, NOW), 1))
  })
})
