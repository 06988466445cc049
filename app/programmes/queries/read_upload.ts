import { readFile } from 'node:fs/promises'
import type { Upload } from '#core/http/uploads'
import Refusal from '#core/refusal'
import { MOST_FILE_BYTES, type ReadFile, readProgrammeFile } from '#programmes/domain/programme_file'

/** What came in, read or with its faults. @throws Refusal programmes.file_missing, programmes.file_too_large */
export async function readUpload(upload: Upload | null | undefined): Promise<ReadFile> {
  if (!upload) throw new Refusal('programmes.file_missing', {}, 'programm')
  if (upload.size > MOST_FILE_BYTES) throw new Refusal('programmes.file_too_large', {}, 'programm')
  return readProgrammeFile(await readFile(upload.tmpPath))
}
