import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { germanInstant } from '#core/calendar/german_dates'
import { Clashed } from '#core/http/clash'
import { type Answers, type Part, answersIn } from '#forms/domain/form'
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
 * @throws Clashed where two wrote something else at the same place: then nothing is saved
 */
export async function togetherWith(form: SharedForm, { typed, revision }: Sent): Promise<Answers | null> {
  const { parts, saved } = form
  const mine = answersIn(parts, typed)
  if (!saved || saved.revision === revision) return mine
  const versions = await form.versionsFrom(revision)
  const base = versions.find((version) => version.revision === revision)?.answers ?? {}
  const { answers, clashes } = merged(parts, { base, theirs: saved.answers, mine })
  if (clashes.length > 0) throw clashed(parts, answers, clashes, versions)
  return sameAnswers(parts, answers, saved.answers) ? null : answers
}

function clashed(parts: readonly Part[], answers: Answers, clashes: readonly Clash[], versions: readonly Version[]) {
  const then = 'Im Feld steht Ihr Text; was dort steht, gilt nach dem Speichern.'
  const sentences = clashes.map(({ input, theirs }): [string, string] => {
    const { name, at } = authorOf(parts, input, versions)
    const who = `von ${name} am ${germanInstant(at)}`
    return [
      input,
      theirs ? `Inzwischen gespeichert ${who}: „${theirs}“. ${then}` : `Inzwischen geleert ${who}. ${then}`,
    ]
  })
  const places = clashes.length === 1 ? 'An einer Stelle' : `An ${clashes.length} Stellen`
  return new Clashed(
    Object.fromEntries(inputsOf(parts, answers)),
    Object.fromEntries(sentences),
    `${places} wurde inzwischen etwas anderes gespeichert. Beide Texte stehen unten; entscheiden Sie und speichern Sie noch einmal.`
  )
}

/** Who wrote last what stands at an input. */
function authorOf(parts: readonly Part[], input: string, versions: readonly Version[]): Version {
  const texts = versions.map(({ answers }) => inputsOf(parts, answers).get(input) ?? '')
  const at = texts.findLastIndex((text, index) => index === 0 || text !== texts[index - 1])
  return versions[at]
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
