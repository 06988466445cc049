import app from '@adonisjs/core/services/app'
import { ExceptionHandler, type HttpContext } from '@adonisjs/core/http'
import type { StatusPageRange, StatusPageRenderer } from '@adonisjs/core/types/http'
import { answerAgain } from '#core/http/answer_again'
import { fieldErrors } from '#core/http/forms'
import { endedWhileWriting, keepForSignIn } from '#core/http/ended_session'
import { notFound } from '#core/http/not_found'
import { sentenceFor } from '#core/http/sentences'
import { AlreadyActed } from '#core/persistence/act_once'
import Busy from '#core/persistence/busy'
import { Clashed, showClash } from '#core/http/clash'
import { NOT_TYPED } from '#core/http/request_key'
import Refusal from '#core/refusal'

const BUSY =
  'Gerade bearbeiten andere denselben Vorgang. Es wurde nichts geändert; bitte versuchen Sie es in einigen Sekunden noch einmal.'
const TOO_LARGE = 'Das ist größer als 25 MB. Teilen Sie die Datei auf oder verkleinern Sie enthaltene Bilder.'

/** Four kinds of no: the validator's (its own), not permitted, refused by the rules, and broken. */
export default class HttpExceptionHandler extends ExceptionHandler {
  protected debug = app.inDev
  protected renderStatusPages = !app.inDev

  protected statusPages: Record<StatusPageRange, StatusPageRenderer> = {
    '403': (_error, ctx) => this.page(ctx, 'forbidden'),
    '404': (_error, ctx) => this.page(ctx, 'not_found'),
    '429': (_error, ctx) => this.page(ctx, 'too_many'),
    '500..599': (error, ctx) => this.broken(error, ctx),
  }

  async handle(error: unknown, ctx: HttpContext) {
    if (error instanceof Refusal) return this.refuse(error, ctx)
    if (error instanceof Clashed) return showClash(error, ctx)
    if (error instanceof AlreadyActed) return answerAgain(ctx)
    if (error instanceof Busy) return this.busy(ctx)
    const { code } = error as { code?: string }
    if (code === 'E_BAD_CSRF_TOKEN' && endedWhileWriting(ctx)) {
      keepForSignIn(ctx)
      return ctx.response.redirect('/anmeldung')
    }
    if (code === 'E_UNAUTHORIZED_ACCESS') {
      if (ctx.request.method() === 'GET') ctx.session.put('intended', ctx.request.url(true))
      return ctx.response.redirect('/anmeldung')
    }
    if ((error as { code?: string }).code === 'E_AUTHORIZATION_FAILURE')
      return ctx.response.status(403).send(await this.page(ctx, 'forbidden'))
    if ((error as { code?: string }).code === 'E_ROW_NOT_FOUND') return notFound(ctx)
    if ((error as { status?: number }).status === 413 && 'session' in ctx) return this.tooLarge(ctx)
    return super.handle(error, ctx)
  }

  async report(error: unknown, ctx: HttpContext) {
    if (error instanceof Refusal || error instanceof Clashed || error instanceof AlreadyActed || error instanceof Busy)
      return
    return super.report(error, ctx)
  }

  /** The rules say no: the sentence stands on the page one came from, and everything typed with it. */
  private async refuse(refusal: Refusal, ctx: HttpContext) {
    const sentence = sentenceFor(refusal)
    if (ctx.request.method() === 'GET')
      return ctx.response.status(409).send(await ctx.view.render('errors/refused', { sentence }))
    ctx.session.flashExcept([...NOT_TYPED, 'password', 'password_confirmation'])
    const input = refusal.input ?? slotOf(ctx)
    if (input) fieldErrors(ctx, { [input]: sentence })
    else ctx.session.flash('refusal', sentence)
    return ctx.response.redirect().back()
  }

  /** Others were faster for too long: nothing happened, everything typed stays, and one is told when to come back. */
  private async busy(ctx: HttpContext) {
    ctx.response.header('Retry-After', String(Busy.retryAfter))
    if (ctx.request.method() === 'GET' || !('session' in ctx))
      return ctx.response.status(503).send(await ctx.view.render('errors/refused', { sentence: BUSY }))
    ctx.session.flashExcept([...NOT_TYPED, 'password', 'password_confirmation'])
    ctx.session.flash('refusal', BUSY)
    return ctx.response.redirect().back()
  }

  /** Refused before the form was read: the address names the field (`slot`), where there is one. */
  private tooLarge(ctx: HttpContext) {
    const slot = slotOf(ctx)
    if (slot) fieldErrors(ctx, { [slot]: TOO_LARGE })
    else ctx.session.flash('refusal', TOO_LARGE)
    return ctx.response.redirect().back()
  }

  /** What is said is known: whether an act was done is not, where its answer broke. */
  private broken(error: unknown, ctx: HttpContext) {
    const full = isFull(error)
    if (full) ctx.response.status(503).header('Retry-After', '300')
    return ctx.view.render('errors/server_error', { full, acted: ctx.request.method() !== 'GET' })
  }

  private page(ctx: HttpContext, name: string) {
    return ctx.view.render(`errors/${name}`, {})
  }
}

/** The upload that an address names. */
function slotOf({ request }: HttpContext): string | null {
  const { slot } = request.qs() as { slot?: unknown }
  return typeof slot === 'string' ? slot : null
}

/** No room is left, on the disk of the files or of the database. */
function isFull(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT', 'SQLITE_FULL', 'ER_DISK_FULL', 'ER_RECORD_FILE_FULL'].includes(
    (error as { code?: string }).code ?? ''
  )
}
