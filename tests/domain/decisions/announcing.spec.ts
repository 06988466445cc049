import { test } from '@japa/runner'
import Day from '#core/calendar/day'
import Money from '#core/money/money'
import Refusal from '#core/refusal'
import { FinancePlanFigures } from '#financing/domain/finance_plan_figures'
import { announcementWords } from '#decisions/domain/announcement_words'
import { dutyOf } from '#decisions/domain/decision_workflow'
import { type HandingOver, assertHandedOver, deliveryOf } from '#decisions/domain/handing_over'
import { assertAmendable, assertDeductible, isPartial } from '#decisions/domain/proposal'

const day = (iso: string) => Day.parse(iso)
const refused = (act: () => void) => {
  try {
    act()
    return null
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error)
  }
}
const over = (change: Partial<HandingOver> = {}): HandingOver => ({
  channel: 'post',
  on: day('2026-02-03'),
  receivedOn: null,
  evidence: 'Ab-Vermerk',
  ...change,
})

test.group('Handing over a notice', () => {
  test('it went after it was dispatched, and nothing of it lies ahead', ({ assert }) => {
    const said = (change: Partial<HandingOver>) =>
      refused(() => assertHandedOver(over(change), day('2026-02-01'), day('2026-02-10')))
    assert.isNull(said({}))
    assert.isNull(said({ on: day('2026-02-01') }))
    assert.isNull(said({ on: day('2026-02-10') }))
    assert.equal(said({ on: day('2026-01-31') }), 'decisions.handed_over_when')
    assert.equal(said({ on: day('2026-02-11') }), 'decisions.handed_over_when')
    assert.isNull(said({ receivedOn: day('2026-02-03') }))
    assert.isNull(said({ receivedOn: day('2026-02-10') }))
    assert.equal(said({ receivedOn: day('2026-02-02') }), 'decisions.received_when')
    assert.equal(said({ receivedOn: day('2026-02-11') }), 'decisions.received_when')
  })

  test('formally served it counts on its day, sent by the days of the Land', ({ assert }) => {
    const begun = day('2025-11-03')
    const served = deliveryOf(over({ channel: 'formal_service' }), begun)
    assert.deepEqual(served, { channel: 'formal_service', receivedOn: day('2026-02-03') })
    const later = deliveryOf(over({ channel: 'formal_service', receivedOn: day('2026-02-05') }), begun)
    assert.deepEqual(later, { channel: 'formal_service', receivedOn: day('2026-02-05') })
    assert.deepEqual(deliveryOf(over(), begun), {
      channel: 'post',
      sentOn: day('2026-02-03'),
      receivedOn: null,
      procedureBegunOn: begun,
    })
  })

  test('what is known of it is one sentence', ({ assert }) => {
    const until = day('2026-02-15')
    assert.equal(announcementWords(null, until, until, true), 'noch nicht abgerufen, möglich bis zum 15.02.2026')
    assert.match(
      announcementWords(null, until, day('2026-02-16'), true),
      /^bis zum 15\.02\.2026 nicht abgerufen: nicht bekannt gegeben/
    )
    const announced = {
      channel: 'post',
      handedOverOn: day('2026-02-03'),
      announcedOn: day('2026-02-07'),
      remedyUntil: day('2026-03-09'),
      evidence: null,
    } as const
    assert.equal(
      announcementWords(announced, until, until, true),
      'mit der Post am 03.02.2026, gilt als bekannt gegeben am 07.02.2026; Rechtsbehelf voraussichtlich möglich bis 09.03.2026'
    )
    assert.include(announcementWords({ ...announced, evidence: 'Ab-Vermerk' }, until, until, true), ' (Ab-Vermerk);')
    const how = (channel: 'portal_retrieval' | 'electronic' | 'formal_service') =>
      announcementWords({ ...announced, channel }, until, until, true)
    assert.match(how('portal_retrieval'), /^abgerufen am/)
    assert.match(how('electronic'), /^elektronisch übermittelt am/)
    assert.match(how('formal_service'), /^zugestellt am/)
  })

  test('a decision waits for its next signature, then for its dispatch and its retrieval', ({ assert }) => {
    assert.equal(dutyOf('proposed', true), 'cosign')
    assert.equal(dutyOf('proposed', false), 'sign')
    assert.equal(dutyOf('co_signed', true), 'sign')
    assert.equal(dutyOf('signed', true), 'dispatch_notice')
    assert.equal(dutyOf('dispatched', true), 'retrieve_notice')
    assert.isNull(dutyOf('returned', true))
    assert.isNull(dutyOf('lapsed', true))
  })
})

const money = (text: string) => Money.parse(text)
const REASON = 'Zwanzig Zeichen reichen hier aus.'
const REASONS = 'Die Stelle war drei Monate unbesetzt; der Bedarf des Jahres ist dadurch geringer als bewilligt.'

test.group('What is taken off a plan, and what is changed of a grant', () => {
  const plan = new FinancePlanFigures(
    [2026],
    [
      { code: 'PERS', label: 'Personal', side: 'expenditure', year: 2026, amount: money('100.00') },
      { code: 'OWN', label: 'Eigen', side: 'income', kind: 'own', year: 2026, amount: money('30.00') },
    ]
  )
  const deduct = (change: object) =>
    refused(() =>
      assertDeductible([{ code: 'PERS', year: 2026, amount: money('100.00'), reason: REASON, ...change }], plan)
    )

  test('a deduction stands in the plan, is no more than its position, and has a reason', ({ assert }) => {
    assert.isNull(deduct({}))
    assert.equal(deduct({ amount: money('100.01') }), 'decisions.deduction_too_high')
    assert.equal(deduct({ amount: money('0.00') }), 'decisions.deduction_unknown')
    assert.equal(deduct({ code: 'OWN' }), 'decisions.deduction_unknown')
    assert.equal(deduct({ year: 2027 }), 'decisions.deduction_unknown')
    assert.equal(deduct({ reason: ' kurz ' }), 'decisions.deduction_reason_missing')
    assert.isNull(deduct({ reason: 'x'.repeat(20) }))
    assert.equal(deduct({ reason: 'x'.repeat(19) }), 'decisions.deduction_reason_missing')
  })

  const tranches = (...parts: [number, string][]) => parts.map(([year, amount]) => ({ year, amount: money(amount) }))
  const amend = (
    amount: string,
    now: [number, string][],
    change: { reasons?: string; calculated?: string; rounding?: 'cent' | 'hundred_euro_down' } = {}
  ) =>
    refused(() =>
      assertAmendable(
        { amount: money(amount), tranches: tranches(...now), reasons: change.reasons ?? REASONS },
        { amount: money('1000.00'), tranches: tranches([2026, '600.00'], [2027, '400.00']) },
        { calculated: money(change.calculated ?? '1000.00'), rounding: change.rounding ?? 'cent' }
      )
    )

  test('an amendment changes something, has reasons, and grants no more than the plan yields', ({ assert }) => {
    assert.isNull(
      amend('900.00', [
        [2026, '500.00'],
        [2027, '400.00'],
      ])
    )
    assert.isNull(
      amend('1000.00', [
        [2026, '500.00'],
        [2027, '500.00'],
      ])
    )
    assert.equal(amend('0.00', []), 'decisions.nothing_left')
    assert.equal(
      amend('1000.00', [
        [2026, '600.00'],
        [2027, '400.00'],
      ]),
      'decisions.amendment_changes_nothing'
    )
    assert.isNull(
      amend('1000.00', [
        [2026, '600.00'],
        [2028, '400.00'],
      ])
    )
    assert.equal(
      amend(
        '900.00',
        [
          [2026, '500.00'],
          [2027, '400.00'],
        ],
        { reasons: ' zu kurz ' }
      ),
      'decisions.amendment_reasons_missing'
    )
    assert.equal(
      amend('1100.00', [
        [2026, '700.00'],
        [2027, '400.00'],
      ]),
      'decisions.amount_above_calculation'
    )
    assert.isNull(
      amend(
        '1100.00',
        [
          [2026, '700.00'],
          [2027, '400.00'],
        ],
        { calculated: '1100.00' }
      )
    )
    assert.isNull(
      amend(
        '900.00',
        [
          [2026, '500.00'],
          [2027, '400.00'],
        ],
        { calculated: '800.00' }
      )
    )
    assert.equal(
      amend(
        '950.00',
        [
          [2026, '550.00'],
          [2027, '400.00'],
        ],
        { rounding: 'hundred_euro_down' }
      ),
      'decisions.amount_not_rounded'
    )
  })

  test('a partial approval leaves something out, rounding aside', ({ assert }) => {
    assert.isFalse(isPartial(money('1000.00'), money('1000.00'), 'cent'))
    assert.isTrue(isPartial(money('1000.00'), money('999.99'), 'cent'))
    assert.isFalse(isPartial(money('1050.00'), money('1000.00'), 'hundred_euro_down'))
    assert.isTrue(isPartial(money('1100.00'), money('1000.00'), 'hundred_euro_down'))
    assert.isFalse(isPartial(money('900.00'), money('1000.00'), 'cent'))
  })
})
