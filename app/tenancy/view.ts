import { RULEBOOKS } from '#tenancy/rulebooks/index'

export const viewGlobals = {
  landName: (land: string) => RULEBOOKS.find((book) => book.land === land)?.name ?? land,
}
