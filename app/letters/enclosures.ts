import { standardTexts } from '#tenancy/queries/standard_texts'
import { enclosedIn, withEnclosures } from '#letters/domain/enclosure'
import type { Letter } from '#letters/domain/letter'

/** A letter as it is rendered: the texts that it names by their hash stand in it. */
export async function enclosed(letter: Letter): Promise<Letter> {
  return withEnclosures(letter, await standardTexts(enclosedIn(letter)))
}
