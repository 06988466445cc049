import { test } from '@japa/runner'
import type Refusal from '#core/refusal'
import { assertEligible } from '#programmes/domain/eligibility'
import { parseField } from '#forms/domain/fields'
import { HE_WIR } from '#database/start_data/programmes/he_wir'
import { NW_KI } from '#database/start_data/programmes/nw_ki'

const sentence = (parsed: ReturnType<typeof parseField>) => ('sentence' in parsed ? parsed.sentence : null)
const iban = (typed: string) => parseField({ key: 'iban', label: 'IBAN', type: 'iban' }, typed)

test.group('Fields', () => {
  test('an IBAN tells what is wrong with it', ({ assert }) => {
    assert.equal(sentence(iban('DE89 3704 0044 0532 0130 0')), 'Die IBAN hat 21 statt 22 Stellen.')
    assert.match(sentence(iban('DE89 3704 0044 0532 0130 01'))!, /Prüfziffern/)
    assert.match(sentence(iban('3704'))!, /Länderkennzeichen/)
    assert.deepEqual(iban('DE89 3704 0044 0532 0130 00'), { value: 'DE89370400440532013000' })
  })

  test('{type} „{typed}“ is told how to write it')
    .with([
      { type: 'money' as const, typed: 'viel', hint: /1\.234,56/ },
      { type: 'day' as const, typed: '31.2.2026', hint: /05\.03\.2026/ },
      { type: 'integer' as const, typed: '1,5', hint: /keine ganze Zahl/ },
      { type: 'decimal' as const, typed: 'halb', hint: /0,5/ },
      { type: 'email' as const, typed: 'rathaus', hint: /name@gemeinde\.de/ },
      { type: 'text' as const, typed: '', hint: /Es fehlt noch/ },
    ])
    .run(({ assert }, { type, typed, hint }) =>
      assert.match(sentence(parseField({ key: 'x', label: 'Angabe', type }, typed))!, hint)
    )

  test('an optional field may stay empty', ({ assert }) => {
    assert.deepEqual(parseField({ key: 'x', label: 'X', type: 'text', optional: true }, ' '), { value: null })
  })
})

const candidate = (unitKind: 'independent_city' | 'county' | 'municipality' | 'uninhabited', extra: object = {}) => ({
  land: 'HE',
  landName: 'Hessen',
  unit: { name: 'Testort', key: '06999001', unitKind, specialStatus: false, ...extra },
  otherBody: false,
})
const wir = { land: 'HE', landName: 'Hessen', eligibility: HE_WIR.eligibility }
const refused = (act: () => void) => {
  try {
    act()
    return null
  } catch (error) {
    return (error as Refusal).code
  }
}

test.group('Eligibility', () => {
  test('counties, independent cities and cities of special status may; an ordinary town may not', ({ assert }) => {
    assert.isNull(refused(() => assertEligible(wir, candidate('county'))))
    assert.isNull(refused(() => assertEligible(wir, candidate('independent_city'))))
    assert.isNull(refused(() => assertEligible(wir, candidate('municipality', { specialStatus: true }))))
    assert.equal(
      refused(() => assertEligible(wir, candidate('municipality'))),
      'programmes.kind_not_eligible'
    )
    assert.equal(
      refused(() => assertEligible(wir, candidate('uninhabited'))),
      'programmes.uninhabited'
    )
  })

  test('the Land stands in the key, also of a unit that nobody imported', ({ assert }) => {
    assert.equal(
      refused(() => assertEligible(wir, { land: '16', landName: 'Thüringen', unit: null, otherBody: false })),
      'programmes.other_land'
    )
    assert.equal(
      refused(() => assertEligible(wir, { land: 'HE', landName: 'Hessen', unit: null, otherBody: false })),
      'programmes.unknown_unit'
    )
  })

  test('a key named by the programme may apply whatever its kind; other bodies only where they are meant', ({
    assert,
  }) => {
    const ki = { land: 'HE', landName: 'Hessen', eligibility: NW_KI.eligibility }
    assert.isNull(refused(() => assertEligible(ki, candidate('municipality', { key: '05334002' }))))
    assert.equal(
      refused(() => assertEligible(ki, { ...candidate('county'), unit: null, otherBody: true })),
      'programmes.municipal_bodies_only'
    )
  })
})
