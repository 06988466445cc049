import type { ErrorObject } from 'ajv'
import { type ParseErrorCode, printParseErrorCode } from 'jsonc-parser'
import { ownOf } from '#core/own'
import type { Fault, Place } from '#programmes/domain/fault'

const UNREADABLE_AT_ALL = 'Hier ist die Datei kein JSON.'
const UNREADABLE: Readonly<Record<string, string>> = {
  CommaExpected: 'Hier fehlt ein Komma.',
  ColonExpected: 'Hier fehlt ein Doppelpunkt.',
  ValueExpected: 'Hier fehlt ein Wert.',
  PropertyNameExpected: 'Hier fehlt ein Name in Anführungszeichen, oder davor steht ein Komma zu viel.',
  CloseBraceExpected: 'Hier fehlt eine schließende geschweifte Klammer.',
  CloseBracketExpected: 'Hier fehlt eine schließende eckige Klammer.',
  EndOfFileExpected: 'Hier müsste die Datei zu Ende sein.',
  InvalidCommentToken: 'Anmerkungen sind in der Datei nicht möglich.',
  UnexpectedEndOfString: 'Dieser Text hat kein Anführungszeichen am Ende.',
  InvalidCharacter: 'In diesem Text steht ein Steuerzeichen.',
}

/** What the reader of JSON stumbled over, in words. */
export function unreadable(error: ParseErrorCode): string {
  return ownOf(UNREADABLE, printParseErrorCode(error)) ?? UNREADABLE_AT_ALL
}

/** What the schema does not allow, each as a sentence at its place. */
export function schemaFaults(errors: readonly ErrorObject[]): Fault[] {
  return errors.map((error) => ({
    at: placeOf(error.instancePath, error),
    sentence: sentenceOf(error),
    ...(error.keyword === 'required' && { isMissing: true as const }),
  }))
}

function placeOf(pointer: string, { keyword, params }: ErrorObject): Place {
  const steps = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step))
  if (keyword === 'additionalProperties') return [...steps, String(params.additionalProperty)]
  return keyword === 'required' ? [...steps, String(params.missingProperty)] : steps
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'ein Text in Anführungszeichen',
  object: 'ein Objekt in geschweiften Klammern',
  array: 'eine Liste in eckigen Klammern',
  boolean: 'true oder false',
  integer: 'eine ganze Zahl',
  number: 'eine Zahl',
}

function sentenceOf({ keyword, params, parentSchema }: ErrorObject): string {
  const { title } = (parentSchema ?? {}) as { title?: string }
  switch (keyword) {
    case 'required':
      return `Es fehlt die Angabe „${params.missingProperty}“.`
    case 'additionalProperties':
      return `Die Angabe „${params.additionalProperty}“ ist hier nicht bekannt.`
    case 'type':
      return `Hier muss ${[params.type]
        .flat()
        .map((type: string) => ownOf(TYPES, type))
        .join(' oder ')} stehen.`
    case 'enum':
      return `Hier sind nur möglich: ${(params.allowedValues as string[]).join(', ')}.`
    case 'pattern':
    case 'format':
      return `Erwartet wird: ${title}.`
    case 'minLength':
      return 'Der Text ist leer.'
    case 'maxLength':
      return `Der Text ist länger als ${params.limit} Zeichen.`
    case 'minItems':
      return `Die Liste braucht mindestens ${params.limit === 1 ? 'einen Eintrag' : `${params.limit} Einträge`}.`
    case 'maxItems':
      return `Die Liste hat mehr als ${params.limit} Einträge.`
    case 'minimum':
      return `Der Wert liegt unter ${params.limit}.`
    case 'maximum':
      return `Der Wert liegt über ${params.limit}.`
    default:
      return 'Die Angabe passt hier nicht.'
  }
}
