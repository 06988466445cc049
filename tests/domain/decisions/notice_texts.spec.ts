import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import Day from '#core/calendar/day'
import { installAs } from '#core/installation'
import Refusal from '#core/refusal'
import { rulesOn } from '#tenancy/domain/rulebook'
import { rulebookOf } from '#tenancy/rulebooks/index'
import type { NoticeTexts } from '#programmes/domain/definition'
import type { NoticeFacts } from '#decisions/domain/notice_facts'
import { instalmentTable } from '#decisions/letters/payment'
import { assertNoGap, composeNotice } from '#decisions/letters/notice'
import { approvalFacts } from '#tests/helpers/notice_facts'

const AT = DateTime.fromISO('2026-04-13T10:00:00Z')
const factsWith = (notice: Partial<NoticeTexts>, more: Partial<NoticeFacts> = {}, municipal = true): NoticeFacts => {
  const facts = { ...approvalFacts('NW', 'district_government', municipal), ...more }
  return { ...facts, programme: { ...facts.programme, notice: { ...facts.programme.notice, ...notice } } }
}
const textOf = (facts: NoticeFacts) =>
  JSON.stringify(composeNotice(facts, { name: 'Zeichnung' }, AT).blocks).replaceAll('\u00a0', ' ')
const rowsOf = (facts: NoticeFacts): string[][] => {
  const table = composeNotice(facts, null, AT).blocks.find(
    (block) => block.kind === 'table' && block.caption.startsWith('Teilbeträge')
  )
  return table?.kind === 'table' ? (table.rows as string[][]) : []
}
const alone = { application: { ...factsWith({}).application, partners: [] } }

test.group('What a notice says of its case', (group) => {
  group.each.setup(() => installAs({ isDemo: true } as never))

  test('texts for several and for one stand where there are several, or one', ({ assert }) => {
    const purpose: NoticeTexts['purpose'] = [
      { when: 'joint', text: 'Für alle Partner.' },
      { when: 'alone', text: 'Für Sie allein.' },
      { when: 'several_years', text: 'Über Jahre.' },
    ]
    const [joint, single] = [textOf(factsWith({ purpose })), textOf(factsWith({ purpose }, alone))]
    assert.include(joint, 'Für alle Partner.')
    assert.notInclude(joint, 'Für Sie allein.')
    assert.include(single, 'Für Sie allein.')
    assert.notMatch(single, /Für alle Partner|Über Jahre|Beiträge der Partner|Nachweise der Partner/)
    const years = { ...alone, period: { from: '2026-01-01', to: '2027-12-31', years: [2026, 2027] } }
    assert.include(textOf(factsWith({ purpose }, years)), 'Über Jahre.')
    assert.include(textOf(factsWith({}, years)), 'Nicht abgerufene Mittel eines Haushaltsjahres')
  })

  test('what the application answered is quoted; a word that nobody filled in stops the proposal', ({ assert }) => {
    const purpose = ['Nach dem Konzept vom {answer:concept_dated}.']
    const application = { ...factsWith({}).application, answers: { concept_dated: '03.05.2024' } }
    assert.include(textOf(factsWith({ purpose }, { application })), 'Nach dem Konzept vom 03.05.2024.')
    const open = factsWith({ purpose }, { application: { ...application, answers: { concept_dated: '' } } })
    assert.throws(() => assertNoGap(open, AT), Refusal)
    try {
      assertNoGap(open, AT)
    } catch (error) {
      assert.equal((error as Refusal).code, 'decisions.notice_gap')
    }
    assertNoGap(factsWith({ purpose }, { application }), AT)
    // what people type is theirs: braces in it are no gap
    const braces = { ...application, title: 'Ankommen {jetzt}', answers: { concept_dated: 'Konzept {plus}' } }
    assertNoGap(factsWith({ purpose }, { application: braces }), AT)
  })

  test('instalments have their day and amount; what is past on the day of the notice is one sum', ({ assert }) => {
    const instalments = [
      { day: 15, month: 3 },
      { day: 15, month: 5 },
      { day: 15, month: 11 },
    ]
    const tranche = (year: number, amount: string) => ({ year, amount, budgetLineId: 1, address: 'Kapitel 1' })
    const period = { from: '2026-01-01', to: '2027-12-31', years: [2026, 2027] }
    const tranches = [tranche(2026, '100.00'), tranche(2027, '500.00')]
    const facts = factsWith({ instalments }, { tranches, period, amount: '600.00' })
    assert.deepEqual(rowsOf(facts), [
      ['2026, nach Eintritt der Bestandskraft', '33,34'],
      ['15.05.2026', '33,33'],
      ['15.11.2026', '33,33'],
      ['15.03.2027', '166,67'],
      ['15.05.2027', '166,67'],
      ['15.11.2027', '166,66'],
      ['Summe', '600,00'],
    ])
    assert.notInclude(textOf(factsWith({})), 'Teilbeträge')
    assert.include(textOf(facts), 'Vor Eintritt der Bestandskraft dieses Bescheides wird nichts ausgezahlt')
    // only days within the period; a year without one is paid once the notice is final
    const short = { from: '2026-06-01', to: '2027-04-30', years: [2026, 2027] }
    assert.deepEqual(rowsOf(factsWith({ instalments }, { tranches, period: short, amount: '600.00' })), [
      ['15.11.2026', '100,00'],
      ['15.03.2027', '500,00'],
      ['Summe', '600,00'],
    ])
    const none = factsWith({ instalments }, { tranches: [tranche(2026, '100.00')], amount: '100.00' })
    const last = { from: '2026-11-16', to: '2026-12-31', years: [2026] }
    assert.deepEqual(rowsOf({ ...none, period: last })[0], ['2026, nach Eintritt der Bestandskraft', '100,00'])
    // what the Land keeps back is the last row, taken from the last years
    const { values } = rulesOn(rulebookOf('NW'), Day.parse('2026-04-13'))
    const kept = instalmentTable(facts, { ...values, retentionPercent: 10 }, Day.parse('2026-04-13'))
    assert.deepEqual(kept && kept.kind === 'table' && kept.rows.slice(-4), [
      ['15.05.2027', '146,67'],
      ['15.11.2027', '146,66'],
      ['Nach Prüfung des Verwendungsnachweises', '60,00'],
      ['Summe', '600,00'],
    ])
  })

  test('a share is that of the partner whose whole name it bears', ({ assert }) => {
    const { plan, application } = factsWith({})
    const share = (label: string, amount: string) =>
      ({ code: `PARTNER${label.length}`, label, side: 'income', kind: 'own', year: 2026, amount }) as const
    const cells = [...plan.cells, share('Stadt Horn', '100.00'), share('Stadt Horn-Bad Meinberg', '250.00')]
    const partners = ['Stadt Horn', 'Stadt Horn-Bad Meinberg']
    const text = textOf(factsWith({}, { plan: { ...plan, cells }, application: { ...application, partners } }))
    assert.include(text, '(Stadt Horn 100,00 € und Stadt Horn-Bad Meinberg 250,00 €)')
  })

  test('an amendment replaces the instalments: what was due stays, the rest is spread over the days to come', ({
    assert,
  }) => {
    const instalments = [
      { day: 15, month: 3 },
      { day: 15, month: 5 },
      { day: 15, month: 11 },
    ]
    const tranche = (amount: string) => ({ year: 2026, amount, budgetLineId: 1, address: 'Kapitel 1' })
    const before = { amount: '300.00', tranches: [tranche('300.00')], noticeOn: '2026-01-20', ordinal: 1, lastOn: null }
    const period = { from: '2026-01-01', to: '2026-12-31', years: [2026] }
    const changed = (amount: string) =>
      factsWith(
        { instalments },
        { kind: 'amendment', before, period, tranches: [tranche(amount)], amount, reasons: 'Wegen der Vakanz.' }
      )
    assert.deepEqual(rowsOf(changed('240.00')), [
      ['2026, bereits fällig geworden', '100,00'],
      ['15.05.2026', '70,00'],
      ['15.11.2026', '70,00'],
      ['Summe', '240,00'],
    ])
    assert.deepEqual(rowsOf(changed('60.00'))[1], ['2026, zu verrechnen oder zu erstatten', '\u2212 40,00'])
    assert.include(textOf(changed('240.00')), 'Die folgende Aufstellung ersetzt die bisherige.')
    assert.notInclude(textOf(changed('240.00')), 'fordern Sie ab sofort')
    assert.include(textOf(factsWith({}, { ...changed('240.00'), programme: factsWith({}).programme })), 'ab sofort')
  })

  test('the account, who answers, the way, the kind of proof and how interest is counted', ({ assert }) => {
    const facts = factsWith({})
    const payee = { name: 'Kreiskasse', iban: 'DE02 1203 0000 0000 2020 51', reference: '12.345' }
    const contact = { name: 'Amira Scholz', phone: '02931 82-1' }
    const own = factsWith(
      {},
      {
        recipient: { ...facts.recipient, payee, delivery: 'post' },
        authority: { ...facts.authority, contact },
      }
    )
    const letter = composeNotice(own, null, AT)
    assert.deepInclude(letter.information, ['Auskunft erteilt', 'Amira Scholz'])
    assert.deepInclude(letter.information, ['Telefon', '02931 82-1'])
    assert.equal(letter.deliveryNote, 'Mit der Post')
    const text = textOf(own)
    assert.include(text, 'Gezahlt wird an Kreiskasse auf das im Antrag angegebene Konto (IBAN DE02 … 51).')
    // in Nordrhein-Westfalen the proof of a municipality is simplified, that of others is not
    assert.include(text, 'Belege sind nur auf Anforderung vorzulegen.')
    assert.include(textOf(factsWith({}, {}, false)), 'und einer Liste der Belege.')
    assert.include(text, 'gezählt werden Kalendertage, im Schaltjahr 366')
    const other = { ...facts.recipient, isPublicBody: false }
    assert.include(textOf(factsWith({}, { recipient: other })), 'elektronischen Rechtsverkehr')
    assert.isTrue(Day.parse(own.period.from).isBefore(Day.parse(own.period.to)))
  })
})
