import { test } from '@japa/runner'
import Day from '#core/calendar/day'
import { endOfPeriod, periodEnd, shifted, workingDayFrom, proceduralLaw } from '#core/calendar/periods'
import { type Delivery, announcement, lastRetrievalDay } from '#decisions/domain/announcement'
import { remedyDeadline } from '#decisions/domain/remedy'
import { ruleOn } from '#tenancy/domain/rulebook'
import { rulebookOf } from '#tenancy/rulebooks/index'

const day = (iso: string) => Day.parse(iso)
const post = (sent: string, begun = sent, received: string | null = null): Delivery => ({
  channel: 'post',
  sentOn: day(sent),
  receivedOn: received === null ? null : day(received),
  procedureBegunOn: day(begun),
})
const served = (on: string): Delivery => ({ channel: 'formal_service', receivedOn: day(on) })
const retrieved = (sent: string, on: string | null): Delivery => ({
  channel: 'portal_retrieval',
  sentOn: day(sent),
  retrievedOn: on === null ? null : day(on),
})
const mailbox = (sent: string, fictionDays: number): Delivery => ({
  channel: 'ozg_mailbox',
  sentOn: day(sent),
  fictionDays,
})

test.group('Announcement and remedy (§ 41 VwVfG, §§ 58, 74 VwGO)', () => {
  test('{id} {land}: announced on {announced}, last day {last}')
    .with([
      { id: 'D01', land: 'NW', delivery: post('2026-03-05'), announced: '2026-03-09', last: '2026-04-09' },
      { id: 'D02', land: 'NW', delivery: post('2026-03-04'), announced: '2026-03-08', last: '2026-04-08' },
      { id: 'D03', land: 'NW', delivery: post('2026-01-27'), announced: '2026-01-31', last: '2026-03-02' },
      { id: 'D04a', land: 'BW', delivery: post('2026-12-02'), announced: '2026-12-06', last: '2027-01-07' },
      { id: 'D04b', land: 'NW', delivery: post('2026-12-02'), announced: '2026-12-06', last: '2027-01-06' },
      { id: 'D04c', land: 'HE', delivery: post('2026-12-02'), announced: '2026-12-05', last: '2027-01-05' },
      { id: 'D05a', land: 'NW', delivery: post('2027-09-27'), announced: '2027-10-01', last: '2027-11-02' },
      { id: 'D05b', land: 'BW', delivery: post('2027-09-27'), announced: '2027-10-01', last: '2027-11-02' },
      { id: 'D05c', land: 'HE', delivery: post('2027-09-28'), announced: '2027-10-01', last: '2027-11-01' },
      { id: 'D06a', land: 'NW', delivery: post('2026-04-30'), announced: '2026-05-04', last: '2026-06-05' },
      { id: 'D06a', land: 'BW', delivery: post('2026-04-30'), announced: '2026-05-04', last: '2026-06-05' },
      { id: 'D06b', land: 'HE', delivery: post('2026-05-01'), announced: '2026-05-04', last: '2026-06-05' },
      { id: 'D07', land: 'NW', delivery: post('2026-02-27'), announced: '2026-03-03', last: '2026-04-07' },
      { id: 'D08a', land: 'NW', delivery: post('2024-12-30'), announced: '2025-01-02', last: '2025-02-03' },
      { id: 'D08b', land: 'NW', delivery: post('2025-01-02'), announced: '2025-01-06', last: '2025-02-06' },
      { id: 'D09a', land: 'BW', delivery: post('2025-02-03'), announced: '2025-02-06', last: '2025-03-06' },
      {
        id: 'D09b',
        land: 'BW',
        delivery: post('2025-02-10', '2025-02-08'),
        announced: '2025-02-14',
        last: '2025-03-14',
      },
      {
        id: 'D09c',
        land: 'BW',
        delivery: post('2025-02-10', '2025-01-15'),
        announced: '2025-02-13',
        last: '2025-03-13',
      },
      {
        id: 'D10',
        land: 'NW',
        delivery: post('2026-03-05', '2026-03-05', '2026-03-16'),
        announced: '2026-03-16',
        last: '2026-04-16',
      },
      { id: 'D11', land: 'NW', delivery: served('2026-05-13'), announced: '2026-05-13', last: '2026-06-15' },
      {
        id: 'D13',
        land: 'NW',
        delivery: retrieved('2026-09-08', '2026-09-10'),
        announced: '2026-09-11',
        last: '2026-10-12',
      },
      { id: 'D14', land: 'NW', delivery: mailbox('2026-09-10', 4), announced: '2026-09-14', last: '2026-10-14' },
      { id: 'D14', land: 'HE', delivery: mailbox('2026-09-10', 3), announced: '2026-09-13', last: '2026-10-13' },
      { id: 'D15', land: 'NW', delivery: post('2025-09-22'), announced: '2025-09-26', last: '2025-10-27' },
      { id: 'D16', land: 'NW', delivery: post('2026-11-27'), announced: '2026-12-01', last: '2027-01-04' },
      { id: 'D17', land: 'HE', delivery: post('2026-09-29'), announced: '2026-10-02', last: '2026-11-02' },
      { id: 'D18', land: 'BW', delivery: post('2025-12-02'), announced: '2025-12-06', last: '2026-01-07' },
      {
        id: 'a procedure begun long before moves nothing',
        land: 'NW',
        delivery: post('2025-01-02', '2024-10-01'),
        announced: '2025-01-06',
        last: '2025-02-06',
      },
      {
        id: 'an earlier receipt does not count',
        land: 'NW',
        delivery: post('2026-03-05', '2026-03-05', '2026-03-06'),
        announced: '2026-03-09',
        last: '2026-04-09',
      },
    ])
    .run(({ assert }, { land, delivery, announced, last }) => {
      const { on, steps } = announcement(rulebookOf(land), delivery)
      assert.equal(on?.iso, announced)
      assert.isNotEmpty(steps)
      assert.equal(remedyDeadline(rulebookOf(land), on!, true).lastDay.iso, last)
    })

  test('D12 a missing or wrong remedy notice makes the period a year', ({ assert }) => {
    const { lastDay, steps } = remedyDeadline(rulebookOf('NW'), day('2026-03-09'), false)
    assert.equal(lastDay.iso, '2027-03-09')
    assert.equal(steps[0].rule, 'Rechtsbehelfsfrist ohne oder mit unrichtiger Rechtsbehelfsbelehrung')
    assert.equal(steps[0].source, '§ 58 Absatz 2 VwGO, § 57 Absatz 2 VwGO, § 222 Absatz 1 ZPO, §§ 187 und 188 BGB')
  })

  test('on the tenth day retrieval still counts, on the eleventh nothing was announced', ({ assert }) => {
    const book = rulebookOf('NW')
    assert.equal(announcement(book, retrieved('2026-09-08', '2026-09-18')).on?.iso, '2026-09-19')
    for (const late of ['2026-09-19', null]) {
      const { on, steps } = announcement(book, retrieved('2026-09-08', late))
      assert.isNull(on)
      assert.deepEqual(
        [steps[0].text, steps[0].result, steps[0].rule],
        [
          'Nicht bis zum 18.09.2026 abgerufen',
          'nicht bekannt gegeben',
          'Ohne Abruf binnen 10 Tagen ist nichts bekannt gegeben',
        ]
      )
    }
    assert.equal(lastRetrievalDay(book, day('2026-09-08')).iso, '2026-09-18')
  })

  test('the derivation names the law of the Land and its transition', ({ assert }) => {
    const { steps } = announcement(rulebookOf('BW'), post('2025-02-10', '2025-01-15'))
    assert.deepEqual(steps[0], {
      text: '10.02.2025 + 3 Tage; der Tag wird nicht verschoben',
      result: '13.02.2025',
      rule: 'Gilt am 3. Tag nach der Aufgabe zur Post als bekannt gegeben',
      source: '§ 41 Absatz 2 LVwVfG alte Fassung; § 102b LVwVfG',
    })
    const later = announcement(rulebookOf('NW'), post('2026-03-05', '2026-03-05', '2026-03-16')).steps
    assert.equal(later[0].source, '§ 41 Absatz 2 VwVfG NRW')
    assert.equal(later[1].text, 'Nachgewiesener späterer Zugang am 16.03.2026')
    assert.match(announcement(rulebookOf('NW'), served('2026-05-13')).steps[0].rule, /Zustellung/)
    assert.match(announcement(rulebookOf('NW'), mailbox('2026-09-10', 4)).steps[0].source, /§ 9 OZG/)
    assert.match(announcement(rulebookOf('NW'), retrieved('2026-09-08', '2026-09-10')).steps[0].source, /2a VwVfG/)
  })
})

test.group('Periods of the authority, of payment and of calls', () => {
  const law = proceduralLaw('VwVfG')
  const region = (land: string) => ruleOn(rulebookOf(land).rules, 'holidayRegion', day('2026-01-01')).value

  test('D19 two weeks end on a holiday and go on to the Monday', ({ assert }) => {
    const { rawEnd, lastDay, steps } = periodEnd(day('2026-12-11'), { weeks: 2 }, region('NW'), law)
    assert.deepEqual([rawEnd.iso, lastDay.iso], ['2026-12-25', '2026-12-28'])
    assert.deepEqual(
      steps.map(({ text, result }) => `${text} = ${result}`),
      [
        '11.12.2026 + 2 Wochen; der Tag des Beginns zählt nicht mit = 25.12.2026',
        '25.12.2026 ist kein Werktag (1. Weihnachtstag) = Montag, 28.12.2026',
      ]
    )
  })

  test('W1 and W2 the window of timely use is not shifted', ({ assert }) => {
    assert.equal(endOfPeriod(day('2025-02-03'), { months: 2 }).iso, '2025-04-03')
    assert.equal(endOfPeriod(day('2025-12-31'), { months: 2 }).iso, '2026-02-28')
    const { lastDay, steps } = periodEnd(day('2025-12-31'), { months: 2 }, null, law)
    assert.equal(lastDay.iso, '2026-02-28')
    assert.deepEqual(
      [steps[1].text, steps[1].source],
      ['Genau dieser Tag ist als Ende bestimmt; er wird nicht verschoben', '§ 31 Absatz 3 Satz 2 VwVfG']
    )
  })

  test('A1 a call that ends on a Sunday ends on the next working day of its Land', ({ assert }) => {
    assert.equal(workingDayFrom(day('2027-10-31'), region('NW')).iso, '2027-11-02')
    assert.equal(workingDayFrom(day('2027-10-31'), region('HE')).iso, '2027-11-01')
  })

  test('24 and 31 December are ordinary days; 6 January is one in one Land alone', ({ assert }) => {
    for (const land of ['NW', 'BW', 'HE'])
      for (const eve of ['2026-12-24', '2026-12-31']) assert.equal(workingDayFrom(day(eve), region(land)).iso, eve)
    assert.equal(workingDayFrom(day('2027-01-06'), region('BW')).iso, '2027-01-07')
    assert.equal(workingDayFrom(day('2027-01-06'), region('HE')).iso, '2027-01-06')
  })

  test('a working day is said to be one', ({ assert }) => {
    const { steps } = shifted(day('2026-04-09'), region('NW'), law)
    assert.deepEqual(
      steps.map(({ text, result }) => `${text}, ${result}`),
      ['09.04.2026 ist ein Werktag, Donnerstag, 09.04.2026']
    )
    assert.match(shifted(day('2026-04-11'), region('NW'), law).steps[0].text, /\(Samstag\)$/)
  })

  test('days and weeks and one of each', ({ assert }) => {
    assert.equal(endOfPeriod(day('2026-02-27'), { days: 3 }).iso, '2026-03-02')
    assert.equal(endOfPeriod(day('2026-02-27'), { weeks: 1 }).iso, '2026-03-06')
    assert.match(periodEnd(day('2026-02-27'), { days: 1 }, null, law).steps[0].text, /\+ 1 Tag;/)
    assert.match(periodEnd(day('2026-02-27'), { weeks: 1 }, null, law).steps[0].text, /\+ 1 Woche;/)
    assert.match(periodEnd(day('2026-02-27'), { months: 1 }, null, law).steps[0].text, /\+ 1 Monat;/)
  })
})
