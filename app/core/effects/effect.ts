import { EffectSchema } from '#database/schema'

/** What follows from an event and is still to be done, or was: written with the act itself, so that it is never lost. */
export default class Effect extends EffectSchema {}
