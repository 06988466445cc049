import { electronicFormatIBAN, getCountrySpecifications, isValidIBAN } from 'ibantools'
import { ownOf } from '#core/own'
import { quoted } from '#core/text/quoted'

/** An IBAN without its spaces, or what is wrong with it: country, length, check digits. */
export function parseIban(text: string): { value: string } | { sentence: string } {
  const bare = electronicFormatIBAN(text.replace(/[\s\u00a0\u200b\u202f.\-\u2013/]/g, '')) ?? ''
  const country = bare.slice(0, 2)
  const countries = getCountrySpecifications()
  const length = ownOf(countries, country)?.chars
  if (!length)
    return {
      sentence: `Sie beginnt mit einem Länderkennzeichen, zum Beispiel DE; hier steht ${quoted(text.slice(0, 2))}.`,
    }
  if (bare.length !== length) return { sentence: `Hier stehen ${bare.length} statt ${length} Stellen.` }
  if (!isValidIBAN(bare)) return { sentence: 'Die Prüfziffern stimmen nicht. Bitte vergleichen Sie Ziffer für Ziffer.' }
  return { value: bare }
}

/** In groups of four, as it stands on every letter. */
export function printIban(iban: string): string {
  return iban.replace(/(.{4})(?=.)/g, '$1 ')
}
