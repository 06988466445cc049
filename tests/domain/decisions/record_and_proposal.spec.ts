import { test } from '@japa/runner'
import Refusal from '#core/refusal'
import type { Answers } from '#forms/domain/form'
import { assertRecordCarries } from '#decisions/domain/record_and_proposal'
import type { Overlap } from '#decisions/domain/double_funding'

const record = (outcome: string, note = '', late = ''): Answers => ({
  outcome,
  formal: { deadline: { result: 'yes', note: late }, no_double_funding: { result: 'yes', note } },
})
const KNOWN = { isLate: false, received: '2. Januar', closed: '31. Dezember', overlaps: [] as Overlap[] }
const OTHER = { applicationId: 2, fileNumber: 'NW-KI-2026-00002' } as Overlap

function said(answers: Answers, kind: 'approval' | 'rejection', known: Partial<typeof KNOWN> = {}): string | null {
  try {
    assertRecordCarries(answers, kind, { ...KNOWN, ...known })
    return null
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

test.group('The record and the proposal that rests on it', () => {
  test('say the same', ({ assert }) => {
    assert.isNull(said(record('grant'), 'approval'))
    assert.isNull(said(record('reject'), 'rejection'))
    assert.equal(said(record('reject'), 'approval'), 'decisions.contradicts_record')
    assert.equal(said(record('grant'), 'rejection'), 'decisions.contradicts_record')
    assert.equal(said(record(''), 'approval'), 'decisions.contradicts_record')
  })

  test('affirm nothing that the house knows better', ({ assert }) => {
    assert.equal(said(record('grant'), 'approval', { isLate: true }), 'decisions.check_contradicted')
    const considered = record('grant', '', 'Keine Ausschlussfrist, und es ist noch Geld da.')
    assert.isNull(said(considered, 'approval', { isLate: true }))
    assert.equal(said(record('grant'), 'approval', { overlaps: [OTHER] }), 'decisions.check_contradicted')
    assert.equal(said(record('grant', 'geprüft'), 'approval', { overlaps: [OTHER] }), 'decisions.check_contradicted')
    const spoken = record('grant', 'Die andere Akte betrifft weitere Stellen.')
    assert.isNull(said(spoken, 'approval', { overlaps: [OTHER] }))
  })
})
