/** Keeps together what a line must not break: "§ 44", "Nr. 2", "Absatz 1". */
export function unbroken(text: string): string {
  return text.normalize('NFC').replace(/(§§?|Nr\.|Nummer|Absatz|Satz|Artikel) (?=\d)/g, '$1\u00a0')
}
