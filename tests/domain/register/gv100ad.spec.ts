import { test } from '@japa/runner'
import { decodeRegisterFile, looksLikeGv100ad, parseRegisterLine } from '#register/domain/gv100ad'
import { recipientKeys, unitKind } from '#register/domain/unit_kinds'
import { gemeinde, kreis } from '#tests/helpers/register_lines'

test.group('Official register lines', () => {
  test('a municipality is read with key, ARS, name before the comma, area and population', ({ assert }) => {
    const line = parseRegisterLine(gemeinde('05112000', '0000', 'Duisburg, Stadt', '61', 23284, 502270, '47051'))
    assert.containsSubset(line, {
      level: 'municipality',
      key: '05112000',
      ars: '051120000000',
      name: 'Duisburg',
      kind: '61',
      areaHectares: 23284,
      population: 502270,
      postcode: '47051',
    })
  })

  test('a county has five digits and a seat', ({ assert }) => {
    assert.containsSubset(parseRegisterLine(kreis('05978', 'Unna', 'Unna')), {
      level: 'county',
      key: '05978',
      ars: '059780000000',
      kind: '43',
      seat: 'Unna',
    })
  })

  test('{what} is told with its reason')
    .with([
      {
        what: 'a key with a letter',
        line: gemeinde('0511200X', '0000', 'Duisburg', '61', 1, 1, '47051'),
        reason: /Schlüssel/,
      },
      {
        what: 'a day that does not exist',
        line: gemeinde('05112000', '0000', 'Duisburg', '61', 1, 1, '47051').replace('20251130', '20251131'),
        reason: /Gebietsstand/,
      },
      { what: 'a missing name', line: gemeinde('05112000', '0000', '', '61', 1, 1, '47051'), reason: /Name/ },
      {
        what: 'an unknown record type',
        line: `99${gemeinde('05112000', '0000', 'D', '61', 1, 1, '47051').slice(2)}`,
        reason: /Satzart/,
      },
      {
        what: 'a population that is no number',
        line: gemeinde('05112000', '0000', 'Duisburg', '61', 1, 1, '47051').replace('00000000001000', '0000000000x000'),
        reason: /Bevölkerung|Fläche/,
      },
    ])
    .run(({ assert }, { line, reason }) => assert.match((parseRegisterLine(line) as { reason: string }).reason, reason))

  test('associations and regions are passed over', ({ assert }) => {
    assert.isNull(parseRegisterLine(`50${gemeinde('05112000', '0000', 'Verband', '61', 1, 1, '47051').slice(2)}`))
  })

  test('old and new encodings are read alike', ({ assert }) => {
    assert.equal(decodeRegisterFile(Buffer.from('Köln', 'latin1')), 'Köln')
    assert.equal(decodeRegisterFile(Buffer.from('Köln', 'utf8')), 'Köln')
  })

  test('a letter is no register', ({ assert }) => {
    assert.isFalse(looksLikeGv100ad('Sehr geehrte Damen und Herren'))
    assert.isTrue(looksLikeGv100ad(gemeinde('05112000', '0000', 'Duisburg', '61', 1, 1, '47051')))
  })

  test('an independent city is one recipient under both of its keys', ({ assert }) => {
    assert.deepEqual(recipientKeys('05112'), ['05112000', '05112'])
    assert.deepEqual(recipientKeys('05112000'), ['05112000', '05112'])
    assert.equal(unitKind({ level: 'municipality', kind: '61', population: 1 }), 'independent_city')
    assert.equal(unitKind({ level: 'municipality', kind: '66', population: 0 }), 'uninhabited')
  })
})
