import { test } from '@japa/runner'
import Day from '#core/calendar/day'
import Money from '#core/money/money'
import Refusal from '#core/refusal'
import { type AuthorityKind, RuleUnknown, confirmed, ruleOn, rulesOn } from '#tenancy/domain/rulebook'
import { RULEBOOKS, rulebookOf, rulebookOfKey } from '#tenancy/rulebooks/index'
import { decidedCalculation } from '#decisions/domain/decided_calculation'
import { assertAmendable, assertMaySign, assertProposable } from '#decisions/domain/proposal'
import { remedyNotice } from '#decisions/domain/remedy'
import { nextReminder } from '#duties/domain/duty_kinds'
import { safeFileName } from '#documents/domain/file_types'

const code = (act: () => void) => {
  try {
    act()
    return null
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}
const REASONS =
  'Die verfügbaren Haushaltsmittel reichen nicht für alle förderfähigen Anträge; andere Vorhaben waren vorrangig.'
const approval = (amount: string, tranches: [number, string][], reasons: string | null = null) => ({
  kind: 'approval' as const,
  amount: Money.parse(amount),
  tranches: tranches.map(([year, part]) => ({ year, amount: Money.parse(part) })),
  reasons,
})
const proposable = (
  proposal: Parameters<typeof assertProposable>[0],
  calculated = '1000.00',
  requested = '1000.00',
  { minimum = null, negative = [] }: Partial<Parameters<typeof assertProposable>[1]> = {}
) =>
  code(() =>
    assertProposable(proposal, {
      calculated: Money.parse(calculated),
      requested: Money.parse(requested),
      rounding: 'euro_down',
      minimum,
      negative,
    })
  )

const authority = (kind: AuthorityKind) => ({ kind, name: 'Die Behörde', seat: 'Straße 1, 70173 Stuttgart' })

test.group('Proposals', () => {
  test('never more than the plan yields, never nothing', ({ assert }) => {
    assert.equal(proposable(approval('1000.01', [[2026, '1000.01']])), 'decisions.amount_above_calculation')
    assert.equal(proposable(approval('0.00', [])), 'decisions.amount_missing')
    assert.equal(proposable(approval('1000.00', [[2026, '999.99']])), 'budgets.tranches_do_not_add_up')
    assert.isNull(
      proposable(
        approval('1000.00', [
          [2026, '400.00'],
          [2027, '600.00'],
        ])
      )
    )
  })

  test('a partial approval needs reasons; rounding down does not', ({ assert }) => {
    assert.equal(proposable(approval('800.00', [[2026, '800.00']])), 'decisions.partial_reasons_missing')
    assert.isNull(proposable(approval('800.00', [[2026, '800.00']], REASONS)))
    assert.isNull(proposable(approval('1000.00', [[2026, '1000.00']]), '1000.00', '1000.75'))
  })

  test('eighty characters are a reason, blanks around them are none', ({ assert }) => {
    const cut = (reasons: string | null) => proposable({ ...approval('800.00', [[2026, '800.00']]), reasons })
    assert.isNull(cut('x'.repeat(80)))
    assert.equal(cut(`  ${'x'.repeat(79)}  `), 'decisions.partial_reasons_missing')
    assert.equal(cut(null), 'decisions.partial_reasons_missing')
  })

  test('an amendment changes something, has a reason, and grants no more than the plan yields', ({ assert }) => {
    const version = (...years: [number, string][]) => ({
      amount: Money.sum(years.map(([, amount]) => Money.parse(amount))),
      tranches: years.map(([year, amount]) => ({ year, amount: Money.parse(amount) })),
    })
    const before = version([2026, '400.00'], [2027, '600.00'])
    const amend = (after: ReturnType<typeof version>, reasons = REASONS, calculated = '1000.00') =>
      code(() =>
        assertAmendable({ ...after, reasons }, before, { calculated: Money.parse(calculated), rounding: 'euro_down' })
      )
    assert.isNull(amend(version([2026, '300.00'], [2027, '700.00'])))
    assert.isNull(amend(version([2026, '400.00'])))
    assert.isNull(amend(version([2026, '400.00'], [2027, '500.00']), REASONS, '100.00'))
    assert.equal(amend(version([2027, '600.00'], [2026, '400.00'])), 'decisions.amendment_changes_nothing')
    assert.equal(amend(version([2026, '0.00'])), 'decisions.nothing_left')
    assert.equal(amend(version([2026, '1001.00'])), 'decisions.amount_above_calculation')
    assert.isNull(amend(version([2026, '1001.00']), REASONS, '1001.00'))
    assert.equal(amend(version([2026, '400.50'])), 'decisions.amount_not_rounded')
    assert.isNull(amend(version([2026, '400.00']), ` ${'x'.repeat(80)} `))
    assert.equal(amend(version([2026, '400.00']), ` ${'x'.repeat(79)} `), 'decisions.amendment_reasons_missing')
  })

  test('an approval is rounded, not below the minimum, and not against the formal check', ({ assert }) => {
    assert.equal(proposable(approval('800.55', [[2026, '800.55']], REASONS)), 'decisions.amount_not_rounded')
    const minimum = { amount: Money.parse('12500.00'), source: 'Nr. 1.1 VVG zu § 44 LHO' }
    assert.equal(
      proposable(approval('1000.00', [[2026, '1000.00']]), '1000.00', '1000.00', { minimum }),
      'decisions.amount_below_minimum'
    )
    const negative = ['Keine Doppelförderung']
    const granted = approval('1000.00', [[2026, '1000.00']])
    assert.equal(proposable(granted, '1000.00', '1000.00', { negative }), 'decisions.formal_check_negative')
    const rejection = { kind: 'rejection' as const, amount: Money.ZERO, tranches: [], reasons: REASONS }
    assert.isNull(proposable(rejection, '1000.00', '1000.00', { negative, minimum }))
  })

  test('what was cut by decision is the last step of the derivation', ({ assert }) => {
    const yielded = { grant: Money.parse('1000.00'), tranches: [], steps: [] }
    const tranches = [{ year: 2026, amount: Money.parse('800.00') }]
    const { grant, steps } = decidedCalculation(yielded, { amount: Money.parse('800.00'), tranches })
    assert.equal(String(grant), '800.00')
    assert.deepEqual(
      steps.map(({ text, result }) => `${text} = ${result}`.replaceAll('\u00a0', ' ')),
      ['Kürzung von 1.000,00 € um 200,00 € = 800,00 €']
    )
    assert.equal(decidedCalculation(yielded, { amount: Money.parse('1000.00'), tranches }), yielded)
  })

  test('who has proposed or co-signed does not sign, and the budget officer comes first', ({ assert }) => {
    const limit = Money.parse('750000.00')
    const decision = { proposedBy: 1, cosignedBy: 2, cosignatureRequired: true, amount: limit }
    assert.equal(
      code(() => assertMaySign(decision, 1, limit)),
      'decisions.own_proposal'
    )
    assert.equal(
      code(() => assertMaySign(decision, 2, limit)),
      'decisions.cosigner_signs'
    )
    assert.equal(
      code(() => assertMaySign({ ...decision, cosignedBy: null }, 3, limit)),
      'decisions.cosignature_missing'
    )
    assert.isNull(code(() => assertMaySign(decision, 3, limit)))
    assert.equal(
      code(() => assertMaySign({ ...decision, amount: Money.parse('750000.01') }, 3, limit)),
      'decisions.above_signature_limit'
    )
  })
})

test.group('Rulebooks and remedies', () => {
  test("the court is that of the addressee's seat, not of the authority", ({ assert }) => {
    const notice = remedyNotice(rulebookOf('NW'), authority('district_government'), '05978', Day.parse('2026-01-27'))
    assert.equal(
      notice,
      'Gegen diesen Bescheid kann innerhalb eines Monats nach Bekanntgabe Klage bei dem Verwaltungsgericht Gelsenkirchen in Gelsenkirchen erhoben werden.'
    )
    assert.include(
      remedyNotice(rulebookOf('BW'), authority('ministry'), '08326', Day.parse('2026-01-13')),
      'Verwaltungsgericht Freiburg in Freiburg im Breisgau erhoben'
    )
    assert.include(
      remedyNotice(rulebookOf('HE'), authority('regional_council'), '06434', Day.parse('2026-02-10')),
      'Verwaltungsgericht Frankfurt am Main in Frankfurt am Main erhoben'
    )
  })

  test('where court or remedy are not certain, nothing is signed', ({ assert }) => {
    const refused = (
      land: string,
      kind: 'ministry' | 'development_bank' | 'regional_council',
      county: string,
      day: string
    ) => code(() => remedyNotice(rulebookOf(land), authority(kind), county, Day.parse(day)))
    assert.equal(refused('HE', 'regional_council', '06415', '2026-02-10'), 'decisions.court_unconfirmed')
    assert.isNull(refused('HE', 'regional_council', '06434', '2026-12-31'))
    assert.equal(refused('HE', 'regional_council', '06434', '2027-01-01'), 'decisions.rule_ended')
    assert.isNull(refused('NW', 'ministry', '05978', '2099-01-01'))
    assert.equal(refused('NW', 'development_bank', '05978', '2026-02-10'), 'decisions.remedy_unknown')
    assert.equal(refused('NW', 'ministry', '16053', '2026-02-10'), 'decisions.court_unknown')
  })

  test('against an act of the development bank there is an objection, filed with it', ({ assert }) => {
    assert.equal(
      remedyNotice(rulebookOf('BW'), authority('development_bank'), '08326', Day.parse('2026-02-10')),
      'Gegen diesen Bescheid kann innerhalb eines Monats nach Bekanntgabe Widerspruch erhoben werden. Der Widerspruch ist einzulegen bei: Die Behörde, Straße 1, 70173 Stuttgart.'
    )
  })

  test('every county has exactly one court', ({ assert }) => {
    const counties = RULEBOOKS.flatMap(({ courts }) => courts.flatMap((court) => court.counties.split(' ')))
    assert.lengthOf(counties, 124)
    assert.lengthOf(new Set(counties), 124)
  })

  test('fiction days of {land} on {day}: {days}')
    .with([
      { land: 'NW', day: '2024-12-30', days: 3 },
      { land: 'NW', day: '2025-01-02', days: 4 },
      { land: 'BW', day: '2025-02-03', days: 3 },
      { land: 'BW', day: '2025-02-10', days: 4 },
      { land: 'HE', day: '2026-09-29', days: 3 },
    ])
    .run(({ assert }, { land, day, days }) =>
      assert.equal(rulesOn(rulebookOf(land), Day.parse(day)).values.fictionDays, days)
    )

  test('what a rulebook does not know is not guessed', ({ assert }) => {
    const rules = { fictionDays: [confirmed(4, '§ 41 Absatz 2 VwVfG', '2025-01-01')] }
    assert.throws(() => ruleOn(rules, 'fictionDays', Day.parse('2024-12-31')), RuleUnknown as never)
    assert.equal(ruleOn(rules, 'fictionDays', Day.parse('2025-01-01')).value, 4)
    assert.throws(() => rulebookOf('BY'), RangeError)
    assert.isNull(rulebookOfKey('16053000'))
  })

  test('every constant names its source', ({ assert }) => {
    for (const { rules } of RULEBOOKS)
      for (const entries of Object.values(rules))
        for (const { source, mark } of entries) {
          assert.isNotEmpty(source)
          assert.include(['confirmed', 'to_be_confirmed', 'sample'], mark)
        }
  })
})

test.group('Reminders, file names', () => {
  test('due {dueOn}, on {today} the next reminder is on {next}')
    .with([
      { dueOn: '2027-03-31', today: '2026-01-05', next: '2027-03-03' },
      { dueOn: '2027-03-31', today: '2027-03-02', next: '2027-03-03' },
      { dueOn: '2027-03-31', today: '2027-03-03', next: '2027-03-31' },
      { dueOn: '2027-03-31', today: '2027-03-30', next: '2027-03-31' },
      { dueOn: '2027-03-31', today: '2027-03-31', next: null },
      { dueOn: '2027-03-31', today: '2027-04-05', next: null },
      { dueOn: null, today: '2027-04-05', next: null },
    ])
    .run(({ assert }, { dueOn, today, next }) =>
      assert.equal(
        nextReminder('file_report', dueOn === null ? null : Day.parse(dueOn), Day.parse(today))?.iso ?? null,
        next
      )
    )

  test('S12: {name} is kept as {safe}')
    .with([
      { name: '../../etc/passwd', safe: 'passwd' },
      { name: 'C:\\Users\\a\\Konzept.pdf', safe: 'Konzept.pdf' },
      { name: 'Konzept\r\nSet-Cookie: x.pdf', safe: 'KonzeptSet-Cookie x.pdf' },
      { name: '..', safe: 'Datei' },
      { name: 'a"b<c>.PDF', safe: 'abc.pdf' },
      { name: '\u202Egnp.exe.pdf', safe: 'gnp.exe.pdf' },
    ])
    .run(({ assert }, { name, safe }) => assert.equal(safeFileName(name), safe))
})
