import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'
import db from '@adonisjs/lucid/services/db'
import { answerAgain, answeredBefore } from '#core/http/answer_again'
import { requestKeyOf } from '#core/http/request_key'
import { type ActingRequest, actingAs } from '#core/persistence/act_once'

const ACTING = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

/**
 * Every form that acts carries a key. Sent twice, it acts once and answers the same: the first transaction of
 * the act writes the key, a second sender finds it. Two at the same moment meet in the database, and the
 * exception handler answers the later one.
 */
export default class ActOnceMiddleware {
  async handle(ctx: HttpContext, next: NextFn) {
    const key = ACTING.has(ctx.request.method()) ? requestKeyOf(ctx) : null
    if (!key) return next()
    if (await answeredBefore(ctx)) return answerAgain(ctx)

    const userId = ctx.auth.user?.id ?? null
    const request: ActingRequest = { key, userId, path: ctx.request.url(), from: this.pageOf(ctx), written: false }
    await actingAs(request, async () => next())
    if (request.written) await this.rememberAnswer(ctx, key)
  }

  /** The address of the page that sent the form, without its host: it is never led anywhere else. */
  private pageOf({ request }: HttpContext): string | null {
    const referrer = request.header('referer')
    if (!referrer || !URL.canParse(referrer)) return null
    const { host, pathname, search } = new URL(referrer)
    return host === request.host() ? `${pathname}${search}`.slice(0, 500) : null
  }

  private async rememberAnswer({ response, session }: HttpContext, key: string) {
    const location = response.getHeader('location')
    if (typeof location !== 'string') return
    const { success, refusal } = session.responseFlashMessages.all()
    const flash = JSON.stringify({ ...(success ? { success } : {}), ...(refusal ? { refusal } : {}) })
    await db
      .from('request_keys')
      .where({ key })
      .update({ location: location.slice(0, 500), flash })
  }
}
