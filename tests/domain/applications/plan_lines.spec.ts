import { test } from '@japa/runner'
import ExcelJS from 'exceljs'
import Day from '#core/calendar/day'
import { type Answers, type Table, answersIn } from '#forms/domain/form'
import { inputsOf } from '#forms/domain/merge'
import { faultsOfDefinition } from '#programmes/domain/definition_check'
import type { ProgrammeDefinition } from '#programmes/domain/definition'
import { postCosts } from '#applications/domain/post_costs'
import { planSums, readPlan } from '#applications/domain/plan_grid'
import { divided, partsOfPlan, planParts } from '#applications/domain/plan_lines'
import { planWorkbook } from '#applications/queries/plan_workbook'
import { planFrom } from '#applications/domain/plan_import'
import type { SectionContext } from '#applications/domain/section_context'
import { partsOf, problemsOfSection } from '#applications/domain/section_kinds'
import { definitionOf } from '#tests/helpers/programme_files'

const MVW = definitionOf('nw_mvw')

/** A call from 1 September 2027 to the end of 2028. */
function context(typed: { posts?: object; plan?: object }, definition: ProgrammeDefinition = MVW): SectionContext {
  return {
    definition,
    years: [2027, 2028],
    period: { from: Day.parse('2027-09-01'), to: Day.parse('2028-12-31') },
    proration: 'touched_month',
    rounding: 'cent',
    unitKind: 'independent_city',
    inhabitants: 500_000,
    partners: [],
    attached: [],
    raw: { stellen: { posts: typed.posts ?? {} }, finanzierungsplan: (typed.plan ?? {}) as Answers },
  } as SectionContext
}
const costs = (posts: object, definition?: ProgrammeDefinition) =>
  postCosts(context({ posts }, definition)).map(({ row, category, year, amount }) => [row, category, year, `${amount}`])
const amounts = (of: SectionContext, code: string) => {
  const row = readPlan(of)
    .figures.rows('expenditure')
    .find((one) => one.code === code)!
  return row.amounts.map(String)
}
const problems = (of: SectionContext, key: string) =>
  problemsOfSection(
    of.definition.sections.find((section) => section.key === key)!,
    of
  ).map(({ input, sentence }) => `${input}: ${sentence}`)
const LEAD = { role: 'Leitung', fte: '1,0', group: 'EG 12' }

test.group('What posts cost', () => {
  test('is the cost of a full post by its group, its part and the months of the period', ({ assert }) => {
    assert.deepEqual(costs({ 1: LEAD, 2: { role: 'Beratung', fte: '1,5', group: 'EG 9c' } }), [
      ['1', 'PERS', 2027, '32400.00'],
      ['1', 'PERS', 2028, '97200.00'],
      ['2', 'PERS', 2027, '38400.00'],
      ['2', 'PERS', 2028, '115200.00'],
    ])
  })

  test('counts parts of months as the Land has it', ({ assert }) => {
    const cut = {
      ...context({ posts: { 1: LEAD } }),
      period: { from: Day.parse('2027-09-15'), to: Day.parse('2027-12-31') },
    }
    const first = (proration: SectionContext['proration']) => `${postCosts({ ...cut, proration })[0].amount}`
    assert.deepEqual([first('touched_month'), first('month')], ['32400.00', '24300.00'])
    assert.equal(first('day'), '28760.55')
  })

  test('is what the applicant says where it is said, and filled months count in every year', ({ assert }) => {
    assert.deepEqual(costs({ 1: { ...LEAD, cost: '100.000', months: '3' } }), [
      ['1', 'PERS', 2027, '25000.00'],
      ['1', 'PERS', 2028, '25000.00'],
    ])
    assert.deepEqual(costs({ 1: { ...LEAD, cost: 'viel' }, 2: { ...LEAD, months: '13' } }), [])
  })

  test('rises from year to year where the programme says so', ({ assert }) => {
    const rising = { ...MVW, plan: { ...MVW.plan, yearlyRise: '3' } }
    assert.deepEqual(costs({ 1: LEAD }, rising), [
      ['1', 'PERS', 2027, '32400.00'],
      ['1', 'PERS', 2028, '100116.00'],
    ])
    const of = context({ posts: { 1: LEAD } }, rising)
    const table = partsOf(
      of.definition.sections.find(({ key }) => key === 'stellen')!,
      of
    )[0] as Table
    assert.match(table.note!, /steigen die Kosten um 3 % je Jahr/)
  })

  test('must be said for a group that the programme does not know', ({ assert }) => {
    const other = { ...LEAD, group: 'andere' }
    assert.deepEqual(costs({ 1: other }), [])
    assert.deepEqual(problems(context({ posts: { 1: other } }), 'stellen'), [
      'cost_1: Zeile 1: Bitte tragen Sie die Jahreskosten ein.',
    ])
    assert.deepEqual(problems(context({ posts: { 1: { ...other, cost: '60.000' } } }), 'stellen'), [])
  })

  test('goes where the post is spent: by its unit, or as the applicant chooses', ({ assert }) => {
    const ki = definitionOf('nw_ki')
    const posts = {
      1: { role: 'FK', fte: '1', group: 'EG 11', months: '12' },
      2: { role: 'VA', fte: '0,5', group: 'EG 6', months: '12' },
    }
    assert.deepEqual(
      costs(posts, ki).map(([row, category]) => [row, category]),
      [
        ['1', 'PERS'],
        ['1', 'PERS'],
        ['2', 'PERS_VA'],
        ['2', 'PERS_VA'],
      ]
    )
    const chosen = costs({ 1: { ...LEAD, category: 'PERS_MA' }, 2: LEAD }, definitionOf('he_wir'))
    assert.deepEqual([chosen[0][1], chosen[2][1]], ['PERS_MA', 'PERS'])
  })
})

test.group('A category of the plan', () => {
  const posts = { 1: LEAD }

  test('is what the posts cost until something is typed there, and its lines beside it', ({ assert }) => {
    assert.deepEqual(amounts(context({ posts }), 'PERS'), ['32400.00', '97200.00'])
    const typed = context({ posts, plan: { plan: { PERS: { 2027: '30.000' } } } })
    assert.deepEqual(amounts(typed, 'PERS'), ['30000.00', '97200.00'])
    const lines = { 'PERS:1': { label: 'Zulage', 2028: '1.200,50' } }
    assert.deepEqual(amounts(context({ posts, plan: { lines_PERS: lines } }), 'PERS'), ['32400.00', '98400.50'])
  })

  test('is the sum of its lines, each with its name', ({ assert }) => {
    const lines = { 'HON:1': { label: 'Schulung', 2027: '4.000', 2028: '14.000' }, 'HON:10': { 2028: '100' } }
    const of = context({ posts, plan: { lines_HON: lines } })
    assert.deepEqual(amounts(of, 'HON'), ['4000.00', '14100.00'])
    assert.include(problems(of, 'finanzierungsplan'), 'label_HON:10: Es fehlt noch: Honorare, Zeile 10, Wofür.')
    assert.deepEqual(
      partsOfPlan(of).map(({ category, label, total, isLine }) => [category, label, `${total}`, isLine]),
      [
        ['Personalausgaben', 'nach den Stellen', '129600.00', false],
        ['Honorare', 'Schulung', '18000.00', true],
        ['Honorare', '', '100.00', true],
      ]
    )
    assert.equal(`${planSums(readPlan(of))[0].amount}`, '147700.00')
  })

  test('that is divided for the first time gives its amounts to the first line; a second time nothing moves', ({
    assert,
  }) => {
    const sent = { '2027_HON': '4000', '2028_HON': '', '2027_PERS': '5' }
    const first = divided(context({}), 'HON', sent)
    assert.deepEqual(first, { ...sent, '2027_HON': '', '2027_HON:1': '4000', '2028_HON:1': '' })
    assert.deepEqual(divided(context({}), 'HON', { ...first, 'label_HON:1': 'x' }), { ...first, 'label_HON:1': 'x' })
    // what stands in place of the posts stays there
    assert.deepEqual(divided(context({}), 'PERS', sent), sent)
    assert.deepEqual(divided(context({}), 'NONE', sent), sent)
  })

  test('takes lines of a table from elsewhere by their names', ({ assert }) => {
    const of = context({ plan: { lines_HON: { 'HON:2': { label: 'Schulung', 2027: '1' } } } })
    const read = (...rows: string[]) =>
      planFrom(of, [['Position', '2027', '2028'], ...rows.map((row) => row.split('|'))])
    assert.deepEqual(read('Honorare: SCHULUNG|5|6', 'HON: Moderation|7|'), {
      inputs: {
        'label_HON:2': 'SCHULUNG',
        '2027_HON:2': '5,00',
        '2028_HON:2': '6,00',
        'label_HON:1': 'Moderation',
        '2027_HON:1': '7,00',
      },
      faults: [],
    })
    assert.deepEqual(read('Honorare|5|').faults, [
      'Zeile 2: Honorare ist in Zeilen aufgeteilt und ergibt 2027 nicht deren Summe.',
    ])
    assert.deepEqual(read('Honorare||', 'Evaluation|1|2').faults, [])
    // a sum above its lines is no amount beside them, whether the plan was divided before or not
    const parts = ['Evaluation: Bericht|600|5', 'Evaluation: Umfrage|400|5']
    assert.deepEqual(read('Evaluation|1000|10', ...parts).faults, [])
    assert.notProperty(read('Evaluation|1000|10', ...parts).inputs, '2027_EVAL')
    assert.deepEqual(read('Evaluation|1000|11', ...parts).faults, [
      'Zeile 2: Evaluation ist in Zeilen aufgeteilt und ergibt 2028 nicht deren Summe.',
    ])
    assert.deepEqual(read('EVALUATION : Bericht|1|2').inputs, read('Evaluation: Bericht|1|2').inputs)
    assert.deepEqual(read('Uebersetzung und Sprachmittlung: Flyer|1|2').faults, [])
    // what stood undivided goes, so that nothing counts twice; lines that stay count into the sum
    const divide = planFrom(context({ plan: { plan: { HON: { 2027: '5000' } } } }), [
      ['Position', '2027', '2028'],
      ['Honorare', '5000', ''],
      ['Honorare: A', '3000', ''],
      ['Honorare: B', '2000', ''],
    ])
    assert.include(divide.inputs, { '2027_HON': '', '2027_HON:1': '3.000,00' })
    assert.deepEqual(read('Honorare|8|', 'HON: Moderation|7|').faults, [])
    assert.deepEqual(read('Evaluation:|1|2').faults, ['Zeile 2: Nach dem Doppelpunkt fehlt, wofür.'])
    assert.deepEqual(read('Evaluation: Bericht').faults, ['In der Tabelle steht kein Betrag.'])
    assert.match(read(`Evaluation: ${'x'.repeat(121)}|1|2`).faults[0], /^Zeile 2: /)
    assert.deepEqual(read('Reisen: Bahn|1|2').faults, ['Zeile 2: „Reisen: Bahn“ ist keine Position dieses Plans.'])
    const many = Array.from({ length: 21 }, (_, index) => `Evaluation: Teil ${index}|1|`)
    assert.deepEqual(read(...many).faults, ['Zeile 22: Unter dieser Position ist für keine weitere Zeile Platz.'])
  })
})

test.group('A plan that goes out and comes back', () => {
  test('says the same, also where lines have no name or the same one, and where posts stand beside them', async ({
    assert,
  }) => {
    const lines = { 'HON:1': { 2027: '1' }, 'HON:2': { label: 'A', 2027: '2' }, 'HON:4': { label: 'a', 2028: '3' } }
    const plan = {
      plan: { EVENT: { 2027: '10' }, HON: { 2027: '4' } },
      lines_HON: lines,
      lines_PERS: { 'PERS:1': { label: 'Zulage', 2027: '5' } },
    }
    const of = context({ posts: { 1: LEAD }, plan })
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load((await planWorkbook(of)) as never)
    const rows = workbook.worksheets[0].getSheetValues() as (string | number | null)[][]
    const table = rows.slice(1).map((row) => [1, 2, 3].map((at) => String(row[at] ?? '').replace('.', ',')))
    const { inputs, faults } = planFrom(of, table)
    assert.deepEqual(faults, [])
    const back = { ...Object.fromEntries(inputsOf(planParts(of), of.raw.finanzierungsplan)), ...inputs }
    const after = context({ posts: { 1: LEAD }, plan: answersIn(planParts(of), back) })
    for (const code of ['PERS', 'HON', 'EVENT']) assert.deepEqual(amounts(after, code), amounts(of, code), code)
  })
})

test.group('Costs of posts in a programme', () => {
  const faults = (change: object) =>
    faultsOfDefinition({ ...MVW, ...change } as ProgrammeDefinition).map(({ sentence }) => sentence)

  test('need a place in the plan and posts to ask for', ({ assert }) => {
    const categories = MVW.plan.categories.map((category) => ({ ...category, posts: undefined }))
    assert.include(
      faults({ plan: { ...MVW.plan, categories } }),
      'Zu den Jahreskosten gibt es keine Ausgabeart, die sich aus den Stellen ergibt.'
    )
    assert.include(
      faults({ sections: MVW.sections.filter(({ kind }) => kind !== 'posts') }),
      '„Personalausgaben“ ergibt sich aus den Stellen, nach denen das Formular nicht fragt.'
    )
    const unit = { code: 'FK', label: 'Fachkraft', amount: '1.00', perFte: '1', category: 'HON' }
    assert.include(
      faults({ financing: { type: 'fixed', units: [unit] } }),
      '„Fachkraft“ nennt eine Ausgabeart, die sich nicht aus den Stellen ergibt.'
    )
    assert.include(
      faults({ plan: { ...MVW.plan, groups: [{ label: 'Andere', perYear: '1.00' }] } }),
      '„andere“ bietet Anschub selbst an, für Gruppen, die nicht in der Tabelle stehen.'
    )
    assert.deepEqual(faults({}), [])
  })
})
