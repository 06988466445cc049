import { test } from '@japa/runner'
import Day from '#core/calendar/day'
import Fraction from '#core/money/fraction'
import Money from '#core/money/money'
import Refusal from '#core/refusal'
import { FinancePlanFigures } from '#financing/domain/finance_plan_figures'
import type { Declaration, Financing, ProgrammeDefinition } from '#programmes/domain/definition'
import { isComplete, readSections } from '#applications/domain/completeness'
import { assertMayJoin } from '#applications/domain/joint_application'
import { ownShares, readPlan } from '#applications/domain/plan_grid'
import { planRows } from '#applications/domain/plan_rows'
import { fundedPosts, readPosts } from '#applications/domain/post_rows'
import { type SectionContext, sectionOf, titleIn, typedInKind } from '#applications/domain/section_context'
import { answersOf, frozenOf, problemsOfSection } from '#applications/domain/section_kinds'
import { frozenPost, submittedGrant } from '#applications/domain/submitted_grant'
import { assertSupplementDue } from '#applications/domain/supplement_due'

const SECTIONS: ProgrammeDefinition['sections'] = [
  {
    key: 'vorhaben',
    group: 'g',
    title: 'Vorhaben',
    kind: 'fields',
    fields: [{ key: 'title', label: 'Titel', type: 'text', role: 'title' }],
  },
  { key: 'partner', group: 'g', title: 'Partner', kind: 'partners' },
  { key: 'stellen', group: 'g', title: 'Stellen', kind: 'posts' },
  { key: 'plan', group: 'g', title: 'Plan', kind: 'plan' },
  { key: 'ziele', group: 'g', title: 'Ziele', kind: 'indicators' },
  { key: 'anlagen', group: 'g', title: 'Anlagen', kind: 'attachments' },
  { key: 'erklaerungen', group: 'g', title: 'Erklärungen', kind: 'declarations' },
]
const DECLARATION: Declaration = { key: 'complete', text: 'Alles ist vollständig.' }
const SHARE: Financing = { type: 'share', rate: '70' }
const UNITS: Financing = {
  type: 'fixed',
  units: [
    {
      code: 'FK',
      label: 'Fachkraft',
      amount: '57000.00',
      perFte: '1',
      mostFte: { county: '2', independent_city: '1.5' },
    },
    { code: 'VA', label: 'Assistenz', amount: '22500.00', perFte: '0.5', mostFte: { county: '0.5' } },
  ],
}
const definition = (financing: Financing, more: object = {}) =>
  ({
    sections: SECTIONS,
    financing,
    joint: { allowed: true, maxPartners: 1 },
    plan: {
      categories: [
        { code: 'PERS', label: 'Personal' },
        { code: 'RENT', label: 'Miete' },
      ],
      sources: [
        { code: 'DONOR', label: 'Spenden', kind: 'third_party' },
        { code: 'OWN', label: 'Eigenmittel', kind: 'own' },
      ],
    },
    indicators: [{ code: 'K1', label: 'Beratungen', unit: 'Anzahl', hint: 'Jede einmal' }],
    declarations: [DECLARATION],
    attachments: [
      { key: 'concept', label: 'Konzept', required: true },
      { key: 'contract', label: 'Vertrag', required: true, onlyJoint: true },
      { key: 'other', label: 'Weiteres', required: false },
    ],
    ...more,
  }) as unknown as ProgrammeDefinition
const PLAN = { PERS: { 2026: '800,00', 2027: '500' }, RENT: { 2026: '200' }, OWN: { 2026: '300', 2027: '150' } }
const context = (change: Partial<SectionContext> = {}): SectionContext => ({
  definition: definition(SHARE),
  years: [2026, 2027],
  period: { from: Day.parse('2026-01-01'), to: Day.parse('2027-12-31') },
  proration: 'touched_month',
  rounding: 'cent',
  unitKind: 'county',
  inhabitants: 250_000,
  partners: [],
  attached: [{ slot: 'concept', fileName: 'konzept.pdf', sha256: 'a1' }],
  raw: {
    vorhaben: { title: ' Haus ' },
    partner: { joint: 'no' },
    stellen: { posts: { 1: { role: 'Leitung', fte: '0,5', group: 'EG 11' } } },
    plan: { plan: PLAN },
    ziele: { targets: { K1: { 2026: '5', 2027: '6' } } },
    erklaerungen: { complete: '1' },
  },
  ...change,
})
const said = (section: string, of: SectionContext) =>
  problemsOfSection(sectionOf(of.definition, section)!, of).map(({ input, sentence }) => `${input}: ${sentence}`)
const typed = (section: string, answers: object) => ({ raw: { ...context().raw, [section]: answers } as never })
const plain = (text: string) => text.replaceAll('\u00a0', ' ')
const refused = (act: () => void) => {
  try {
    act()
    return null
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error)
  }
}

test.group('The plan of an application', () => {
  test('has a row for each category, own share, partner and source, in this order', ({ assert }) => {
    const rows = planRows(context({ partners: [{ id: 7, name: 'Stadt Ahlen' }] }))
    assert.deepEqual(
      rows.map(({ code, side, kind, partnerId }) => [code, side, kind, partnerId]),
      [
        ['PERS', 'expenditure', undefined, undefined],
        ['RENT', 'expenditure', undefined, undefined],
        ['OWN', 'income', 'own', undefined],
        ['PARTNER7', 'income', 'own', 7],
        ['DONOR', 'income', 'third_party', undefined],
      ]
    )
  })

  test('yields its grant and balances by year', ({ assert }) => {
    const { calculation, balances, problems, figures } = readPlan(context())
    assert.equal(String(calculation.grant), '1050.00')
    assert.equal(String(figures.total('expenditure')), '1500.00')
    assert.deepEqual(
      balances.map(({ year, amount }) => [year, String(amount)]),
      [
        [2026, '0.00'],
        [2027, '0.00'],
      ]
    )
    assert.deepEqual(problems, [])
  })

  test('says what is no amount, what is missing and what does not balance, one after the other', ({ assert }) => {
    const of = (plan: object) => said('plan', context(typed('plan', { plan }))).map(plain)
    assert.deepEqual(of({ ...PLAN, RENT: { 2026: 'viel' } }), [
      '2026_RENT: Miete 2026: „viel“ ist kein Betrag. Schreiben Sie zum Beispiel 1.234,56.',
    ])
    assert.deepEqual(of({ ...PLAN, PERS: { 2026: '800' } }), [
      '2027_PERS: Es fehlen noch die Ausgaben für 2027.',
      '2027_OWN: Im Jahr 2027 übersteigen Einnahmen und Zuwendung die Ausgaben um 150,00 €.',
    ])
    assert.deepEqual(of({ ...PLAN, OWN: { 2026: '300', 2027: '100' } }), [
      '2027_OWN: Im Jahr 2027 fehlen 50,00 € Einnahmen. Erhöhen Sie den Eigenanteil oder senken Sie die Ausgaben.',
    ])
    const nothing = context({
      definition: definition({ type: 'deficit' }),
      ...typed('plan', { plan: { PERS: { 2026: '10', 2027: '10' }, OWN: { 2026: '10', 2027: '10' } } }),
    })
    assert.deepEqual(said('plan', nothing), ['2026_OWN: Nach diesem Plan ergibt sich keine Zuwendung.'])
  })

  test('tells the leader’s own share from the partners’', ({ assert }) => {
    const plan = { ...PLAN, OWN: { 2026: '100', 2027: '150' }, PARTNER7: { 2026: '200' }, DONOR: { 2026: '5' } }
    const joint = context({ partners: [{ id: 7, name: 'Stadt Ahlen' }], ...typed('plan', { plan }) })
    const { lead, partners } = ownShares(joint, readPlan(joint))
    assert.deepEqual([String(lead), String(partners)], ['250.00', '200.00'])
  })
})

test.group('Posts', () => {
  const units = (posts: object, change: Partial<SectionContext> = {}) =>
    context({ definition: definition(UNITS), ...typed('stellen', { posts }), ...change })

  test('count as soon as they are complete; fixed sums are paid for every year', ({ assert }) => {
    const of = units({
      1: { role: 'FK', fte: '1', group: 'S 15', months: '12' },
      2: { role: 'VA', fte: '0,5', group: 'EG 6', months: '6' },
      3: { role: 'FK', fte: 'halb', group: 'S 15', months: '12' },
    })
    assert.deepEqual(
      readPosts(of, typedInKind(of, 'posts')).map(({ row, role, fte, months }) => [row, role, String(fte), months]),
      [
        ['1', 'FK', '1', 12],
        ['2', 'VA', '0.5', 6],
      ]
    )
    assert.deepEqual(
      fundedPosts(of).map(({ code, year, months }) => [code, year, months]),
      [
        ['FK', 2026, 12],
        ['VA', 2026, 6],
        ['FK', 2027, 12],
        ['VA', 2027, 6],
      ]
    )
    assert.deepEqual(said('stellen', of), [
      'fte_3: Zeile 3, Stellenanteil: „halb“ ist keine Zahl ab null. Schreiben Sie zum Beispiel 0,5.',
    ])
  })

  test('without fixed sums nothing is paid for them, and they have no months', ({ assert }) => {
    assert.deepEqual(fundedPosts(context()), [])
    assert.deepEqual(readPosts(context(), typedInKind(context(), 'posts'))[0].months, 12)
    assert.deepEqual(said('stellen', context(typed('stellen', {}))), ['role_1: Es fehlt noch: mindestens eine Stelle.'])
  })

  test('not more of a kind than the programme funds for such a body', ({ assert }) => {
    const three = {
      1: { role: 'FK', fte: '1', group: 'a', months: '1' },
      2: { role: 'FK', fte: '1,25', group: 'a', months: '1' },
    }
    const sentence = 'fte_2: Fachkraft: Gefördert werden höchstens 2 Stellen, eingetragen sind 2,25.'
    assert.deepEqual(said('stellen', units(three)), [sentence])
    assert.deepEqual(said('stellen', units(three, { unitKind: 'other' })), [])
    assert.deepEqual(
      said(
        'stellen',
        units({ 1: { role: 'FK', fte: '1,5', group: 'a', months: '1' } }, { unitKind: 'independent_city' })
      ),
      []
    )
    assert.deepEqual(
      said(
        'stellen',
        units({ 1: { role: 'VA', fte: '0,1', group: 'a', months: '1' } }, { unitKind: 'independent_city' })
      ),
      ['fte_1: Assistenz: Gefördert werden höchstens 0 Stellen, eingetragen sind 0,1.']
    )
  })
})

test.group('Sections', () => {
  test('partners: alone or joint, and what is entered must fit', ({ assert }) => {
    const one = { id: 7, name: 'Stadt Ahlen' }
    const of = (joint: string, partners: SectionContext['partners']) =>
      said('partner', context({ partners, ...typed('partner', { joint }) }))
    assert.deepEqual(of('', []), ['joint: Bitte wählen Sie aus: Antragstellung.'])
    assert.deepEqual(of('no', []), [])
    assert.deepEqual(of('yes', [one]), [])
    assert.deepEqual(of('yes', []), ['partner: Es fehlt noch mindestens ein Partner.'])
    assert.match(of('no', [one])[0], /^joint: Sie haben Partner eingetragen/)
    assert.deepEqual(of('yes', [one, { id: 8, name: 'Hamm' }]), ['partner: Höchstens 1 Partner sind vorgesehen.'])
  })

  test('attachments: the required ones, of a joint application more', ({ assert }) => {
    assert.deepEqual(said('anlagen', context()), [])
    assert.deepEqual(said('anlagen', context({ attached: [] })), ['concept: Es fehlt noch die Anlage: Konzept.'])
    assert.deepEqual(said('anlagen', context({ partners: [{ id: 7, name: 'x' }] })), [
      'contract: Es fehlt noch die Anlage: Vertrag.',
    ])
  })

  test('declarations must be ticked, targets be whole numbers', ({ assert }) => {
    assert.deepEqual(said('erklaerungen', context(typed('erklaerungen', {}))), [
      'complete: Es fehlt noch die Erklärung: Alles ist vollständig.',
    ])
    assert.deepEqual(said('ziele', context(typed('ziele', { targets: { K1: { 2026: 'x' } } }))), [
      '2026_K1: Beratungen 2026: „x“ ist keine ganze Zahl.',
      '2027_K1: Es fehlt noch: Beratungen 2027.',
    ])
  })

  test('are open, in progress or complete', ({ assert }) => {
    const states = (of: SectionContext) => readSections(of).map(({ state }) => state)
    assert.deepEqual(
      states(context()),
      Array.from({ length: 7 }, () => 'complete')
    )
    assert.isTrue(isComplete(readSections(context())))
    const begun = context({ raw: { vorhaben: {}, ziele: { targets: {} } } as never, attached: [] })
    assert.deepEqual(states(begun), ['in_progress', 'open', 'open', 'open', 'in_progress', 'open', 'open'])
    assert.isFalse(isComplete(readSections(begun)))
    const wrong = context({ attached: [{ slot: 'other', fileName: 'x.pdf', sha256: 'b' }] })
    assert.equal(states(wrong)[5], 'in_progress')
    const free = context({ attached: [], definition: definition(SHARE, { attachments: [] }) })
    assert.equal(states(free)[5], 'complete')
  })

  test('name the whole, and are found by key alone', ({ assert }) => {
    assert.equal(titleIn(definition(SHARE), context().raw), 'Haus')
    assert.equal(titleIn(definition(SHARE), {}), '')
    assert.equal(titleIn(definition(SHARE, { sections: [] }), context().raw), '')
    assert.isNull(sectionOf(definition(SHARE), 'constructor'))
    assert.deepEqual(typedInKind(context({ definition: definition(SHARE, { sections: [] }) }), 'plan'), {})
  })

  test('freeze plan, posts and targets; a form without a section freezes nothing of it', ({ assert }) => {
    const { plan, posts, targets } = frozenOf(context())
    assert.equal(String(plan!.calculation.grant), '1050.00')
    assert.deepEqual(posts, [])
    assert.deepEqual(targets, [
      { code: 'K1', year: 2026, value: 5 },
      { code: 'K1', year: 2027, value: 6 },
    ])
    const without = definition(SHARE, { sections: SECTIONS.filter(({ kind }) => kind !== 'indicators') })
    assert.isUndefined(frozenOf(context({ definition: without })).targets)
    assert.deepEqual(frozenOf(context(typed('ziele', { targets: { K1: { 2026: 'x' } } }))).targets, [])
  })

  test('tell every place in words, partners and files among them', ({ assert }) => {
    const of = context({ partners: [{ id: 7, name: 'Stadt Ahlen' }] })
    const answers = (key: string) => answersOf(sectionOf(of.definition, key)!, of)
    assert.deepEqual(answers('partner'), [
      { key: 'joint', label: 'Antragstellung', value: 'Allein' },
      { key: 'partner_7', label: 'Partner', value: 'Stadt Ahlen' },
    ])
    assert.deepEqual(answers('anlagen'), [
      { key: 'concept_a1', label: 'Konzept', value: 'konzept.pdf', group: 'concept' },
    ])
    assert.equal(answers('erklaerungen')[0].value, 'erklärt')
    assert.deepEqual(answers('stellen')[0].value, 'Leitung, Stellenanteil 0,5, EG 11')
    assert.lengthOf(answers('plan'), 10)
  })
})

test.group('What is filed', () => {
  test('yields the same grant for ever, less what is not recognised', ({ assert }) => {
    const cells = [2026, 2027].map((year) => ({
      code: 'PERS',
      label: 'Personal',
      side: 'expenditure' as const,
      year,
      amount: Money.parse('1000.00'),
    }))
    const plan = new FinancePlanFigures([2026, 2027], cells)
    const surroundings = {
      title: '',
      unitKind: 'county' as const,
      partners: [],
      rounding: 'cent' as const,
      financing: SHARE,
      posts: [],
      start: null,
      continued: false,
      delivery: 'post' as const,
      payee: null,
      requested: '0',
    }
    assert.equal(String(submittedGrant(surroundings, plan).grant), '1400.00')
    const deduction = { code: 'PERS', year: 2026, amount: Money.parse('100.00'), reason: 'x' }
    assert.equal(String(submittedGrant(surroundings, plan, [deduction]).grant), '1330.00')
    const post = { code: 'FK', fte: Fraction.parse('0.5'), months: 12, year: 2026 }
    assert.deepEqual(frozenPost(post), { code: 'FK', fte: '0.5', months: 12, year: 2026 })
    const fixed = { ...surroundings, financing: UNITS, posts: [frozenPost(post)] }
    const dear = new FinancePlanFigures([2026], [{ ...cells[0], amount: Money.parse('90000.00') }])
    assert.equal(String(submittedGrant(fixed, dear).grant), '28500.00')
  })

  test('a partner joins where the programme allows it, once the lead and not too many', ({ assert }) => {
    const join = (joint: object, partners: number, recipientId = 2) =>
      refused(() =>
        assertMayJoin({ joint } as never, { recipientId: 1, partners: Array.from({ length: partners }) }, recipientId)
      )
    assert.isNull(join({ allowed: true, maxPartners: 2 }, 1))
    assert.equal(join({ allowed: true, maxPartners: 2 }, 2), 'applications.too_many_partners')
    assert.equal(join({ allowed: false, maxPartners: 2 }, 0), 'applications.joint_not_allowed')
    assert.equal(join({ allowed: true, maxPartners: 2 }, 0, 1), 'applications.partner_is_applicant')
  })

  test('a day for supplements lies ahead, within a year, and is a working day: {day}')
    .with([
      { day: '2026-03-06', says: null },
      { day: '2026-03-05', says: 'applications.supplement_due_in_past' },
      { day: '2026-03-01', says: 'applications.supplement_due_in_past' },
      { day: '2026-03-07', says: 'applications.supplement_due_day_off' },
      { day: '2026-04-03', says: 'applications.supplement_due_day_off' },
      { day: '2027-03-05', says: null },
      { day: '2027-03-08', says: 'applications.supplement_due_too_late' },
    ])
    .run(({ assert }, { day, says }) =>
      assert.equal(
        refused(() => assertSupplementDue(Day.parse(day), Day.parse('2026-03-05'), 'NW')),
        says
      )
    )
})
