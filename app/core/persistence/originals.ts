import { BaseModel } from '@adonisjs/lucid/orm'

/**
 * A model remembers what was read, to know what has changed. Lucid copies every value to its depth for that,
 * amounts, days and whole notices with every row; here values are replaced and never changed within, so that
 * remembering the values themselves is enough.
 */
export function rememberValuesThemselves(): void {
  BaseModel.prototype.$hydrateOriginals = function () {
    this.$original = { ...this.$attributes }
  }
}
