import { test } from '@japa/runner'
import { FIELD_KINDS } from '#forms/domain/field_kinds'
import { SPOKEN_NAMES, placesOfDefinition } from '#programmes/domain/definition_words'
import { readProgrammeFile, writeProgrammeFile } from '#programmes/domain/programme_file'
import { PROGRAMME_SCHEMA } from '#programmes/domain/programme_schema'
import { NAMES, fileOf, textOf } from '#tests/helpers/programme_files'

const bytes = (text: string) => new TextEncoder().encode(text)
const KI = textOf('nw_ki')
/** The first fault of a text as "line: place: sentence". */
const fault = (text: string | Uint8Array) => {
  const read = readProgrammeFile(typeof text === 'string' ? bytes(text) : text)
  if ('file' in read) return null
  const [{ line, place, sentence }] = read.faults
  return `${line}: ${place}: ${sentence}`
}
const lineOf = (text: string, part: string) => text.slice(0, text.indexOf(part)).split('\n').length
const changed = (from: string, to: string) => {
  if (!KI.includes(from)) throw new Error(`not in the file: ${from}`)
  return KI.replace(from, to)
}

test.group('A programme file', () => {
  test('{$self} is read, and written as it was read')
    .with([...NAMES])
    .run(({ assert }, name) => {
      const { code, definition, calls } = fileOf(name)
      assert.equal(writeProgrammeFile({ code, definition, calls }, './programm-1.schema.json'), textOf(name))
    })

  test('what is wrong is told with its line, its place and a sentence: {sentence}')
    .with([
      { from: '"name": "Kommunale', to: '"name" "Kommunale', place: '', sentence: 'Hier fehlt ein Doppelpunkt.' },
      { from: '"sample": false,', to: '"sample": false', place: '', sentence: 'Hier fehlt ein Komma.' },
      { from: '"sample": false,', to: '"sample": ,', place: '', sentence: 'Hier fehlt ein Wert.' },
      {
        from: '"sample": false,',
        to: '// nein\n    "sample": false,',
        place: '',
        sentence: 'Anmerkungen sind in der Datei nicht möglich.',
      },
      {
        from: '"format": "anschub-programm/1"',
        to: '"format": "anschub-programm/9"',
        place: 'format',
        sentence: 'Die Datei hat das Format „anschub-programm/9“. Gelesen wird „anschub-programm/1“.',
      },
      {
        from: '"format": "anschub-programm/1",',
        to: '',
        place: 'format',
        sentence: 'Das ist keine Programmdatei: Es fehlt die Angabe "format": "anschub-programm/1".',
      },
      {
        from: '"sample": false,',
        to: '"sample": "nein",',
        place: 'definition › sample',
        sentence: 'Hier muss true oder false stehen.',
      },
      {
        from: '"sample": false,',
        to: '"sample": false, "sample": true,',
        place: 'definition › sample',
        sentence: '„sample“ steht hier mehrmals.',
      },
      {
        from: '"sample": false,',
        to: '"sample": false, "farbe": "rot",',
        place: 'definition › farbe',
        sentence: 'Die Angabe „farbe“ ist hier nicht bekannt.',
      },
      { from: '"sample": false,', to: '', place: 'definition › sample', sentence: 'Es fehlt die Angabe „sample“.' },
      {
        from: '"type": "fixed"',
        to: '"type": "loan"',
        place: 'definition › financing › type',
        sentence: 'Hier sind nur möglich: share, deficit, fixed, full.',
      },
      {
        from: '"amount": "57000.00"',
        to: '"amount": "57.000"',
        place: 'definition › financing › units › „Fachkraft“ › amount',
        sentence: 'Erwartet wird: Betrag in Euro, zum Beispiel "57000.00".',
      },
      {
        from: '"dated": "2025-04-03"',
        to: '"dated": "2025-02-30"',
        place: 'definition › guideline › dated',
        sentence: 'Erwartet wird: Tag, zum Beispiel "2027-03-31".',
      },
      {
        from: '"legalBasis": "Danach',
        to: '"legalBasis": "مرحبا Danach',
        place: 'definition › legalBasis',
        sentence:
          'Die Zeichen „م“, „ر“, „ح“, „ب“, „ا“ lassen sich in Bescheiden nicht drucken. Bitte schreiben Sie die Stelle in lateinischen Buchstaben.',
      },
      {
        from: '"key": "priority_2"',
        to: '"key": "priority_1"',
        place: 'definition › sections › „Vorhaben“ › fields › „Zweiter Schwerpunkt“ › key',
        sentence: 'Den Schlüssel „priority_1“ gibt es schon an anderer Stelle.',
      },
      {
        from: '"closes": "2027-05-31"',
        to: '"closes": "2026-05-31"',
        place: 'calls › „Kommunale Integrationszentren 2027“ › closes',
        sentence: 'Die Frist endet vor dem Tag, an dem sie beginnt.',
      },
      {
        from: '"code": "NW-KI-2027"',
        to: '"code": "NW-KI-2026"',
        place: 'calls › „Kommunale Integrationszentren 2027“ › code',
        sentence: 'Den Aufruf „NW-KI-2026“ gibt es in der Datei zweimal.',
      },
    ])
    .run(({ assert }, { from, to, place, sentence }) => {
      const text = changed(from, to)
      const told = fault(text)
      assert.equal(told?.replace(/^\d+/, 'n'), `n: ${place}: ${sentence}`)
      const line = Number(told?.split(':')[0])
      // what is missing is told at what should have it, or at what follows
      assert.isAtMost(Math.abs(line - lineOf(KI, from)), to === '' ? 4 : 2, `line ${line}`)
    })

  test('what is no programme is refused at once', ({ assert }) => {
    assert.equal(fault(''), '1: : Hier fehlt ein Wert.')
    assert.equal(
      fault('[]'),
      '1: format: Das ist keine Programmdatei: Es fehlt die Angabe "format": "anschub-programm/1".'
    )
    assert.equal(
      fault('null'),
      '1: format: Das ist keine Programmdatei: Es fehlt die Angabe "format": "anschub-programm/1".'
    )
    assert.equal(fault(new Uint8Array([0xff, 0xfe, 0x00])), '1: : Die Datei ist kein Text in UTF-8.')
    assert.equal(fault('['.repeat(200_000)), '1: : Die Datei ist tiefer geschachtelt als ein Programm.')
    assert.equal(fault(' '.repeat(1_000_001)), '1: : Die Datei ist größer als 1 MB. So groß ist kein Programm.')
    assert.match(fault(`{"__proto__": {"format": "anschub-programm/1"}}`)!, /keine Programmdatei/)
  })

  test('the most faults that fit take less than a second of a processor, and 50 are told; more is no programme', ({
    assert,
  }) => {
    const faulty = (count: number) => bytes(changed('"indicators": [', `"indicators": [${'{"x":1},'.repeat(count)}`))
    const before = process.cpuUsage()
    const read = readProgrammeFile(faulty(18_000))
    const { user, system } = process.cpuUsage(before)
    assert.isBelow(user + system, 1_000_000)
    assert.lengthOf('faults' in read ? read.faults : [], 50)
    assert.equal(fault(faulty(90_000)), '1: : Die Datei hat mehr als 20000 Angaben. So groß ist kein Programm.')
  })

  test('pasted marks that nobody sees are gone, and letters are composed', ({ assert }) => {
    const read = readProgrammeFile(
      bytes(changed('"Kommunale Integrationszentren"', '"Kommunale\u00a0Integra\u00adtionszentren\u200b fu\u0308r"'))
    )
    assert.equal('file' in read && read.file.definition.name, 'Kommunale Integrationszentren für')
  })

  test('the schema names every kind of field, and every name that it has is said in words', ({ assert }) => {
    const names = new Set<string>()
    const kinds: string[][] = []
    const walk = (schema: unknown): void => {
      if (Array.isArray(schema)) return schema.forEach(walk)
      if (!schema || typeof schema !== 'object') return
      const { properties, enum: values } = schema as { properties?: object; enum?: string[] }
      if (properties) Object.keys(properties).forEach((name) => names.add(name))
      if (values?.includes('long_text')) kinds.push(values)
      Object.values(schema).forEach(walk)
    }
    walk(PROGRAMME_SCHEMA)
    assert.includeMembers(kinds[0], Object.keys(FIELD_KINDS))
    for (const whole of ['$schema', 'format', 'definition']) names.delete(whole)
    assert.sameMembers(
      [...names].filter((name) => !SPOKEN_NAMES.has(name)),
      []
    )
    assert.sameMembers(
      [...SPOKEN_NAMES].filter((name) => !names.has(name)),
      []
    )
  })

  test('every place of a definition has words and a key of its own', ({ assert }) => {
    for (const name of NAMES) {
      const places = placesOfDefinition(fileOf(name).definition)
      assert.isAbove(places.length, 150)
      assert.lengthOf(new Set(places.map(({ key }) => key)), places.length)
      for (const { label, value } of places)
        assert.isTrue(label !== '' && value !== '' && !/undefined/.test(label), label)
    }
  })
})
