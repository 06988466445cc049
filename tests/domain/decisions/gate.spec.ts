import { test } from '@japa/runner'
import Day from '#core/calendar/day'
import { type Rulebook, rulesOn, sample, until } from '#tenancy/domain/rulebook'
import { rulebookOf } from '#tenancy/rulebooks/index'
import type { DecisionKind } from '#decisions/domain/decision_kinds'
import { type Signed, obstaclesTo } from '#decisions/domain/gate'
import type { NoticeFacts } from '#decisions/domain/notice_facts'
import { remedySaid, sideConditionsSaid } from '#decisions/domain/said'

const tranche = (year: number, amount: string) => ({ year, amount, budgetLineId: 1, address: 'Kapitel 07 080' })
const facts = (
  kind: DecisionKind,
  tranches: ReturnType<typeof tranche>[],
  before: ReturnType<typeof tranche>[] | null = null
) =>
  ({
    kind,
    authority: { kind: 'district_government' },
    recipient: { seatCountyKey: '05978' },
    period: { from: '2026-01-01', to: '2026-12-31', years: [2026] },
    tranches,
    before: before && { amount: '0.00', tranches: before, noticeOn: '2026-01-27', ordinal: 1, lastOn: null },
  }) as unknown as NoticeFacts
const nw = rulebookOf('NW')
const withRules = (rules: Partial<Rulebook['rules']>): Rulebook => ({ ...nw, rules: { ...nw.rules, ...rules } })
/** What a notice says that is signed on a day. */
const signedOn = (of: NoticeFacts, iso: string, rulebook: Rulebook): Signed => {
  const on = Day.parse(iso)
  const sideConditions = sideConditionsSaid(of, rulesOn(rulebook, on).values)
  return { on, said: { remedy: remedySaid(of, rulebook, on), sideConditions } }
}
const codes = (of: NoticeFacts, signed: string | null, on: string, rulebook = nw, byThen = rulebook) =>
  obstaclesTo(of, rulebook, signed ? signedOn(of, signed, byThen) : null, Day.parse(on)).map(({ code }) => code)
const GRANT = facts('approval', [tranche(2026, '100.00')])

test.group('What speaks against a notice going on', () => {
  test('nothing, on the day of the signature and the days after it', ({ assert }) => {
    assert.deepEqual(codes(GRANT, null, '2026-06-01'), [])
    assert.deepEqual(codes(GRANT, '2026-06-01', '2026-06-01'), [])
    assert.deepEqual(codes(GRANT, '2026-11-02', '2026-12-31'), [])
  })

  test('a year and a period that are over, told together', ({ assert }) => {
    assert.deepEqual(codes(GRANT, null, '2027-01-01'), ['budgets.year_is_past', 'decisions.period_over'])
    assert.deepEqual(codes(facts('rejection', []), '2026-12-18', '2027-01-07'), [])
  })

  test('months that have passed between proposal and signature, where they are granted by time and never count', ({
    assert,
  }) => {
    const [fixedSum, share] = ['fixed', 'share'].map((type) => ({ type }))
    const granted = (financing: object, from: string | null, kind: DecisionKind = 'approval') =>
      ({
        ...facts(kind, [tranche(2026, '100.00')]),
        period: { from: '2026-03-15', to: '2026-12-31', years: [2026] },
        programme: { financing, proration: 'touched_month' },
        eligible: { from, rule: '', source: '' },
      }) as unknown as NoticeFacts
    const fixed = granted(fixedSum, null)
    assert.deepEqual(codes(fixed, null, '2026-03-31'), [])
    assert.deepEqual(codes(fixed, null, '2026-04-01'), ['decisions.period_begun'])
    assert.deepEqual(codes(fixed, '2026-03-31', '2026-04-01'), [])
    assert.deepEqual(codes(granted(fixedSum, '2026-03-15'), null, '2026-04-01'), [])
    assert.deepEqual(codes(granted(share, null), null, '2026-04-01'), [])
  })

  test('an amendment may leave in a year that is over what stood there, but grants nothing more in it', ({
    assert,
  }) => {
    const before = [tranche(2026, '100.00'), tranche(2027, '100.00')]
    const change = (past: string) => facts('amendment', [tranche(2026, past), tranche(2027, '50.00')], before)
    assert.deepEqual(codes(change('100.00'), null, '2027-02-01'), [])
    assert.deepEqual(codes(change('80.00'), null, '2027-02-01'), [])
    assert.deepEqual(codes(change('100.01'), null, '2027-02-01'), ['budgets.year_is_past'])
  })

  test('what was bound of later years ends with the year of the signature; what stood before was bound then', ({
    assert,
  }) => {
    const later = [tranche(2026, '0.00'), tranche(2027, '50.00')]
    const granted = facts('approval', later)
    assert.deepEqual(codes(granted, '2026-12-18', '2026-12-31'), [])
    assert.deepEqual(codes(granted, '2026-12-18', '2027-01-02'), [
      'decisions.authorisation_over',
      'decisions.period_over',
    ])
    const unchanged = facts('amendment', later, later)
    assert.deepEqual(codes(unchanged, '2026-12-18', '2027-01-02'), [])
  })

  test('a signature that has lain for more than the days of the office', ({ assert }) => {
    assert.deepEqual(codes(GRANT, '2026-06-01', '2026-07-31'), [])
    assert.deepEqual(codes(GRANT, '2026-06-01', '2026-08-01'), ['decisions.signature_too_old'])
    const ten = withRules({ signatureDays: [sample(10, 'x')] })
    assert.deepEqual(codes(GRANT, '2026-06-01', '2026-06-12', ten), ['decisions.signature_too_old'])
  })

  test('a remedy notice and side conditions that read otherwise than when it was signed', ({ assert }) => {
    const [text] = nw.rules.remedyText
    const other = withRules({
      remedyText: [text, sample({ ...text.value, court_action: 'Klage ist zu erheben.' }, 'x', '2026-04-01')],
    })
    assert.deepEqual(codes(GRANT, '2026-03-30', '2026-03-31', other), [])
    assert.deepEqual(codes(GRANT, '2026-03-30', '2026-04-01', other), ['decisions.remedy_changed'])
    assert.deepEqual(codes(GRANT, null, '2026-04-01', other), [])
    const edition = withRules({ sideConditionsTextOthers: [sample('alt', 'x'), sample('neu', 'x', '2026-04-01')] })
    assert.deepEqual(codes(GRANT, '2026-03-30', '2026-04-01', edition), ['decisions.edition_changed'])
    assert.deepEqual(codes(GRANT, '2026-04-01', '2026-04-02', edition), [])
  })

  test('a rule that is corrected for a day that is past: the notice reads as it was signed', ({ assert }) => {
    const [text] = nw.rules.remedyText
    const corrected = withRules({ remedyText: [sample({ ...text.value, court_action: 'Klage ist zu erheben.' }, 'x')] })
    assert.deepEqual(codes(GRANT, '2026-03-30', '2026-03-31', corrected, nw), ['decisions.remedy_changed'])
    const edition = withRules({ sideConditionsTextOthers: [sample('neu', 'x')] })
    assert.deepEqual(codes(GRANT, '2026-03-30', '2026-03-31', edition, nw), ['decisions.edition_changed'])
    assert.deepEqual(codes(GRANT, null, '2026-03-31', edition), [])
  })

  test('a remedy notice with a word that nobody can fill in is none', ({ assert }) => {
    const [text] = nw.rules.remedyText
    const gap = { ...text.value, court_action: 'Klage bei {gericht} in {strasse}.' }
    assert.deepEqual(codes(GRANT, null, '2026-04-01', withRules({ remedyText: [sample(gap, 'x')] })), [
      'decisions.remedy_text_broken',
    ])
  })

  test('U42 a rule on its first day, its last, and the days around them', ({ assert }) => {
    const dated = withRules({
      sideConditionsTextMunicipal: [until('2026-06-30', sample('Fassung A', 'Nr. 5.1 VVG', '2026-04-01'))],
    })
    assert.throws(() => codes(GRANT, null, '2026-03-31', dated), /no rule/)
    assert.deepEqual(codes(GRANT, null, '2026-04-01', dated), [])
    assert.deepEqual(codes(GRANT, null, '2026-06-30', dated), [])
    const [ended] = obstaclesTo(GRANT, dated, null, Day.parse('2026-07-01'))
    assert.equal(ended.code, 'decisions.rule_ended')
    assert.deepEqual(ended.details, {
      rule: 'Wortlaut der Nebenbestimmungen, Gemeinden',
      until: '30.06.2026',
      source: 'Nr. 5.1 VVG',
    })
  })

  test('outside a demo every rule that is not confirmed is named at once', ({ assert }) => {
    const strict = (rulebook: Rulebook) =>
      obstaclesTo(GRANT, rulebook, null, Day.parse('2026-06-01'), true).map(({ code, details }) => [code, details])
    const [[code, { count, names }]] = strict(nw) as [string, { count: number; names: string }][]
    assert.equal(code, 'decisions.rules_unconfirmed')
    assert.isAbove(count, 20)
    assert.include(names, 'Freigrenze für Veränderungen, Gemeinden; Freigrenze für Veränderungen, andere')
    const confirmation = { by: ['A', 'B'] as [string, string], on: '2026-01-02', document: 'Erlass' }
    const all = Object.fromEntries(
      Object.entries(nw.rules).map(([name, versions]) => [
        name,
        versions.map((rule) => ({ ...rule, mark: 'confirmed', confirmation })),
      ])
    )
    assert.deepEqual(strict(withRules(all as Partial<Rulebook['rules']>)), [])
  })

  test('a court that is not confirmed', ({ assert }) => {
    const foreign = { ...GRANT, recipient: { seatCountyKey: '16053' } } as NoticeFacts
    const signed = signedOn(GRANT, '2026-03-30', nw)
    const refused = obstaclesTo(foreign, nw, signed, Day.parse('2026-04-01'))
    assert.deepEqual(
      refused.map(({ code }) => code),
      ['decisions.court_unknown']
    )
  })
})
