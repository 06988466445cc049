import { test } from '@japa/runner'
import type Refusal from '#core/refusal'
import { assertEligible } from '#programmes/domain/eligibility'
import { definitionOf } from '#tests/helpers/programme_files'

const [HE_WIR, NW_KI] = [definitionOf('he_wir'), definitionOf('nw_ki')]

const candidate = (unitKind: 'independent_city' | 'county' | 'municipality' | 'uninhabited', extra: object = {}) => ({
  land: 'HE',
  landName: 'Hessen',
  unit: { name: 'Testort', key: '06999001', unitKind, specialStatus: false, inhabitants: 9_000, ...extra },
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

  test('a place below the number of inhabitants may not, unless it is named', ({ assert }) => {
    const sized = {
      ...wir,
      eligibility: { ...wir.eligibility, kinds: ['municipality'] as const, fromInhabitants: 10_000 },
    }
    const place = candidate('municipality', { inhabitants: 9_999 })
    assert.equal(
      refused(() => assertEligible(sized, place)),
      'programmes.too_few_inhabitants'
    )
    assert.isNull(refused(() => assertEligible(sized, candidate('municipality', { inhabitants: 10_000 }))))
    const named = { ...sized, eligibility: { ...sized.eligibility, alsoKeys: ['06999001'] } }
    assert.isNull(refused(() => assertEligible(named, place)))
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
