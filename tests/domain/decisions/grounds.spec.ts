import { test } from '@japa/runner'
import Day from '#core/calendar/day'
import Money from '#core/money/money'
import Refusal from '#core/refusal'
import {
  type GroundCode,
  type GroundFacts,
  assertClaims,
  deductionReason,
  possibleGrounds,
  provedGrounds,
} from '#decisions/domain/grounds'

const NOTHING: GroundFacts = {
  negated: [],
  received: '20.10.2025, 09:00 Uhr',
  closed: '31.12.2025, 23:59 Uhr',
  isLate: false,
  isCutoff: false,
  started: null,
  calculated: Money.parse('100000.00'),
  minimum: { amount: Money.parse('12500.00'), source: 'Nr. 1.1 VVG zu § 44 LHO' },
  budget: null,
  unanswered: null,
}
const REASONS =
  'Nach den Kriterien des Aufrufs waren andere Vorhaben vorrangig; eine kleinere Förderung verfehlt den Zweck.'
const BUDGET = 'In Kapitel 07 080 Titel 633 60 fehlen für 2026 noch 12.000,00.'
const point = (key: string, label = 'Form') => ({ key, label, note: 'Der Beschluss fehlt.' })
const proved = (codes: GroundCode[], facts: Partial<GroundFacts> = {}, reasons: string | null = null) => {
  try {
    return provedGrounds(codes, reasons, { ...NOTHING, ...facts }).map(({ sentence }) =>
      sentence.replaceAll('\u00a0', ' ')
    )
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

test.group('Grounds of a rejection', () => {
  test('what nothing bears out is not to choose: only the weighing of an officer is always there', ({ assert }) => {
    assert.deepEqual(
      possibleGrounds(NOTHING).map(({ code }) => code),
      ['merit']
    )
    for (const code of ['form', 'late', 'started', 'double_funding', 'minimum', 'budget', 'documents'] as const)
      assert.equal(proved([code]), 'decisions.ground_not_proved', code)
    assert.equal(proved([]), 'decisions.ground_missing')
  })

  test('each is proved by what the product knows, and quotes it', ({ assert }) => {
    assert.deepEqual(proved(['budget'], { budget: BUDGET }), [`Die Haushaltsmittel reichen nicht aus: ${BUDGET}`])
    assert.deepEqual(proved(['form'], { negated: [point('form', 'Vertretungsberechtigung')] }), [
      'Die förmliche Prüfung ergab: „Vertretungsberechtigung“ ist verneint: Der Beschluss fehlt.',
    ])
    assert.deepEqual(proved(['minimum'], { calculated: Money.parse('12499.99') }), [
      'Nach dem Antrag ergibt sich eine Zuwendung von 12.499,99 €. Unter 12.500,00 € wird nichts bewilligt (Nr. 1.1 VVG zu § 44 LHO).',
    ])
    const unanswered = { askedOn: Day.parse('2025-11-03'), dueOn: Day.parse('2025-11-24') }
    assert.deepEqual(proved(['documents'], { unanswered }), [
      'Die am 03.11.2025 angeforderten Unterlagen lagen bis zum 24.11.2025 nicht vor.',
    ])
    assert.deepEqual(proved(['late'], { isLate: true }), [
      'Der Antrag ging am 20.10.2025, 09:00 Uhr ein. Die Antragsfrist endete am 31.12.2025, 23:59 Uhr.',
    ])
    assert.deepEqual(proved(['late'], { isLate: true, isCutoff: true }), [
      'Der Antrag ging am 20.10.2025, 09:00 Uhr ein. Die Ausschlussfrist endete am 31.12.2025, 23:59 Uhr.',
    ])
    assert.deepEqual(proved(['started'], { started: 'Als Beginn ist der 01.12.2025 angegeben.' }), [
      'Als Beginn ist der 01.12.2025 angegeben.',
    ])
  })

  test('a point with a ground of its own is not quoted as a matter of form', ({ assert }) => {
    const facts = {
      negated: [point('no_double_funding', 'Keine Doppelförderung'), point('deadline'), point('not_started')],
    }
    assert.equal(proved(['form'], facts), 'decisions.ground_not_proved')
    assert.match(
      String(proved(['double_funding'], facts)),
      /bereits anderweitig gefördert. „Keine Doppelförderung“ ist verneint/
    )
    assert.match(String(proved(['late'], facts)), /ist verneint: Der Beschluss fehlt/)
    assert.match(String(proved(['started'], facts)), /ohne dass das zugelassen war/)
  })

  test('the weighing of an officer needs its reasons', ({ assert }) => {
    assert.equal(proved(['merit'], {}, 'zu teuer'), 'decisions.reasons_missing')
    assert.deepEqual(proved(['merit'], {}, REASONS), [''])
    assert.deepEqual(proved(['budget'], { budget: BUDGET }, null), [`Die Haushaltsmittel reichen nicht aus: ${BUDGET}`])
  })

  test('what only ledger or check can say is not typed')
    .with([
      { text: `${REASONS} Die Haushaltsmittel sind erschöpft.`, facts: {}, code: 'decisions.budget_not_proved' },
      { text: `${REASONS} Die Mittel des Jahres sind ausgeschöpft.`, facts: {}, code: 'decisions.budget_not_proved' },
      { text: `${REASONS} Die Haushaltsmittel sind erschöpft.`, facts: { budget: BUDGET }, code: null },
      {
        text: `${REASONS} Der Antrag genügt den förmlichen Anforderungen nicht.`,
        facts: {},
        code: 'decisions.form_not_negated',
      },
      { text: `${REASONS} Der Antrag ist förmlich unzulässig.`, facts: { negated: [point('form')] }, code: null },
      { text: `${REASONS} Arbeitsmittel reichen nicht aus.`, facts: {}, code: null },
      { text: `${REASONS} Entschieden wird im Rahmen der verfügbaren Haushaltsmittel.`, facts: {}, code: null },
    ])
    .run(({ assert }, { text, facts, code }) => {
      const act = () => assertClaims(text, { ...NOTHING, ...facts })
      if (code) assert.throws(act, code)
      else assert.doesNotThrow(act)
    })

  test('a deduction has a ground of the catalogue, with what is added to it', ({ assert }) => {
    assert.equal(
      deductionReason('hospitality', ''),
      'Bewirtung über die übliche Erfrischung bei Arbeitsterminen hinaus ist für den Zuwendungszweck nicht notwendig.'
    )
    assert.match(
      deductionReason('maximum', ' Anerkannt werden 5.000 €. '),
      /Förderbestimmungen\. Anerkannt werden 5\.000 €\.$/
    )
    assert.equal(deductionReason('other', 'Nicht erforderlich.'), 'Nicht erforderlich.')
  })
})
