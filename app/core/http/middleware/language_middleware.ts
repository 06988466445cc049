import { I18n } from '@adonisjs/i18n'
import i18nManager from '@adonisjs/i18n/services/main'
import { type HttpContext, RequestValidator } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

/** Words of pages are the same for everybody: each is put together once. A key that is none says nothing. */
const said = new Map<string, string>()
const WORDS = {
  t(key: string): string {
    const known = said.get(key)
    if (known !== undefined) return known
    const german = i18nManager.locale('de')
    if (!german.hasMessage(key)) return ''
    said.set(key, german.t(key))
    return said.get(key)!
  },
}

/** Everything is German; the validator's sentences too. */
export default class LanguageMiddleware {
  static {
    RequestValidator.messagesProvider = (ctx) => ctx.i18n.createMessagesProvider()
  }

  handle(ctx: HttpContext, next: NextFn) {
    ctx.i18n = i18nManager.locale('de')
    ctx.containerResolver.bindValue(I18n, ctx.i18n)
    ctx.view.share({ i18n: WORDS })
    return next()
  }
}

declare module '@adonisjs/core/http' {
  export interface HttpContext {
    i18n: I18n
  }
}
