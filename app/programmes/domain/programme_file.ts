import { Ajv } from 'ajv'
import { type Node, type ParseError, findNodeAtLocation, parseTree } from 'jsonc-parser'
import Day from '#core/calendar/day'
import { seen, whyUnprintable } from '#core/text/printable'
import { type CallFile, faultsOfCall } from '#programmes/domain/call_file'
import type { ProgrammeDefinition } from '#programmes/domain/definition'
import type { Fault, Place } from '#programmes/domain/fault'
import { faultsOfDefinition } from '#programmes/domain/definition_check'
import { schemaFaults, unreadable } from '#programmes/domain/file_sentences'
import { extentOf, positions } from '#programmes/domain/json_text'
import { PROGRAMME_FORMAT, PROGRAMME_SCHEMA } from '#programmes/domain/programme_schema'

/** A whole programme, as a Land hands it to another: by the schema of `PROGRAMME_SCHEMA`. */
export type ProgrammeFile = {
  $schema?: string
  format: typeof PROGRAMME_FORMAT
  code: string
  definition: ProgrammeDefinition
  calls: CallFile[]
}

/** What is wrong in a file: its line and column from 1, where that is in words, and a sentence. */
export type FileFault = { line: number; column: number; place: string; sentence: string }
export type ReadFile = { file: ProgrammeFile } | { faults: FileFault[] }

/** No programme is larger; the four of the start take 12 to 16 kB each. */
export const MOST_FILE_BYTES = 1_000_000
const DEEPEST = 24
const MOST_PARTS = 20_000
const MOST_FAULTS = 50

const ajv = new Ajv({ allErrors: true, verbose: true, allowUnionTypes: true, formats: { day: isDay } })
const matches = ajv.compile<ProgrammeFile>(PROGRAMME_SCHEMA)

function isDay(text: string): boolean {
  try {
    return Day.parse(text).iso === text
  } catch {
    return false
  }
}

/**
 * Reads a programme file. Everything that is wrong is told at once, each with line and place, up to 50 faults; nothing
 * of a file with a fault is taken.
 */
export function readProgrammeFile(bytes: Uint8Array): ReadFile {
  const single = (sentence: string) => ({ faults: [{ line: 1, column: 1, place: '', sentence }] })
  if (bytes.length > MOST_FILE_BYTES) return single('Die Datei ist größer als 1 MB. So groß ist kein Programm.')
  const text = decoded(bytes)
  if (text === null) return single('Die Datei ist kein Text in UTF-8.')
  const { deepest, parts } = extentOf(text)
  if (deepest > DEEPEST) return single('Die Datei ist tiefer geschachtelt als ein Programm.')
  if (parts > MOST_PARTS) return single(`Die Datei hat mehr als ${MOST_PARTS} Angaben. So groß ist kein Programm.`)
  const errors: ParseError[] = []
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false })
  const at = positions(text)
  if (errors.length || !tree)
    return {
      faults: errors.slice(0, 1).map(({ error, offset }) => ({
        ...at(offset),
        place: '',
        sentence: unreadable(error),
      })),
    }
  const value: unknown = JSON.parse(text, (_name, item) => (typeof item === 'string' ? seen(item) : item))
  const faults = faultsOf(tree, value).slice(0, MOST_FAULTS)
  if (faults.length === 0) return { file: value as ProgrammeFile }
  return {
    faults: faults.map(({ at: place, sentence }) => ({
      ...at(nodeAt(tree, place).offset),
      place: inWords(place, tree),
      sentence,
    })),
  }
}

/** What of a content could not stand in a programme file at all; a draft never has such a fault. */
export function schemaFaultsOf(content: unknown): Fault[] {
  if (!matches(content)) return schemaFaults(matches.errors ?? [])
  return unprintableTexts(content, [])
}

/** The file that a programme is given away as; what was read from it is the same again. */
export function writeProgrammeFile(file: Omit<ProgrammeFile, 'format' | '$schema'>, schema: string): string {
  return `${JSON.stringify({ $schema: schema, format: PROGRAMME_FORMAT, ...file }, null, 2)}\n`
}

function faultsOf(tree: Node, value: unknown): Fault[] {
  const format = findNodeAtLocation(tree, ['format'])?.value
  if (format !== PROGRAMME_FORMAT)
    return [
      {
        at: ['format'],
        sentence: format
          ? `Die Datei hat das Format „${String(format).slice(0, 60)}“. Gelesen wird „${PROGRAMME_FORMAT}“.`
          : `Das ist keine Programmdatei: Es fehlt die Angabe "format": "${PROGRAMME_FORMAT}".`,
      },
    ]
  const repeated = repeatedKeys(tree, [])
  if (repeated.length) return repeated
  if (!matches(value)) return schemaFaults(matches.errors ?? [])
  const strange = unprintableTexts(value, [])
  if (strange.length) return strange
  const file = value as ProgrammeFile
  return [
    ...faultsOfDefinition(file.definition).map((one) => ({ ...one, at: ['definition', ...one.at] })),
    ...file.calls.flatMap((call, index) => faultsOfCall(call, ['calls', index])),
    ...file.calls.flatMap(({ code }, index) =>
      file.calls.findIndex((other) => other.code === code) < index
        ? [{ at: ['calls', index, 'code'], sentence: `Den Aufruf „${code}“ gibt es in der Datei zweimal.` }]
        : []
    ),
  ]
}

/** An object that says the same twice: one of the two would be lost without a word. */
function repeatedKeys(node: Node, at: Place): Fault[] {
  if (node.type === 'array') return (node.children ?? []).flatMap((child, index) => repeatedKeys(child, [...at, index]))
  if (node.type !== 'object') return []
  const times = new Map<string, number>()
  return (node.children ?? []).flatMap(({ children }) => {
    const name = String(children![0].value)
    times.set(name, (times.get(name) ?? 0) + 1)
    return [
      ...(times.get(name) === 2 ? [{ at: [...at, name], sentence: `„${name}“ steht hier mehrmals.` }] : []),
      ...(children![1] ? repeatedKeys(children![1], [...at, name]) : []),
    ]
  })
}

function unprintableTexts(value: unknown, at: Place): Fault[] {
  if (typeof value === 'string') {
    const sentence = whyUnprintable(value)
    return sentence ? [{ at, sentence }] : []
  }
  if (Array.isArray(value)) return value.flatMap((item, index) => unprintableTexts(item, [...at, index]))
  if (value && typeof value === 'object')
    return Object.entries(value).flatMap(([name, item]) => unprintableTexts(item, [...at, name]))
  return []
}

/** The deepest node on the way to a place: what is missing is told where it should stand. */
function nodeAt(tree: Node, place: Place): Node {
  for (let length = place.length; length > 0; length--) {
    const node = findNodeAtLocation(tree, [...place.slice(0, length)])
    if (node) return node
  }
  return tree
}

/** "definition › sections › Vorhaben › fields › Erster Schwerpunkt": entries of lists by their own names. */
function inWords(place: Place, tree: Node): string {
  return place
    .map((step, index) => {
      if (typeof step === 'string') return step
      const entry = findNodeAtLocation(tree, [...place.slice(0, index + 1)])
      const name = ['title', 'label', 'key', 'code']
        .map((property) => entry && entry.type === 'object' && findNodeAtLocation(entry, [property])?.value)
        .find((value) => typeof value === 'string')
      return name ? `„${String(name).slice(0, 60)}“` : `Eintrag ${step + 1}`
    })
    .join(' › ')
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
