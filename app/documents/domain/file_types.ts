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

export const MOST_BYTES = 25 * 1024 * 1024

/** The ending of a file name in small letters, "jpeg" as "jpg"; empty where there is none. */
export function endingOf(fileName: string): string {
  const ending = /\.([A-Za-z0-9]{1,5})$/.exec(fileName)?.[1].toLowerCase() ?? ''
  return ending === 'jpeg' ? 'jpg' : ending
}

/** The name as it may be shown and sent back: no path, no control characters, at most 150 characters. */
export function safeFileName(fileName: string): string {
  const bare = fileName
    .normalize('NFC')
    .split(/[\\/]/)
    .at(-1)!
    .replace(/[\p{Cc}\p{Cf}"<>:|?*]/gu, '')
    .replace(/^\.+/, '')
    .trim()
  const ending = endingOf(bare)
  const stem = ending ? bare.slice(0, bare.lastIndexOf('.')) : bare
  return `${(stem || 'Datei').slice(0, 150 - ending.length - 1)}${ending ? `.${ending}` : ''}`
}
