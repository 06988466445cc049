import { test } from '@japa/runner'
import { RECIPIENT_ROLES, AUTHORITY_ROLES, CASE_ROLES, ROLES, isExcluded, rolesIn } from '#identity/domain/roles'

test.group('Roles', () => {
  test('{role} beside {held}: excluded {excluded}')
    .with([
      { role: 'case_officer', held: ['head_of_unit'], excluded: false },
      { role: 'case_officer', held: ['case_officer'], excluded: false },
      { role: 'auditor_external', held: ['case_officer'], excluded: true },
      { role: 'case_officer', held: ['auditor_external'], excluded: true },
      { role: 'auditor_external', held: ['auditor_external'], excluded: false },
      { role: 'admin_technical', held: ['budget_officer'], excluded: true },
      { role: 'applicant_editor', held: ['applicant_signatory'], excluded: false },
      { role: 'applicant_editor', held: ['case_officer'], excluded: true },
      { role: 'head_of_unit', held: ['applicant_signatory'], excluded: true },
      { role: 'case_officer', held: [], excluded: false },
    ] as const)
    .run(({ assert }, { role, held, excluded }) => assert.equal(isExcluded(role, held), excluded))

  test('each office has its own to give', ({ assert }) => {
    assert.deepEqual(rolesIn('recipient'), RECIPIENT_ROLES)
    assert.deepEqual(rolesIn('court_of_audit'), ['auditor_external'])
    assert.deepEqual(
      rolesIn('authority'),
      AUTHORITY_ROLES.filter((role) => role !== 'auditor_external')
    )
    assert.lengthOf(new Set(ROLES), ROLES.length)
    assert.notInclude(CASE_ROLES, 'admin_technical' as never)
  })
})
