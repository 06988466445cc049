import type { HttpContext } from '@adonisjs/core/http'
import { NOT_TYPED } from '#core/http/request_key'
import type { Session } from '@adonisjs/session'

const TITLE = 'Ihre Sitzung war abgelaufen'
const FILE_LOST = 'Die Datei wurde nicht gespeichert. Wählen Sie sie noch einmal aus.'
const MOST_KEPT = 100_000
const NEVER_KEPT = [...NOT_TYPED, 'password', 'password_confirmation']

/** Addresses that anybody may use: whoever is not signed in there was never signed out. */
export const publicRoutes = new Set<string>()

/** A form of this site that comes in without a session: its person was signed out while writing. */
export function endedWhileWriting({ request, route, session }: HttpContext): boolean {
  if (publicRoutes.has(route?.name ?? '')) return false
  const from = request.header('referer')
  // a session of somebody signed in knows of which epoch it is
  return !session.has('epoch') && request.header('sec-fetch-site', 'same-origin') === 'same-origin' && Boolean(from)
}

/** Keeps what was typed, and the page on which it was, until the person has signed in again. */
export function keepForSignIn({ request, session }: HttpContext): void {
  const typed = Object.fromEntries(Object.entries(request.body()).filter(([name]) => !NEVER_KEPT.includes(name)))
  const from = new URL(request.header('referer')!, request.completeUrl())
  if (from.host !== request.host()) return
  session.put('intended', from.pathname + from.search)
  const kept = JSON.stringify(typed)
  const isKept = kept.length <= MOST_KEPT && Object.keys(typed).length > 0
  if (isKept) session.put('typed', kept)
  // a file is not kept: nobody is promised it back
  const hadFile = request.header('content-type', '')?.startsWith('multipart/form-data') ?? false
  if (hadFile) session.put('fileLost', true)
  session.flash('refusalTitle', TITLE)
  session.flash(
    'refusal',
    `Melden Sie sich wieder an. ${isKept ? 'Danach stehen Ihre Eingaben wieder im Formular.' : 'Gespeichert wurde nichts.'}${hadFile ? ` ${FILE_LOST}` : ''}`
  )
}

/** Gives back what was kept, as if the form had just been refused: nothing was saved yet. */
export function giveBack(session: Session): void {
  const typed = session.pull('typed')
  const fileLost = session.pull('fileLost')
  if (!typed && !fileLost) return
  if (typed) session.flash(JSON.parse(typed))
  session.flash('refusalTitle', TITLE)
  const sentence = typed ? 'Gespeichert wurde noch nichts. Ihre Eingaben stehen wieder im Formular.' : ''
  session.flash('refusal', [sentence, fileLost ? FILE_LOST : ''].filter(Boolean).join(' '))
}
