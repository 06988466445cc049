import { test } from '@japa/runner'
import Day from '#core/calendar/day'
import { filterInWords, listHeads, listViews } from '#cases/domain/list_views'
import { overdueWords } from '#cases/domain/presentation'
import { STAGES, stageOf } from '#cases/domain/stage'
import { filterFrom } from '#cases/domain/worklist_filter'
import { DUTY_KINDS, type DutyKind, WHOSE, isOverdue, kindOf, nextReminder } from '#duties/domain/duty_kinds'

const OWN = 'sachbearbeitung'

test.group('Filters of the worklist', () => {
  test('an address that asks for nothing shows what waits for the office, in the order of its day', ({ assert }) => {
    assert.deepEqual(filterFrom({}, OWN), {
      q: '',
      turn: OWN,
      status: '',
      programme: null,
      officer: null,
      overdue: false,
      sort: 'pflicht',
      descending: false,
      page: 1,
      size: 25,
    })
    assert.containsSubset(filterFrom({}), { turn: '', sort: 'eingang', descending: true })
  })

  test('{address}: {expected}')
    .with([
      { address: 'bei=alle', expected: { turn: '', sort: 'eingang' } },
      { address: 'bei=haushalt', expected: { turn: 'haushalt', sort: 'pflicht', descending: false } },
      { address: 'q=%20Unna%20', expected: { q: 'Unna', turn: '' } },
      { address: 'status=granted', expected: { status: 'granted', turn: '' } },
      { address: 'status=erfunden', expected: { status: '', turn: '' } },
      { address: 'bei=constructor', expected: { turn: '' } },
      { address: 'sortierung=betrag', expected: { sort: 'betrag', descending: true } },
      { address: 'sortierung=betrag&richtung=auf', expected: { sort: 'betrag', descending: false } },
      { address: 'sortierung=pflicht&richtung=ab', expected: { sort: 'pflicht', descending: true } },
      { address: 'bei=alle&sortierung=pflicht', expected: { sort: 'eingang' } },
      { address: 'sortierung=toString', expected: { sort: 'pflicht' } },
      { address: 'programm=12&person=7', expected: { programme: 12, officer: 7 } },
      { address: 'programm=-1&person=1e3', expected: { programme: null, officer: null } },
      { address: 'frist=ueberfaellig', expected: { overdue: true } },
      { address: 'bei=alle&frist=ueberfaellig', expected: { overdue: false } },
      { address: 'seite=3&anzahl=100', expected: { page: 3, size: 100 } },
      { address: 'seite=0&anzahl=33', expected: { page: 1, size: 25 } },
      { address: 'seite=999999999', expected: { page: 400 } },
    ])
    .run(({ assert }, { address, expected }) =>
      assert.containsSubset(filterFrom(Object.fromEntries(new URLSearchParams(address)), OWN), expected)
    )

  test('what is no text is left out, and long texts are cut', ({ assert }) => {
    assert.equal(filterFrom({ q: ['a'] }, OWN).q, '')
    assert.lengthOf(filterFrom({ q: 'x'.repeat(200) }).q, 80)
  })

  test('views: to do, own, overdue, all', ({ assert }) => {
    const shown = { own: OWN, userId: 3, all: 74, overdue: 2 } as const
    const views = listViews({ ...shown, filter: filterFrom({}, OWN) }, 16)
    assert.deepEqual(
      views.map(({ label, query, current }) => [label, query, current]),
      [
        ['Zu tun (16)', {}, true],
        ['Davon meine', { bei: OWN, person: '3' }, false],
        ['Überfällig (2)', { bei: OWN, frist: 'ueberfaellig' }, false],
        ['Alle Akten (74)', { bei: 'alle' }, false],
      ]
    )
    const currentOf = (address: Record<string, string>) =>
      listViews({ ...shown, filter: filterFrom(address, OWN) }).find(({ current }) => current)?.label
    assert.equal(currentOf({ bei: OWN, person: '3' }), 'Davon meine')
    assert.equal(currentOf({ bei: OWN, frist: 'ueberfaellig' }), 'Überfällig (2)')
    assert.equal(currentOf({ bei: 'alle' }), 'Alle Akten (74)')
    assert.isUndefined(currentOf({ bei: 'alle', status: 'granted' }))
    assert.isUndefined(currentOf({ bei: 'alle', q: 'x' }))
    const head = { ...shown, own: 'leitung', overdue: 0 } as const
    assert.lengthOf(listViews({ ...head, filter: filterFrom({}, 'leitung') }), 2)
  })

  test('heads say how they are sorted and how the next click sorts', ({ assert }) => {
    const of = (address: Record<string, string>, label: string) =>
      listHeads(filterFrom(address, OWN)).find((head) => head.label === label)
    assert.containsSubset(of({}, 'Fällig oder seit'), { sort: 'pflicht', sorted: 'ascending', next: 'ab' })
    assert.containsSubset(of({}, 'Eingang'), { sort: 'eingang', sorted: null, next: 'ab' })
    assert.containsSubset(of({}, 'Kommune'), { sorted: null, next: 'auf' })
    assert.containsSubset(of({ sortierung: 'betrag' }, 'Beantragt in €'), {
      sorted: 'descending',
      next: 'auf',
      isFigure: true,
    })
    assert.deepEqual(of({ bei: 'alle' }, 'Fällig oder seit'), { label: 'Fällig oder seit' })
  })

  test('a list says in words what it is cut to', ({ assert }) => {
    const choices = { programmes: [{ id: 1, name: 'KI' }], officers: [{ id: 7, name: 'Brinkmann' }] }
    const words = (address: Record<string, string>) => filterInWords(filterFrom(address), choices, (stage) => stage)
    const all = words({
      bei: 'haushalt',
      status: 'granted',
      programm: '1',
      person: '7',
      q: 'Unna',
      frist: 'ueberfaellig',
    })
    for (const word of ['dem Haushalt', 'granted', 'KI', 'Brinkmann', 'Unna']) assert.include(all, word)
    assert.include(words({ programm: '9' }), '9')
    assert.notInclude(words({}), 'liegt bei')
  })
})

test.group('Where a file stands', () => {
  const decision = (status: string, kind = 'approval', subject = 'application') => ({ status, kind, subject }) as never

  test('by its own status, and then by its decision', ({ assert }) => {
    assert.equal(stageOf('submitted', [decision('proposed')]), 'submitted')
    assert.equal(stageOf('in_review', []), 'in_review')
    assert.equal(stageOf('in_review', [decision('returned'), decision('lapsed')]), 'in_review')
    assert.equal(stageOf('in_review', [decision('proposed')]), 'proposed')
    assert.equal(stageOf('in_review', [decision('co_signed')]), 'co_signed')
    assert.equal(stageOf('decided', [decision('signed')]), 'signed')
    assert.equal(stageOf('decided', [decision('dispatched')]), 'granted')
    assert.equal(stageOf('decided', [decision('dispatched', 'rejection')]), 'rejected')
    assert.equal(stageOf('decided', [decision('signed', 'amendment', 'grant'), decision('dispatched')]), 'granted')
    assert.notInclude(STAGES, 'draft' as never)
    assert.deepEqual(STAGES.slice(-2), ['retracted', 'referred'])
  })

  test('{duties} duties, {overdue} overdue: {words}')
    .with([
      { duties: 0, overdue: 0, words: 'Zurzeit ist für Ihre Stelle nichts zu tun.' },
      { duties: 3, overdue: 0, words: 'Nichts ist überfällig.' },
      { duties: 3, overdue: 1, words: 'Eine Sache ist überfällig.' },
      { duties: 3, overdue: 2, words: '2 Sachen sind überfällig.' },
    ])
    .run(({ assert }, { duties, overdue, words }) => assert.equal(overdueWords(duties, overdue), words))
})

test.group('Duties', () => {
  const facts = {
    title: 'Haus',
    fileNumber: 'NW-1',
    fileId: 7,
    reportId: 9,
    year: 2026,
    complete: 2,
    of: 9,
    land: 'HE',
    lineId: 8,
    draftId: 6,
    programmeId: 5,
    expressionId: 4,
    callId: 3,
  }

  test('{$self} is somebody’s, has words and leads to its page')
    .with(Object.keys(DUTY_KINDS) as DutyKind[])
    .run(({ assert }, kind) => {
      const { whose, words, page } = kindOf(kind)
      assert.include(WHOSE, whose)
      assert.isAbove(words(facts).length, 10)
      assert.match(
        page(facts),
        /^\/(akten|antraege)\/7(\/\w+)?$|^\/berichte\/9$|^\/regelwerk\/he\/eintraege$|^\/haushalt\/8$|^\/programme\/(entwuerfe\/6|5|aufrufe\/3\/interessenbekundungen)$|^\/interessenbekundungen\/4$/
      )
    })

  test('a draft says how far it is', ({ assert }) => {
    assert.equal(kindOf('complete_application').explained!(facts), '2 von 9 Abschnitten vollständig')
    assert.equal(
      kindOf('complete_application').explained!({ title: '', fileNumber: null, fileId: 1 }),
      '0 von 0 Abschnitten vollständig'
    )
    assert.equal(kindOf('file_report').words(facts), 'Bericht 2026 einreichen')
  })

  test('overdue is what has passed', ({ assert }) => {
    const [day, today] = [Day.parse('2026-03-05'), Day.parse('2026-03-06')]
    assert.isTrue(isOverdue(day, today))
    assert.isFalse(isOverdue(today, today))
    assert.isFalse(isOverdue(null, today))
    assert.isNull(nextReminder('review', today, day))
    assert.isNull(nextReminder('file_report', null, day))
  })
})
