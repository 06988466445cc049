import { test } from '@japa/runner'
import {
  FORMAL_CHECKS,
  REVIEW_FORM,
  TEXT_ITEMS,
  negativeChecks,
  reviewFormBeside,
  reviewProblems,
} from '#reviews/domain/review_items'

const formal = (change: object = {}) => ({
  ...Object.fromEntries(FORMAL_CHECKS.map(({ key }) => [key, { result: 'yes' }])),
  ...change,
})
const texts = Object.fromEntries([
  ...TEXT_ITEMS.map(({ key }) => [key, 'geprüft und für richtig befunden']),
  ['outcome', 'grant'],
])

test.group('The review record', () => {
  test('is complete with every result and every text', ({ assert }) => {
    assert.deepEqual(reviewProblems({ formal: formal(), ...texts }), [])
    assert.deepEqual(negativeChecks({ formal: formal() }), [])
    assert.lengthOf(reviewProblems({}), FORMAL_CHECKS.length + TEXT_ITEMS.length + 1)
    assert.deepEqual(
      REVIEW_FORM.map((part) => ('title' in part ? part.title : 'label' in part ? part.label : '')),
      ['A Förmliche Prüfung', 'B Zuwendungsrechtliche Prüfung', 'C Ermessen', 'D Ergebnis']
    )
  })

  test('what is denied needs its reason and is named', ({ assert }) => {
    const denied = { formal: formal({ deadline: { result: 'no' } }), ...texts }
    assert.deepEqual(reviewProblems(denied), [
      {
        input: 'note_deadline',
        sentence: '„Antragsfrist gewahrt“ ist verneint: Bitte begründen Sie das mit mindestens 20 Zeichen.',
      },
    ])
    assert.deepEqual(negativeChecks(denied), ['Antragsfrist gewahrt'])
    assert.deepEqual(
      reviewProblems({ formal: formal({ deadline: { result: 'no', note: 'Eingang am 2. Januar 2026' } }), ...texts }),
      []
    )
    assert.lengthOf(reviewProblems({ formal: formal({ deadline: { result: 'no', note: 'zu spät' } }), ...texts }), 1)
    assert.deepEqual(reviewProblems({ formal: formal({ deadline: { result: 'not_applicable' } }), ...texts }), [])
    assert.lengthOf(reviewProblems({ formal: formal({ deadline: { result: 'no', note: ' ' } }), ...texts }), 1)
    assert.deepEqual(reviewProblems({ formal: formal({ form: { result: 'x' } }), ...texts })[0].input, 'result_form')
  })
})

test('what the programme says of the interest of the Land stands beside the question', ({ assert }) => {
  const hintsOf = (parts: ReturnType<typeof reviewFormBeside>) =>
    parts.flatMap((part) => (part.kind === 'fields' ? part.fields : [])).map(({ key, hint }) => [key, hint])
  const said = reviewFormBeside({}, { stateInterest: 'Das Land erprobt.', subsidiarity: 'Allein geht es nicht.' })
  assert.match(
    String(new Map(hintsOf(said) as [string, string][]).get('state_interest')),
    /Im Programm steht: Das Land erprobt\. Allein geht es nicht\.$/
  )
  assert.deepEqual(hintsOf(reviewFormBeside({}, {})), hintsOf(REVIEW_FORM))
})

test('one letter is no reasoning', async ({ assert }) => {
  const [problem] = reviewProblems({ formal: formal(), ...texts, economy: 'x' })
  assert.equal(problem.input, 'economy')
  assert.match(problem.sentence, /mindestens 20 Zeichen/)
})
