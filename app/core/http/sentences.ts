import i18nManager from '@adonisjs/i18n/services/main'
import Refusal from '#core/refusal'

/** The German sentence of a refusal. A code without one is a broken build, not an empty message. */
export function sentenceFor(refusal: Refusal): string {
  const text = i18nManager.locale('de').t(`refusals.${refusal.code}`, refusal.details, '')
  if (!text) throw new Error(`no German sentence for the refusal ${refusal.code}`)
  return text
}

/** A word as the screens have it, for mails. */
export function wordFor(key: string): string {
  return i18nManager.locale('de').t(key)
}

/** What would refuse an act, asked before it is tried: the very sentence, or null where nothing does. */
export function reasonAgainst(check: () => void): string | null {
  try {
    check()
    return null
  } catch (error) {
    if (error instanceof Refusal) return sentenceFor(error)
    throw error
  }
}
