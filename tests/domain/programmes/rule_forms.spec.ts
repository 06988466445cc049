import { test } from '@japa/runner'
import { asksFor, documentWith, partsOfBound, problemsAt, typedOf } from '#forms/domain/bound_form'
import { answersIn, problemsOf } from '#forms/domain/form'
import { inputsOf } from '#forms/domain/merge'
import { blankProgramme } from '#programmes/domain/blank_programme'
import type { ProgrammeDefinition } from '#programmes/domain/definition'
import { faultsOfDefinition } from '#programmes/domain/definition_check'
import { schemaFaultsOf } from '#programmes/domain/programme_file'
import { PROGRAMME_FORMAT } from '#programmes/domain/programme_schema'
import { RULE_FORMS } from '#programmes/domain/rule_forms'
import type { RuleForm } from '#programmes/domain/rule_parts'
import { NAMES, definitionOf } from '#tests/helpers/programme_files'

const FORMS = Object.entries<RuleForm>(RULE_FORMS)
const saved = ({ form }: RuleForm, definition: object, change: Record<string, string> = {}) => {
  const parts = partsOfBound(form)
  const sent = { ...Object.fromEntries(inputsOf(parts, typedOf(form, definition as never))), ...change }
  const answers = answersIn(parts, sent)
  return { answers, problems: problemsOf(parts, answers), document: documentWith(form, definition as never, answers) }
}
const content = (definition: object) => ({ format: PROGRAMME_FORMAT, code: 'X', definition, calls: [] })

test.group('Rules of a programme in forms', () => {
  for (const file of NAMES)
    test(`what the file ${file} says is shown, sent back and says the same`, ({ assert }) => {
      const definition = definitionOf(file)
      for (const [name, rules] of FORMS) {
        const { problems, document } = saved(rules, definition)
        assert.deepEqual(problems, [], name)
        assert.deepEqual(document, definition as never, name)
      }
    })

  test('every form together asks for all of a programme but its own form and the fields of its report', ({
    assert,
  }) => {
    const asked = (name: string) => FORMS.some(([, { form }]) => asksFor(form, [name]))
    const unasked = NAMES.flatMap((file) => Object.keys(definitionOf(file))).filter((name) => !asked(name))
    assert.deepEqual([...new Set(unasked)], ['sections'])
  })

  test('a blank programme can be written to its file, and what it lacks is told where it is mended', ({ assert }) => {
    const blank = blankProgramme('VwV Integrationsbeauftragte', '2026-11-27')
    assert.deepEqual(schemaFaultsOf(content(blank)), [])
    const faults = faultsOfDefinition(blank)
    assert.isAbove(faults.length, 2)
    for (const { at } of faults)
      assert.isTrue(
        FORMS.some(([, { form }]) => asksFor(form, at)),
        at.join('/')
      )
  })

  test('entries keep their codes, new ones get one from their words, emptied ones go', ({ assert }) => {
    const definition = definitionOf('bw_wcc')
    const { document } = saved(RULE_FORMS.kosten, definition, {
      plan_categories_label_1: 'Personal',
      plan_categories_label_2: '',
      plan_categories_code_2: '',
      plan_categories_label_7: 'Reisen über Land',
    })
    const { categories } = (document as unknown as ProgrammeDefinition).plan
    assert.deepEqual(
      categories.map(({ code, label }) => `${code} ${label}`),
      [
        'PERS Personal',
        'EVENT Veranstaltungen',
        'TRAVEL Reisekosten',
        'RENT Miete',
        'INV Ausstattung',
        'REISEN_UEBER_LAND Reisen über Land',
      ]
    )
    assert.isTrue(categories[4].equipment)
  })

  test('a rule that is cleared is left out, half of one is told at its field', ({ assert }) => {
    const definition = { ...definitionOf('nw_ki'), minimumGrant: { amount: '500.00', source: 'Nr. 5' } }
    const { document } = saved(RULE_FORMS.verfahren, definition, { minimumGrant_amount: '', minimumGrant_source: '' })
    assert.notProperty(document, 'minimumGrant')
    const half = saved(RULE_FORMS.verfahren, definition, { minimumGrant_source: '' })
    const faults = schemaFaultsOf(content(half.document)).map(({ at, ...fault }) => ({ ...fault, at: at.slice(1) }))
    assert.deepEqual(problemsAt(RULE_FORMS.verfahren.form, half.answers, faults), [
      { input: 'minimumGrant_source', sentence: 'Diese Angabe fehlt noch.' },
    ])
  })

  test('a fault in an entry stands at its cell', ({ assert }) => {
    const definition = definitionOf('bw_wcc')
    const { document, answers } = saved(RULE_FORMS.grundlage, definition, { sources_address_2: 'http://example.org' })
    const faults = schemaFaultsOf(content(document)).map(({ at, ...fault }) => ({ ...fault, at: at.slice(1) }))
    assert.deepEqual(problemsAt(RULE_FORMS.grundlage.form, answers, faults), [
      { input: 'sources_address_2', sentence: 'Erwartet wird: Adresse, die mit "https://" beginnt.' },
    ])
  })
})
