import { electronicFormatIBAN, getCountrySpecifications, isValidIBAN } from 'ibantools'
import { clip } from '#core/money/german_number'

/** An IBAN without its spaces, or what is wrong with it: country, length, check digits. */
export function parseIban(text: string): { value: string } | { sentence: string } {
  const bare = electronicFormatIBAN(text) ?? ''
  const country = bare.slice(0, 2)
  const countries = getCountrySpecifications()
  const length = Object.hasOwn(countries, country) ? countries[country].chars : null
  if (!length)
    return {
      sentence: `Sie beginnt mit einem Länderkennzeichen, zum Beispiel DE; hier steht ${clip(text.slice(0, 2))}.`,
    }
  if (bare.length !== length) return { sentence: `Hier stehen ${bare.length} statt ${length} Stellen.` }
  if (!isValidIBAN(bare)) return { sentence: 'Die Prüfziffern stimmen nicht. Bitte vergleichen Sie Ziffer für Ziffer.' }
  return { value: bare }
}
