import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { germanInstant } from '#core/calendar/german_dates'
import Refusal from '#core/refusal'
import { Clashed } from '#core/http/clash'
import type { Choice } from '#forms/domain/field'
import { type Answers, type Part, type TableRow, answersIn, inputOf } from '#forms/domain/form'
import { type Clash, inputsOf, merged, sameAnswers } from '#forms/domain/merge'
import FormRevision from '#forms/models/form_revision'

/** A version of a form, and who saved it. */
export type Version = { revision: number; answers: Answers; name: string; at: DateTime }

/** A form that several write: what is saved of it now, and its versions from one on, in their order. */
export type SharedForm = {
  parts: readonly Part[]
  saved: { revision: number; answers: Answers } | null
  versionsFrom(revision: number): Promise<Version[]>
}

/** What somebody sends of it, written upon the version that stood on their page. */
export type Sent = { typed: Record<string, unknown>; revision: number }

/**
 * What is to be saved of a form: what was sent, put together with what others saved since; null where that brings
 * nothing new. The caller has locked its row.
 *
 * @throws Refusal forms.form_too_long
 * @throws Clashed where two wrote something else at the same place: then nothing is saved
 */
export async function togetherWith(form: SharedForm, { typed, revision }: Sent): Promise<Answers | null> {
  const { parts, saved } = form
  const mine = answersIn(parts, typed)
  assertNotTooLong(typed)
  if (!saved) return mine
  if (saved.revision === revision) return sameAnswers(parts, mine, saved.answers) ? null : mine
  // a version that never was is no ground to overwrite anything: all of it is asked again
  const upon = revision > saved.revision ? 0 : revision
  const versions = await form.versionsFrom(upon)
  const base = versions.find((version) => version.revision === upon)?.answers ?? {}
  const { answers, inputs, clashes } = merged(parts, { base, theirs: saved.answers, mine })
  if (clashes.length > 0)
    throw new Clashed(inputs, sentences(parts, clashes, versions), notice(clashes), saved.revision)
  return sameAnswers(parts, answers, saved.answers) ? null : answers
}

/** Letters of a whole form; the longest that anybody was seen to write has a tenth. */
const MOST_LETTERS = 200_000

/** @throws Refusal forms.form_too_long */
export function assertNotTooLong(typed: Record<string, unknown>): void {
  if (lettersIn(typed) > MOST_LETTERS) throw new Refusal('forms.form_too_long')
}

function lettersIn(typed: Record<string, unknown>): number {
  return Object.values(typed).reduce<number>((sum, text) => sum + (typeof text === 'string' ? text.length : 0), 0)
}

/** At each input that clashes, what the other one wrote. */
function sentences(parts: readonly Part[], clashes: readonly Clash[], versions: readonly Version[]) {
  const then = 'Im Feld steht Ihr Text; was dort steht, gilt nach dem Speichern.'
  const said = clashes.map(({ input, theirs }): [string, string] => {
    const version = authorOf(parts, input, versions)
    const who = version ? ` von ${version.name} am ${germanInstant(version.at)}` : ''
    const { name, choices } = fieldAt(parts, input)
    const text = choices.find(({ value }) => value === theirs)?.label ?? theirs
    const what = theirs ? `gespeichert${who}: „${text}“` : `geleert${who}`
    return [input, `${name}: inzwischen ${what}. ${then}`]
  })
  return Object.fromEntries(said)
}

function notice({ length }: readonly Clash[]): string {
  const places = length === 1 ? 'An einer Stelle' : `An ${length} Stellen`
  return `${places} wurde inzwischen etwas anderes gespeichert. Beide Texte stehen unten; entscheiden Sie und speichern Sie noch einmal.`
}

/** The field of an input, with the name under which a form shows it. */
function fieldAt(parts: readonly Part[], input: string): { name: string; choices: readonly Choice[] } {
  for (const part of parts)
    for (const field of part.kind === 'fields' ? part.fields : part.columns) {
      const { label, choices = [] } = field
      if (part.kind === 'fields' && field.key === input) return { name: label, choices }
      const prefix = inputOf(field, '')
      if (part.kind === 'fields' || !input.startsWith(prefix)) continue
      const row = input.slice(prefix.length)
      const named = Array.isArray(part.rows) && (part.rows as readonly TableRow[]).find(({ key }) => key === row)
      return { name: `${named ? named.label : `${part.label}, Zeile ${row}`}, ${label}`, choices }
    }
  return { name: input, choices: [] }
}

/** Who wrote last what stands at an input, where a version of it is kept. */
function authorOf(parts: readonly Part[], input: string, versions: readonly Version[]): Version | undefined {
  const texts = versions.map(({ answers }) => inputsOf(parts, answers).get(input) ?? '')
  return versions[texts.findLastIndex((text, index) => index === 0 || text !== texts[index - 1])]
}

/** The versions of a form that are kept under the name of a thing. */
export const versionsOf = (thing: string, client: TransactionClientContract) => async (revision: number) => {
  const rows = await FormRevision.query({ client })
    .where({ thing })
    .where('revision', '>=', revision)
    .preload('saver')
    .orderBy('revision')
  return rows.map(({ revision: of, answers, saver, savedAt }): Version => ({
    revision: of,
    answers,
    name: saver.name,
    at: savedAt,
  }))
}
