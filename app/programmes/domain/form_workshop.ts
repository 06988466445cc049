import type { Field } from '#forms/domain/field'
import type { FieldType } from '#forms/domain/field_kinds'
import { type Answers, textIn } from '#forms/domain/form'
import { isReserved } from '#programmes/domain/fault'
import type { Section, SectionKind } from '#programmes/domain/definition'

export function answersOfSection({ title, group, lead, kind }: Section): Answers {
  return { title, group, lead: lead ?? '', kind }
}

export function answersOfField({ label, hint, type, optional, choices, least, most, ...field }: Field): Answers {
  const { role, when, formula, result } = field
  return {
    label,
    type,
    hint: hint ?? '',
    optional: optional ? 'yes' : 'no',
    choices: choiceLines(choices),
    least: least === undefined ? '' : String(least),
    most: most === undefined ? '' : String(most),
    role: role ?? '',
    formula: formula ?? '',
    result: result ?? '',
    when: when ? `${when.key}=${when.is}` : '',
  }
}

/** The section that was described; one that stands keeps its key and its fields. */
export function sectionFrom(answers: Answers, stands: Section | null, taken: readonly string[]): Section {
  const [title, lead, kind] = [
    textIn(answers, 'title'),
    textIn(answers, 'lead'),
    textIn(answers, 'kind') as SectionKind,
  ]
  return {
    key: stands?.key ?? keyFor(title, taken),
    group: textIn(answers, 'group'),
    title,
    ...(lead && { lead }),
    kind,
    ...(kind === 'fields' && { fields: stands?.fields ?? [] }),
    ...(kind === 'fields' && stands?.tables && { tables: stands.tables }),
  }
}

/** The field that was described; what this form does not ask stays. */
export function fieldFrom(answers: Answers, stands: Field | null, taken: readonly string[]): Field {
  const [label, type] = [textIn(answers, 'label'), textIn(answers, 'type') as FieldType]
  const number = (name: string) => (textIn(answers, name) === '' ? undefined : Number(textIn(answers, name)))
  const { autocomplete, explains, reading } = stands ?? {}
  const [source, is] = textIn(answers, 'when').split('=')
  const field = {
    key: stands?.key ?? keyFor(label, taken),
    role: (textIn(answers, 'role') || undefined) as Field['role'],
    label,
    hint: textIn(answers, 'hint') || undefined,
    type,
    optional: (type !== 'computed' && textIn(answers, 'optional') === 'yes') || undefined,
    when: is === undefined ? undefined : { key: source, is },
    least: number('least'),
    most: number('most'),
    choices: type === 'choice' ? choicesIn(textIn(answers, 'choices')) : undefined,
    formula: textIn(answers, 'formula') || undefined,
    result: (textIn(answers, 'result') || undefined) as Field['result'],
    autocomplete,
    explains,
    reading,
  }
  return Object.fromEntries(Object.entries(field).filter(([, value]) => value !== undefined)) as unknown as Field
}

/** Answers to choose from, one in a line. */
export function choiceLines(choices: Field['choices'] = []): string {
  return choices.map(({ value, label }) => `${value} = ${label}`).join('\n')
}

/** "yes = Ja" or "Ja": a line without a value of its own gets one from its words. */
export function choicesIn(text: string): NonNullable<Field['choices']> {
  const lines = text.split('\n').map((line) => line.trim())
  return lines.filter(Boolean).reduce<{ value: string; label: string }[]>((choices, line) => {
    const [, value, label] = /^([a-z][a-z0-9_]{0,39})\s*=\s*(.+)$/.exec(line) ?? []
    const taken = choices.map((choice) => choice.value)
    return [
      ...choices,
      value
        ? { value, label: label.slice(0, MOST_CHOICE) }
        : { value: keyFor(line, taken), label: line.slice(0, MOST_CHOICE) },
    ]
  }, [])
}

const MOST_CHOICE = 190
const MOST_KEY = 36

/** A key from words, that none of the others has: "Erster Schwerpunkt" becomes `erster_schwerpunkt`. */
export function keyFor(words: string, taken: readonly string[]): string {
  const plain = words
    .toLowerCase()
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, MOST_KEY)
  const key = /^[a-z]/.test(plain) && !isReserved(plain) ? plain : `f_${plain}`.slice(0, MOST_KEY)
  if (!taken.includes(key)) return key
  for (let number = 2; ; number++) if (!taken.includes(`${key}_${number}`)) return `${key}_${number}`
}

/** The same for the codes of figures and positions: "Honorare für Dozenten" becomes `HONORARE_FUER_DOZENTEN`. */
export function codeFor(words: string, taken: readonly string[]): string {
  const upper = words.trim().toUpperCase()
  if (/^[A-Z][A-Z0-9_-]{0,39}$/.test(upper) && !taken.includes(upper)) return upper
  const lower = taken.map((code) => code.toLowerCase())
  return keyFor(words, lower).toUpperCase()
}

/** A list with one entry moved up (-1) or down (1), at most to its end. */
export function moved<T>(list: readonly T[], index: number, step: number): T[] {
  const to = Math.min(Math.max(index + step, 0), list.length - 1)
  return list.toSpliced(index, 1).toSpliced(to, 0, list[index])
}

/** Every key of a field or a table that a form has. */
export function keysIn(sections: readonly Section[]): string[] {
  return sections.flatMap(({ fields = [], tables = [] }) => [...fields, ...tables].map(({ key }) => key))
}
