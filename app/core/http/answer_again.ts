import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import { requestKeyOf } from '#core/http/request_key'

type Answered = { user_id: number | null; path: string; location: string | null; flash: string | null }

/** What is known of the request's key; a key belongs to the person and the address that used it. */
export async function answeredBefore(ctx: HttpContext): Promise<Answered | null> {
  const { auth, request } = ctx
  const found: Answered | null = await db
    .from('request_keys')
    .where({ key: requestKeyOf(ctx) })
    .first()
  const same = found && found.user_id === (auth.user?.id ?? null) && found.path === request.url().slice(0, 250)
  return same ? found : null
}

/** Leads a second sender where the first was led, with the same words; never where somebody else was. */
export async function answerAgain(ctx: HttpContext): Promise<void> {
  const answered = await answeredBefore(ctx)
  const flash = answered?.flash
    ? (JSON.parse(answered.flash) as Record<string, string>)
    : { success: 'core.already_done' }
  if (answered) ctx.session.flash(flash)
  if (answered?.location) return ctx.response.redirect(answered.location)
  return ctx.response.redirect().back()
}
