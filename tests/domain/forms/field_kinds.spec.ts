import { test } from '@japa/runner'
import Fraction from '#core/money/fraction'
import Money from '#core/money/money'
import type { Field } from '#forms/domain/field'
import { FIELD_KINDS, type FieldType, choicesOf } from '#forms/domain/field_kinds'
import { parseField, printField, valueOf } from '#forms/domain/fields'

const field = <T extends FieldType>(type: T, more: Partial<Field<T>> = {}): Field<T> => ({
  key: 'x',
  label: 'Angabe',
  type,
  ...more,
})
const sentence = (parsed: object) => ('sentence' in parsed ? String(parsed.sentence) : null)
const CHOICES = [
  { value: 'a', label: 'Ja, ganz' },
  { value: 'b', label: 'Nein' },
]

test.group('Kinds of fields', () => {
  test('{type}: „{typed}“ is read and printed as „{printed}“')
    .with([
      { type: 'text', typed: ' Haus der Integration ', printed: 'Haus der Integration' },
      { type: 'long_text', typed: 'Zwei\nZeilen', printed: 'Zwei\nZeilen' },
      { type: 'integer', typed: '1.234', printed: '1.234' },
      { type: 'integer', typed: '1234567', printed: '1.234.567' },
      { type: 'integer', typed: '0', printed: '0' },
      { type: 'decimal', typed: '0,75', printed: '0,75' },
      { type: 'decimal', typed: '0.75', printed: '0,75' },
      { type: 'decimal', typed: '1.234,5', printed: '1234,5' },
      { type: 'decimal', typed: '12.345.678', printed: '12345678' },
      { type: 'fraction', typed: '231 / 365', printed: '231/365' },
      { type: 'fraction', typed: '6', printed: '6' },
      { type: 'percent', typed: '62,5 %', printed: '62,5 %' },
      { type: 'percent', typed: '100', printed: '100 %' },
      { type: 'money', typed: '1.234,56 €', printed: '1.234,56' },
      { type: 'money', typed: '12.34', printed: '12,34' },
      { type: 'money', typed: '1,234.56', printed: '1.234,56' },
      { type: 'signed_money', typed: '-5', printed: '−5,00' },
      { type: 'day', typed: '5.3.26', printed: '05.03.2026' },
      { type: 'yes_no', typed: 'Ja', printed: 'ja' },
      { type: 'yes_no', typed: 'false', printed: 'nein' },
      { type: 'declaration', typed: '1', printed: 'erklärt' },
      { type: 'email', typed: 'amt@stadt.de', printed: 'amt@stadt.de' },
      { type: 'phone', typed: '02931 82-0', printed: '02931 82-0' },
      { type: 'iban', typed: 'DE89 3704 0044 0532 0130 00', printed: 'DE89 3704 0044 0532 0130 00' },
    ] as const)
    .run(({ assert }, { type, typed, printed }) => assert.equal(printField(field(type), typed), printed))

  test('a municipality is meant by its key, its whole name or a name that only one has', ({ assert }) => {
    const choices = [
      { value: '05958004', label: 'Arnsberg, Stadt (05958004)' },
      { value: '08115003', label: 'Neuenkirchen (08115003)' },
      { value: '08115004', label: 'Neuenkirchen, Stadt (08115004)' },
    ]
    const place = field('municipality', { choices })
    for (const typed of ['05958004', 'arnsberg', 'Arnsberg, Stadt', 'Arnsberg, Stadt (05958004)'])
      assert.equal(printField(place, typed), 'Arnsberg, Stadt (05958004)', typed)
    assert.equal(printField(place, 'Neuenkirchen (08115003)'), 'Neuenkirchen (08115003)')
    assert.equal(
      sentence(parseField(place, 'Neuenkirchen')),
      'Angabe: „Neuenkirchen“ gibt es mehrmals: Neuenkirchen (08115003); Neuenkirchen, Stadt (08115004).'
    )
    assert.equal(
      sentence(parseField(place, 'Atlantis')),
      'Angabe: „Atlantis“ ist kein Ort dieses Landes, den das Gemeindeverzeichnis kennt. Schreiben Sie den ganzen Namen oder den Schlüssel.'
    )
    assert.equal(sentence(parseField(place, '')), 'Es fehlt noch: Angabe.')
  })

  test('{type}: „{typed}“ is told {says}')
    .with([
      { type: 'text', typed: '', says: 'Es fehlt noch: Angabe.' },
      { type: 'text', typed: 'x'.repeat(191), says: 'Angabe: Der Text hat 191 Zeichen, erlaubt sind 190.' },
      {
        type: 'text',
        typed: 'Fest 🎉',
        says: 'Angabe: Das Zeichen „🎉“ lässt sich in Bescheiden nicht drucken. Bitte schreiben Sie die Stelle in lateinischen Buchstaben.',
      },
      { type: 'long_text', typed: 'x'.repeat(10_001), says: 'Angabe: Der Text hat 10001 Zeichen, erlaubt sind 10000.' },
      { type: 'integer', typed: '1,5', says: 'Angabe: „1,5“ ist keine ganze Zahl.' },
      { type: 'integer', typed: '-3', says: 'Angabe: „-3“ ist kleiner als null.' },
      { type: 'integer', typed: '12.34', says: 'Angabe: „12.34“ ist keine ganze Zahl.' },
      { type: 'integer', typed: '9999999999', says: 'Angabe: „9999999999“ ist zu groß.' },
      { type: 'integer', typed: '100000000', says: 'Angabe: Die Zahl muss zwischen 0 und 99999999 liegen.' },
      { type: 'decimal', typed: '1.234', says: 'Angabe: „1.234“ ist nicht eindeutig. Schreiben Sie 1234 oder 1,234.' },
      { type: 'decimal', typed: '-1', says: 'Angabe: „-1“ ist kleiner als null.' },
      {
        type: 'decimal',
        typed: 'halb',
        says: 'Angabe: „halb“ ist keine Zahl ab null. Schreiben Sie zum Beispiel 0,5.',
      },
      { type: 'fraction', typed: '1/0', says: 'Angabe: „1/0“ teilt durch null.' },
      { type: 'percent', typed: '101', says: 'Angabe: Die Zahl darf höchstens 100 sein.' },
      { type: 'money', typed: '-5', says: 'Angabe: „-5“ ist kleiner als null. Schreiben Sie den Betrag ohne Minus.' },
      { type: 'money', typed: 'viel', says: 'Angabe: „viel“ ist kein Betrag. Schreiben Sie zum Beispiel 1.234,56.' },
      {
        type: 'signed_money',
        typed: '1,2,3',
        says: 'Angabe: „1,2,3“ ist kein Betrag. Schreiben Sie zum Beispiel 1.234,56.',
      },
      {
        type: 'day',
        typed: '31.2.2026',
        says: 'Angabe: „31.2.2026“ ist kein Tag. Schreiben Sie zum Beispiel 05.03.2026.',
      },
      { type: 'choice', typed: '', says: 'Bitte wählen Sie aus: Angabe.' },
      { type: 'choice', typed: 'c', says: 'Angabe: „c“ steht nicht zur Auswahl.' },
      { type: 'yes_no', typed: 'vielleicht', says: 'Angabe: „vielleicht“ ist weder ja noch nein.' },
      { type: 'declaration', typed: '', says: 'Es fehlt noch die Erklärung: Angabe' },
      { type: 'declaration', typed: 'on', says: 'Angabe: Bitte setzen Sie das Häkchen.' },
      {
        type: 'email',
        typed: 'rathaus',
        says: 'Angabe: „rathaus“ ist keine E-Mail-Adresse. Sie hat die Form name@gemeinde.de.',
      },
      {
        type: 'phone',
        typed: '1-2',
        says: 'Angabe: „1-2“ ist keine Telefonnummer. Schreiben Sie zum Beispiel 02931 82-0.',
      },
      { type: 'iban', typed: 'DE89 3704 0044 0532 0130 0', says: 'Angabe: Hier stehen 21 statt 22 Stellen.' },
      {
        type: 'iban',
        typed: 'DE89 3704 0044 0532 0130 01',
        says: 'Angabe: Die Prüfziffern stimmen nicht. Bitte vergleichen Sie Ziffer für Ziffer.',
      },
      {
        type: 'iban',
        typed: '3704',
        says: 'Angabe: Sie beginnt mit einem Länderkennzeichen, zum Beispiel DE; hier steht „37“.',
      },
      {
        type: 'iban',
        typed: 'constructor',
        says: 'Angabe: Sie beginnt mit einem Länderkennzeichen, zum Beispiel DE; hier steht „co“.',
      },
    ] as const)
    .run(({ assert }, { type, typed, says }) => assert.equal(sentence(parseField(field(type), typed)), says))

  test('values are of their kind', ({ assert }) => {
    assert.isTrue(valueOf(field('money'), '12.34')!.equals(Money.parse('12.34')))
    assert.isTrue(valueOf(field('percent'), '62,5')!.equals(Fraction.of(125, 2)))
    assert.isTrue(valueOf(field('fraction'), '2/4')!.equals(Fraction.of(1, 2)))
    assert.equal(valueOf(field('integer'), '12'), 12)
    assert.equal(valueOf(field('day'), '05.03.2026')!.iso, '2026-03-05')
    assert.isFalse(valueOf(field('yes_no'), 'nein'))
    assert.isNull(valueOf(field('integer'), 'zwölf'))
    assert.isNull(valueOf(field('integer'), undefined))
  })

  test('a choice is taken by its value or by what a person sees', ({ assert }) => {
    const choice = field('choice', { choices: CHOICES })
    assert.equal(valueOf(choice, 'a'), 'a')
    assert.equal(valueOf(choice, 'Ja, ganz'), 'a')
    assert.equal(printField(choice, 'b'), 'Nein')
    assert.equal(printField(choice, 'z'), 'z')
    assert.deepEqual(choicesOf(choice), CHOICES)
    assert.deepEqual(
      choicesOf(field('yes_no')).map(({ label }) => label),
      ['ja', 'nein']
    )
    assert.deepEqual(choicesOf(field('text')), [])
  })

  test('limits are the field’s own', ({ assert }) => {
    const says = (of: Field, typed: string) => sentence(parseField(of, typed))
    assert.equal(
      says(field('long_text', { least: 5 }), 'kurz'),
      'Angabe: Bitte schreiben Sie mindestens 5 Zeichen; es sind 4.'
    )
    assert.isNull(says(field('long_text', { least: 5 }), 'lang!'))
    assert.isNull(says(field('text', { most: 200 }), 'x'.repeat(200)))
    assert.equal(
      says(field('integer', { least: 1, most: 12 }), '13'),
      'Angabe: Die Zahl muss zwischen 1 und 12 liegen.'
    )
    assert.isNull(says(field('integer', { least: 1, most: 12 }), '12'))
    assert.equal(says(field('decimal', { most: 10 }), '10,01'), 'Angabe: Die Zahl darf höchstens 10 sein.')
    assert.isNull(says(field('decimal', { most: 10 }), '10'))
  })

  test('an optional field may stay empty, a question is quoted', ({ assert }) => {
    assert.deepEqual(parseField(field('text', { optional: true }), ' '), { value: null })
    assert.equal(
      sentence(parseField(field('choice', { label: 'Gibt es Partner?' }), '')),
      'Bitte wählen Sie aus: „Gibt es Partner?“'
    )
    assert.equal(sentence(parseField(field('text', { label: 'Wozu?' }), '')), 'Es fehlt noch: „Wozu?“')
  })

  test('{$self} says how it is asked and how it stands in a sheet')
    .with(Object.keys(FIELD_KINDS) as FieldType[])
    .run(({ assert }, type) => {
      const { input, cell } = FIELD_KINDS[type]
      assert.include(['input', 'textarea', 'select', 'checkbox', 'output', 'listed'], input.element)
      assert.include(['text', 'whole', 'money', 'day'], cell)
      assert.equal(input.element === 'select', type === 'choice' || type === 'yes_no')
      assert.equal(cell === 'money', type === 'money' || type === 'signed_money')
    })

  test('{type}: „{typed}“ is {right}')
    .with([
      ...['02931 82-0', '+49 (0)2931/82-0', '12345', '0201.88–0'].map((typed) => ({
        type: 'phone',
        typed,
        right: true,
      })),
      ...[
        '1234',
        '02931 82-0 Frau Muster',
        'Tel 02931 820',
        '02931 820 x',
        '+ + + + +',
        `1${'0'.repeat(40)}`,
        '()()()',
      ].map((typed) => ({ type: 'phone', typed, right: false })),
      ...['a@b.de', 'amt.soziales@kreis-unna.de', `${'a'.repeat(185)}@b.de`].map((typed) => ({
        type: 'email',
        typed,
        right: true,
      })),
      ...[
        'a b@c.de',
        'a@b.de c',
        'a@b@c.de',
        '@b.de',
        'a@.de',
        'a@b.d',
        'a@b',
        'a@b c.de',
        'a@b.d e',
        `${'a'.repeat(186)}@b.de`,
      ].map((typed) => ({ type: 'email', typed, right: false })),
    ] as const)
    .run(({ assert }, { type, typed, right }) => {
      const read = parseField(field(type as 'phone' | 'email'), typed)
      assert.equal('value' in read, right)
    })

  test('„{typed}“ is less than nothing')
    .with(['-5', '\u22125', '- 1.234', '-12,5', '-1.234.567,89'])
    .run(({ assert }, typed) =>
      assert.equal(sentence(parseField(field('integer'), typed)), `Angabe: „${typed}“ ist kleiner als null.`)
    )

  test('„{typed}“ is no number at all, less than nothing or not')
    .with(['-', '5-5', '-5x', '-,5', 'x-5'])
    .run(({ assert }, typed) =>
      assert.equal(sentence(parseField(field('integer'), typed)), `Angabe: „${typed}“ ist keine ganze Zahl.`)
    )
})
