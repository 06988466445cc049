import { test } from '@japa/runner'
import { faultsOfDefinition } from '#programmes/domain/definition_check'
import { placesOfDefinition } from '#programmes/domain/definition_words'
import { paragraphsOf } from '#programmes/domain/wording'
import { definitionOf } from '#tests/helpers/programme_files'

test.group('The wording of a directive', () => {
  test('short numbered lines are headings, empty lines end paragraphs, everything else stays as it was written', ({
    assert,
  }) => {
    const wording = '1 Zuwendungszweck\n1.1 Das Land fördert Vorhaben.\n\n§ 2 Verfahren\n\nZeile eins\nZeile zwei'
    assert.deepEqual(paragraphsOf(wording), [
      { isHeading: true, text: '1 Zuwendungszweck' },
      { isHeading: false, text: '1.1 Das Land fördert Vorhaben.' },
      { isHeading: true, text: '§ 2 Verfahren' },
      { isHeading: false, text: 'Zeile eins\nZeile zwei' },
    ])
    assert.deepEqual(paragraphsOf('  \n\n '), [])
    assert.lengthOf(paragraphsOf('1.1 Ein Satz, der zu Ende geht.'), 1)
  })

  test('two wordings are told apart without being printed', ({ assert }) => {
    const said = (wording: string) =>
      placesOfDefinition({ guideline: { title: 'R', dated: '2027-01-01', citation: 'GV', wording } }).at(-1)!.value
    assert.match(said('Der Text'), /^8 Zeichen, Prüfsumme [0-9a-f]{12}$/)
    assert.notEqual(said('Der Text'), said('Ein Text'))
  })

  test('fixed days of payment and the way of payment belong together', ({ assert }) => {
    const [days, none] = [definitionOf('nw_ki'), definitionOf('nw_mvw')]
    const sentences = (definition: typeof days) => faultsOfDefinition(definition).map(({ sentence }) => sentence)
    assert.deepEqual(sentences(days), [])
    assert.include(sentences({ ...days, paymentMode: 'single' }).join(), 'ausgezahlt wird dann in Raten')
    assert.include(sentences({ ...none, paymentMode: 'instalments' }).join(), 'fehlen im Bescheid die Tage')
    assert.deepEqual(sentences({ ...none, paymentMode: undefined }), [])
  })
})
