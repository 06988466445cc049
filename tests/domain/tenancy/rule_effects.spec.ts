import { test } from '@japa/runner'
import { DateTime } from 'luxon'
import Day from '#core/calendar/day'
import { installAs } from '#core/installation'
import Money from '#core/money/money'
import { DORMANT, labelOf } from '#tenancy/domain/rule_labels'
import { type RuleName, rulesOn } from '#tenancy/domain/rulebook'
import { RULEBOOKS, putInForce, rulebookOf } from '#tenancy/rulebooks/index'
import { proposedSupplementDay } from '#applications/domain/supplement_due'
import { needsSecondPerson } from '#budgets/domain/second_person'
import { parseBaseRates } from '#financing/domain/base_rates'
import { earlyStartMode } from '#decisions/domain/beginning'
import { caseTime } from '#decisions/queries/case_time'
import { announcement } from '#decisions/domain/announcement'
import { obstaclesTo } from '#decisions/domain/gate'
import { isCosigned, leastGrant, signatureLimit } from '#decisions/domain/limits'
import { proofDeadlineOf } from '#decisions/domain/proof_of_notice'
import { remedyDeadline } from '#decisions/domain/remedy'
import { remedySaid, sideConditionsSaid } from '#decisions/domain/said'
import { composeNotice } from '#decisions/letters/notice'
import { answer } from '#recalculations/domain/answer'
import { approvalFacts } from '#tests/helpers/notice_facts'

const LAND = 'NW'
const ON = Day.parse('2026-06-15')
/** A Thursday: four days later is a Monday, three a Sunday. */
const SENT = Day.parse('2026-06-11')
/** A month later is All Saints' Day, a Monday. */
const ALL_SAINTS = Day.parse('2027-10-01')
const RATES = parseBaseRates('valid_from;valid_to;rate_percent\n2026-01-01;2026-06-30;1.27')
const book = () => rulebookOf(LAND)
const rules = () => rulesOn(book(), ON).values

const ALL_2026 = { from: Day.parse('2026-01-01'), to: Day.parse('2026-12-31') }
/** What a notice said that was signed by the law as it is shipped. */
const SAID = {
  remedy: remedySaid(approvalFacts(LAND, 'district_government', true), book(), ON),
  sideConditions: sideConditionsSaid(approvalFacts(LAND, 'district_government', true), rules()),
}
const CASE = { land: LAND, call: { periodFrom: ALL_2026.from, periodTo: ALL_2026.to } } as never

/** What the house does under a rulebook, each thing as a text: a rule with an effect changes one of them. */
const PROBES: Readonly<Record<string, () => unknown>> = {
  notices: () =>
    [true, false].map((municipal) =>
      composeNotice(
        approvalFacts(LAND, 'district_government', municipal),
        { name: 'Zeichnung' },
        DateTime.fromISO('2026-06-15T10:00:00Z')
      )
    ),
  announcements: () => [
    announcement(book(), {
      channel: 'post',
      sentOn: SENT,
      receivedOn: null,
      procedureBegunOn: Day.parse('2024-06-01'),
    }),
    announcement(book(), { channel: 'portal_retrieval', sentOn: SENT, retrievedOn: SENT.plusDays(10) }),
  ],
  remedies: () => [true, false].map((correct) => remedyDeadline(book(), ALL_SAINTS, correct)),
  gate: () =>
    obstaclesTo(
      approvalFacts(LAND, 'district_government', true),
      book(),
      { on: Day.parse('2026-04-24'), said: SAID },
      Day.parse('2026-06-24')
    ).map(({ code }) => code),
  proof: () => [true, false].map((municipal) => proofDeadlineOf(approvalFacts(LAND, 'ministry', municipal), ON)),
  purpose: () => proofDeadlineOf(approvalFacts(LAND, 'ministry', true), ON, Day.parse('2026-03-02')),
  limits: () => [
    String(signatureLimit(book(), ON)),
    String(leastGrant(book(), true, ON)!.amount),
    isCosigned(book(), Money.cents(rules().budgetOfficerCosignFromCents), ON) &&
      [4_999_999, 5_000_000].map((cents) => isCosigned(book(), Money.cents(cents), ON)),
    [49_999_999, 50_000_000].map((cents) => needsSecondPerson(book(), Money.cents(-cents), ON)),
  ],
  time: () => [
    earlyStartMode(undefined, book(), ON),
    caseTime(
      CASE,
      { definition: {} as never },
      { period: { from: Day.parse('2026-04-12'), to: ALL_2026.to }, tranches: [] },
      rulesOn(book(), ON)
    ),
  ],
  supplements: () => proposedSupplementDay(book(), ON).iso,
  calculator: () =>
    ['municipal', 'other'].flatMap((kind) => {
      const law = { id: 1, land: LAND, recipient_kind: kind, on: ON.iso }
      return [
        { kind: 'approval', financing: 'share', rate: '70', planned: { eligible: '1234.56' } },
        { kind: 'settlement', financing: 'share', rate: '70', granted: '70.00', planned: { eligible: '100.00' } },
        { kind: 'plan_check', lines: [{ planned: '100.00', actual: '130.00' }] },
        { kind: 'interest', principal: '1000.00', from: '2026-01-31', to: '2026-05-31' },
        { kind: 'retention', granted: '100.00' },
        { kind: 'purpose_binding', grant: '1000.00', used_months: 10 },
        { kind: 'proof_deadline', grant_period_end: '2026-12-31', purpose_fulfilled_on: '2026-03-02' },
      ].map((task) => answer({ ...law, actual: { eligible: '90.00' }, ...task }, RATES))
    }),
}

/** Something else that a rule could say. */
function another(name: RuleName): unknown {
  const value = rules()[name] as never
  const { asked } = labelOf(name)
  if (asked.kind === 'count' || asked.kind === 'share') return value + 1
  if (asked.kind === 'cents') return value + 100
  if (asked.kind === 'yes_no') return !value
  if (asked.kind === 'choice') return asked.choices.find((choice) => choice.value !== value)!.value
  if (asked.kind === 'decimal') return '6'
  if (asked.kind === 'text') return `${value} (neu)`
  return WHOLE[name as keyof typeof WHOLE]
}
const WHOLE = {
  holidayRegion: 'HE',
  remedies: { ministry: 'objection', district_government: 'objection' },
  remedyText: { court_action: 'Klage.', objection: 'Widerspruch.' },
}

test.group('Rules and their effect', (group) => {
  group.each.setup(() => {
    installAs({ isDemo: true } as never)
    return () => putInForce([])
  })

  test('{$self} has the effect that its page says')
    .with(Object.keys(RULEBOOKS[0].rules) as RuleName[])
    .run(({ assert }, name) => {
      putInForce([])
      const seen = () =>
        Object.fromEntries(Object.entries(PROBES).map(([probe, run]) => [probe, JSON.stringify(run())]))
      const before = seen()
      const { source } = book().rules[name].at(-1)!
      const rule = { value: another(name), validFrom: '2026-04-23', validTo: null, source, mark: 'sample' } as const
      putInForce([{ land: LAND, name, rule }])
      const after = seen()
      const changed = Object.keys(PROBES).filter((probe) => before[probe] !== after[probe])
      if (DORMANT.includes(name)) assert.deepEqual(changed, [], `${name} has an effect and is called dormant`)
      else assert.isNotEmpty(changed, `${name} has no effect`)
    })
})
