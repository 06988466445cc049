import { test } from '@japa/runner'
import type { ProgrammeDefinition } from '#programmes/domain/definition'
import { faultsOfDefinition } from '#programmes/domain/definition_check'
import { NAMES, definitionOf } from '#tests/helpers/programme_files'

const NW_KI = definitionOf('nw_ki')
/** Each fault as "place: sentence". */
const faults = (definition: ProgrammeDefinition) =>
  faultsOfDefinition(definition).map(({ at, sentence }) => `${at.join('.')}: ${sentence}`)
const changed = (change: Partial<ProgrammeDefinition>) => faults({ ...NW_KI, ...change })
const without = (kind: string) => NW_KI.sections.filter((section) => section.kind !== kind)

test.group('A definition as a whole', () => {
  test('the programmes of the start are sound', ({ assert }) => {
    for (const name of NAMES) assert.deepEqual(faults(definitionOf(name)), [], name)
  })

  test('one without indicators is legal where it does not ask for them', ({ assert }) => {
    assert.deepEqual(changed({ indicators: [], sections: without('indicators') }), [])
    assert.deepEqual(changed({ indicators: [] }), ['sections.4.kind: Im Abschnitt „Kennzahlen“ wäre nichts zu fragen.'])
    assert.deepEqual(changed({ sections: without('indicators') }), [
      'sections: Das Formular braucht den Abschnitt „Kennzahlen“.',
    ])
  })

  test('what could not be filled in is told before anybody tries: {says}')
    .with([
      {
        says: 'sections: Das Formular braucht den Abschnitt „Finanzierungsplan“.',
        change: { sections: without('plan') },
      },
      {
        says: 'sections.10.kind: Den Abschnitt „Finanzierungsplan“ gibt es nur einmal in einem Formular.',
        change: {
          sections: [...NW_KI.sections, { ...NW_KI.sections.find(({ kind }) => kind === 'plan')!, key: 'noch_einer' }],
        },
      },
      {
        says: 'sections: Das Formular braucht den Abschnitt „Anlagen“.',
        change: { sections: without('attachments') },
      },
      {
        says: 'attachments.0.section: Die Anlage „Beschluss“ wird in einem Abschnitt gefragt, den es nicht gibt oder der keine Felder hat.',
        change: {
          attachments: [{ key: 'beschluss', label: 'Beschluss', required: true, section: 'finanzierungsplan' }],
        },
      },
      {
        says: 'attachments.0.key: Den Schlüssel „title“ gibt es in diesem Abschnitt schon.',
        change: { attachments: [{ key: 'title', label: 'Titelblatt', required: true, section: 'vorhaben' }] },
      },
      {
        says: 'sections: Das Formular braucht den Abschnitt „Erklärungen“.',
        change: { sections: without('declarations') },
      },
      {
        says: 'financing.units: Für Beträge je Stelle fragt das Formular nach keinen Stellen.',
        change: { sections: without('posts') },
      },
      {
        says: 'plan.categories: Der Finanzierungsplan hat keine Ausgabeart.',
        change: { plan: { ...NW_KI.plan, categories: [] } },
      },
      {
        says: 'plan.sources: Unter den Finanzierungsquellen fehlen die Eigenmittel.',
        change: { plan: { ...NW_KI.plan, sources: [] } },
      },
      {
        says: 'plan.categories.4.code: Den Schlüssel „MAT“ gibt es in dieser Liste schon.',
        change: {
          plan: { ...NW_KI.plan, categories: [...NW_KI.plan.categories, { code: 'MAT', label: 'Sachausgaben' }] },
        },
      },
      {
        says: 'contact.email: Ansprechstelle: „keine“ ist keine E-Mail-Adresse. Sie hat die Form name@gemeinde.de.',
        change: { contact: { unit: 'Referat 523', email: 'keine' } },
      },
      {
        says: 'criteria.1.weight: Die Gewichte ergeben zusammen 90 %; es müssen 100 % sein.',
        change: {
          criteria: [
            { code: 'A', label: 'Bedarf', weight: 60 },
            { code: 'B', label: 'Wirkung', weight: 30 },
          ],
        },
      },
      {
        says: 'criteria.1.weight: „Wirkung“ braucht entweder ein Gewicht oder ist ein Ausschlusskriterium.',
        change: {
          criteria: [
            { code: 'A', label: 'Bedarf', weight: 100 },
            { code: 'B', label: 'Wirkung' },
          ],
        },
      },
      {
        says: 'financing.rate: Eine Anteilfinanzierung braucht einen Fördersatz über 0 und bis 100 Prozent.',
        change: { financing: { type: 'share' } },
      },
      {
        says: 'financing: Eine Festbetragsfinanzierung braucht einen Betrag je Stelle oder je Jahr, nicht beides.',
        change: { financing: { type: 'fixed' } },
      },
      {
        says: 'report.dueDay: Der 31.4. ist kein Tag, den es in jedem Jahr gibt.',
        change: { report: { ...NW_KI.report, dueMonth: 4, dueDay: 31 } },
      },
      {
        says: 'notice: Der Bescheid nennt die Antwort „concept“; sie wird nicht gefragt oder darf leer bleiben.',
        change: { notice: { ...NW_KI.notice, purpose: ['Nach {answer:concept}.'] } },
      },
      {
        says: 'notice: Der Bescheid nennt die Antwort „contact_unit“; sie wird nicht gefragt oder darf leer bleiben.',
        change: { notice: { ...NW_KI.notice, conditions: [{ when: 'joint', text: '{answer:contact_unit}' }] } },
      },
      {
        says: 'notice.instalments.0: Der 31.2. ist kein Tag, den es in jedem Jahr gibt.',
        change: { notice: { ...NW_KI.notice, instalments: [{ day: 31, month: 2 }] } },
      },
      ...['{frist}', '{Frist}', '{answer:Titel}'].map((word) => ({
        says: word.startsWith('{answer')
          ? 'notice: Der Bescheid nennt die Antwort „Titel“; sie wird nicht gefragt oder darf leer bleiben.'
          : `notice: Für ${word} im Bescheid gibt es nichts einzusetzen. Möglich sind {timely_use}, {reduction_threshold}, {forwarded} und {answer:…}.`,
        change: { notice: { ...NW_KI.notice, proof: [`Innerhalb von ${word}.`] } },
      })),
      {
        says: 'financing.units.0.perFte: Bei „Fachkraft“ muss der Stellenanteil größer als null sein.',
        change: { financing: { type: 'fixed', units: [{ ...NW_KI.financing.units![0], perFte: '0.0' }] } },
      },
      {
        says: 'financing: Eine Festbetragsfinanzierung braucht einen Betrag je Stelle oder je Jahr, nicht beides.',
        change: { financing: { ...NW_KI.financing, amountPerYear: '1000.00' } },
      },
      {
        says: 'financing.units: Feste Beträge gibt es nur bei der Festbetragsfinanzierung.',
        change: { financing: { ...NW_KI.financing, type: 'share', rate: '70' } },
      },
      {
        says: 'financing.rate: Einen Fördersatz gibt es nur bei der Anteilfinanzierung.',
        change: { financing: { ...NW_KI.financing, rate: '70' } },
      },
      {
        says: 'financing.units: Die Liste der Beträge je Stelle ist leer.',
        change: { financing: { type: 'fixed', units: [], amountPerYear: '1.00' } },
      },
      {
        says: 'financing.maximum: Ein Höchstbetrag von null lässt keinen Antrag zu.',
        change: { financing: { ...NW_KI.financing, maximum: '0.00' } },
      },
      {
        says: 'plan.sources.0.code: Das Kürzel „MAT“ gibt es im Finanzierungsplan schon.',
        change: { plan: { ...NW_KI.plan, sources: [{ code: 'MAT', label: 'Eigenmittel', kind: 'own' }] } },
      },
      {
        says: 'plan.sources.0.code: Das Kürzel „PARTNER1“ braucht Anschub selbst.',
        change: { plan: { ...NW_KI.plan, sources: [{ code: 'PARTNER1', label: 'Eigenmittel', kind: 'own' }] } },
      },
      {
        says: 'sources.0.address: Die Adresse einer Quelle muss mit „https://“ beginnen.',
        change: { sources: [{ label: 'Hier', address: 'javascript:alert(1)' }] },
      },
      ...['/\\evil.example', '//evil.example', 'https://evil.example'].map((address) => ({
        says: 'declarations.0.reading.address: Die Adresse einer Seite, die mehr sagt, muss mit „/“ beginnen.',
        change: { declarations: [{ key: 'a', text: 'A', reading: { words: 'x', address } }] },
      })),
      {
        says: 'declarations.0.key: Den Schlüssel „then“ braucht Anschub selbst.',
        change: { declarations: [{ key: 'then', text: 'A' }] },
      },
      {
        says: 'notice.purpose: Im Bescheid fehlt der Text zum Zweck.',
        change: { notice: { ...NW_KI.notice, purpose: [] } },
      },
    ] as { says: string; change: Partial<ProgrammeDefinition> }[])
    .run(({ assert }, { says, change }) => assert.include(changed(change), says))

  test('fields: a title, unique keys, choices to choose from', ({ assert }) => {
    const fields = (of: object[]) =>
      changed({
        notice: { ...NW_KI.notice, purpose: ['Zweck'] },
        sections: [
          ...NW_KI.sections.filter(({ key }) => key !== 'vorhaben'),
          { key: 'vorhaben', group: 'x', title: 'x', kind: 'fields', fields: of as never },
        ],
      })
    assert.include(
      fields([{ key: 'a', label: 'A', type: 'text' }]),
      'sections: Kein Feld benennt das Vorhaben (Rolle „title“).'
    )
    assert.include(
      fields([{ key: 'a', label: 'A', type: 'text', role: 'title', optional: true }]),
      'sections.9.fields.0: „A“ benennt das Vorhaben und muss deshalb ein Text sein, der nicht leer bleiben darf.'
    )
    const title = { key: 'a', label: 'A', type: 'text', role: 'title' }
    assert.deepEqual(fields([title]), [])
    const way = { key: 'w', label: 'W', type: 'choice', role: 'delivery', choices: [{ value: 'fax', label: 'Fax' }] }
    assert.include(
      fields([title, way]),
      'sections.9.fields.1.choices.0.value: Auf dem Weg „fax“ geht kein Bescheid zu.'
    )
    assert.include(
      fields([title, { ...way, optional: true }]),
      'sections.9.fields.1: „W“ muss eine Auswahl sein, die nicht leer bleiben darf.'
    )
    const account = { key: 'b', label: 'B', type: 'iban', role: 'account' }
    assert.include(
      fields([title, account]),
      'sections.9.fields.1.role: Zahlungsempfänger, Konto und Kassenzeichen werden nur einmal gefragt (Rolle „account“).'
    )
    assert.include(
      fields([title, { key: 'a', label: 'B', type: 'text' }]),
      'sections.9.fields.1.key: Den Schlüssel „a“ gibt es schon an anderer Stelle.'
    )
    assert.include(
      fields([title, { key: 'Ü', label: 'B', type: 'text' }]),
      'sections.9.fields.1.key: Der Schlüssel „Ü“ darf nur kleine Buchstaben, Ziffern und Unterstriche enthalten.'
    )
    assert.include(
      fields([title, { key: 'b', label: 'B', type: 'choice' }]),
      'sections.9.fields.1: Bei „B“ gibt es nichts auszuwählen.'
    )
    assert.include(
      fields([title, { key: 'b', label: 'B', type: 'integer', least: 9, most: 1 }]),
      'sections.9.fields.1.least: Bei „B“ liegt das Mindeste über dem Höchsten.'
    )
    for (const [field, says] of [
      [{ key: 'revision', type: 'text' }, '1.key: Den Schlüssel „revision“ braucht Anschub selbst.'],
      [{ key: 'constructor', type: 'text' }, '1.key: Den Schlüssel „constructor“ braucht Anschub selbst.'],
      [{ key: 'b', label: '   ', type: 'text' }, '1.label: Das Feld hat keine Beschriftung.'],
      [
        { key: 'b', type: 'text', least: 500 },
        '1.most: Bei „B“ passt keine Antwort zwischen Mindestens und Höchstens.',
      ],
      [{ key: 'b', type: 'text', most: 0 }, '1.most: Bei „B“ passt keine Antwort zwischen Mindestens und Höchstens.'],
      [
        { key: 'b', type: 'long_text', role: 'account' },
        '1.role: „B“ kann das nicht bedeuten: Die Art des Feldes passt nicht dazu.',
      ],
      [
        { key: 'b', type: 'text', reading: { words: 'x', address: '//evil.example' } },
        '1.reading.address: Die Adresse einer Seite, die mehr sagt, muss mit „/“ beginnen.',
      ],
    ] as const)
      assert.include(fields([title, { label: 'B', ...field }]), `sections.9.fields.${says}`)
    assert.include(fields([]), 'sections.9: Der Abschnitt „x“ hat keine Felder.')
  })
})
