import { test } from '@japa/runner'
import type { Field } from '#forms/domain/field'
import type { ProgrammeDefinition } from '#programmes/domain/definition'
import { definitionChanges } from '#programmes/domain/definition_changes'
import { definitionOf } from '#tests/helpers/programme_files'

const NW_KI = definitionOf('nw_ki')
const at = NW_KI.sections.findIndex(({ key }) => key === 'vorhaben')
const { fields = [] } = NW_KI.sections[at]

function withFields(others: readonly Field[]): ProgrammeDefinition {
  return { ...NW_KI, sections: NW_KI.sections.with(at, { ...NW_KI.sections[at], fields: [...others] }) }
}
const ROOMS: Field = { key: 'raeume', label: 'Räume', type: 'integer', optional: true }

test.group('What a version changes', () => {
  test('a field that comes stands in one place with all that it says, and moves no other', ({ assert }) => {
    const [change, ...more] = definitionChanges(NW_KI, withFields([ROOMS, ...fields]))
    assert.lengthOf(more, 0)
    assert.match(change.label, /Feld „Räume“$/)
    assert.equal(change.before, '')
    assert.equal(change.after, 'Beschriftung: Räume\nArt: Ganze Zahl\ndarf leer bleiben: ja')
  })

  test('one that goes does too', ({ assert }) => {
    const [change, ...more] = definitionChanges(withFields([ROOMS, ...fields]), NW_KI)
    assert.lengthOf(more, 0)
    assert.deepEqual([change.before.split('\n')[0], change.after], ['Beschriftung: Räume', ''])
  })

  test('what changes its place among the others is told', ({ assert }) => {
    const [first, second, ...others] = fields
    const moved = definitionChanges(NW_KI, withFields([second, first, ...others]))
    assert.deepEqual(
      moved.map(({ before, after }) => [before, after]),
      [
        ['2', '1'],
        ['1', '2'],
      ]
    )
  })

  test('a section that comes is one place, and each of its fields another; the same twice changes nothing', ({
    assert,
  }) => {
    const section = { key: 'weiteres', group: 'Weiteres', title: 'Weiteres', kind: 'fields' as const, fields: [ROOMS] }
    const changes = definitionChanges(NW_KI, { ...NW_KI, sections: [...NW_KI.sections, section] })
    assert.lengthOf(changes, 2)
    assert.include(changes[0].after, 'Überschrift: Weiteres')
    assert.notInclude(changes[0].after, 'Räume')
    assert.deepEqual(definitionChanges(NW_KI, NW_KI), [])
  })

  test('of a new programme everything is new', ({ assert }) => {
    assert.isTrue(definitionChanges(null, NW_KI).every(({ before, after }) => before === '' && after !== ''))
  })
})
