import { test } from '@japa/runner'
import { blocksOf, enclosedIn, withEnclosures } from '#letters/domain/enclosure'
import type { Letter } from '#letters/domain/letter'
import { standardText } from '#tenancy/domain/standard_text'
import { SAMPLE_TEXTS } from '#tenancy/rulebooks/sample_texts'

test.group('Texts that letters enclose', () => {
  test('however it was pasted, the same text has the same hash', ({ assert }) => {
    const text = standardText('1 Zweck\n\n1.1 Für die Städte.')
    for (const pasted of [
      '\ufeff1 Zweck\r\n\r\n\r\n1.1 Für die Städte.\r\n',
      '1\u00a0Zweck  \n \n1.1 Fu\u0308r die Sta\u0308dte.',
      '  1 Zweck\u2028\u20281.1 Für die Städte.\n\n',
    ])
      assert.deepEqual(standardText(pasted), text)
    assert.notEqual(standardText('1 Zweck\n1.1 Für die Städte.').sha256, text.sha256)
  })

  test('titles, numbered paragraphs and plain ones', ({ assert }) => {
    assert.deepEqual(
      blocksOf('Vorbemerkung\n\n1. Zweck\n\n1.2 Erster Satz.\nZweiter.\n\n2 Die Behörde prüft.\n\n3.1.4 x'),
      [
        { kind: 'paragraph', text: 'Vorbemerkung' },
        { kind: 'heading', text: '1  Zweck', minor: true },
        { kind: 'paragraph', number: '1.2', text: 'Erster Satz.\nZweiter.' },
        { kind: 'paragraph', number: '2', text: 'Die Behörde prüft.' },
        { kind: 'paragraph', number: '3.1.4', text: 'x' },
      ]
    )
  })

  test('a letter names them by their hash; one that is not kept is no empty annex', ({ assert }) => {
    const [{ sha256, body }] = SAMPLE_TEXTS
    const letter = {
      blocks: [{ kind: 'enclosure', heading: 'Anlage 3', lead: 'ANBest-G', sha256 }],
    } as unknown as Letter
    assert.deepEqual(enclosedIn(letter), [sha256])
    const { blocks } = withEnclosures(letter, new Map([[sha256, body]]))
    assert.deepEqual(blocks.slice(0, 2), [
      { kind: 'new_page', heading: 'Anlage 3' },
      { kind: 'paragraph', text: `ANBest-G (SHA-256 ${sha256})` },
    ])
    assert.throws(() => withEnclosures(letter, new Map()), /is missing/)
  })

  test('samples are never edited: grants name them by these hashes', ({ assert }) => {
    assert.deepEqual(
      SAMPLE_TEXTS.map(({ sha256 }) => sha256.slice(0, 12)),
      ['ca014cad9e0d', '4954b5f6673a']
    )
  })
})
