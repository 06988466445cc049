import { seen } from '#core/text/printable'

/** What may be uploaded: the ending, the type that the bytes must show, the type that is stored. */
export const FILE_TYPES: Record<string, { mime: string; label: string }> = {
  pdf: { mime: 'application/pdf', label: 'PDF' },
  docx: { mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', label: 'Word' },
  xlsx: { mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', label: 'Excel' },
  odt: { mime: 'application/vnd.oasis.opendocument.text', label: 'OpenDocument Text' },
  ods: { mime: 'application/vnd.oasis.opendocument.spreadsheet', label: 'OpenDocument Tabelle' },
  png: { mime: 'image/png', label: 'PNG-Bild' },
  jpg: { mime: 'image/jpeg', label: 'JPEG-Bild' },
}

/** What the house itself makes beside these. */
export const OWN_TYPES: typeof FILE_TYPES = { ...FILE_TYPES, zip: { mime: 'application/zip', label: 'ZIP-Archiv' } }

export const MOST_BYTES = 25 * 1024 * 1024

/** The ending of a file name in small letters, "jpeg" as "jpg"; empty where there is none. */
export function endingOf(fileName: string): string {
  const ending = /\.([A-Za-z0-9]{1,5})$/.exec(fileName)?.[1].toLowerCase() ?? ''
  return ending === 'jpeg' ? 'jpg' : ending
}

/** A folder of any system holds so many bytes of a name. */
const MOST_NAME_BYTES = 200

/** The name as it may be shown and sent back: no path, no control characters, not too long for any folder. */
export function safeFileName(fileName: string): string {
  const bare = seen(fileName)
    .split(/[\\/]/)
    .at(-1)!
    .replace(/[\p{Cc}\p{Cf}"<>:|?*]/gu, '')
    .replace(/^\.+/, '')
    .trim()
  const ending = endingOf(bare)
  const stem = ending ? bare.slice(0, bare.lastIndexOf('.')) : bare
  return `${withinBytes(stem || 'Datei', MOST_NAME_BYTES - ending.length - 1)}${ending ? `.${ending}` : ''}`
}

/** As much of a text as fits into so many bytes; a letter is not cut in two. */
function withinBytes(text: string, most: number): string {
  let bytes = 0
  let kept = ''
  for (const letter of text) {
    bytes += Buffer.byteLength(letter)
    if (bytes > most) return kept
    kept += letter
  }
  return kept
}
