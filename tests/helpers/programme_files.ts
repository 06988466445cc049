import { readFileSync } from 'node:fs'
import type { ProgrammeDefinition } from '#programmes/domain/definition'
import { type ProgrammeFile, readProgrammeFile } from '#programmes/domain/programme_file'

const pathOf = (name: string) => new URL(`../../resources/programmes/${name}.json`, import.meta.url)

export const NAMES = ['nw_ki', 'nw_mvw', 'bw_wcc', 'he_wir'] as const
type Name = (typeof NAMES)[number]

export function textOf(name: Name): string {
  return readFileSync(pathOf(name), 'utf8')
}

/** A programme of the project's own files. */
export function fileOf(name: Name): ProgrammeFile {
  const read = readProgrammeFile(readFileSync(pathOf(name)))
  if ('file' in read) return read.file
  throw new Error(JSON.stringify(read.faults))
}

export function definitionOf(name: Name): ProgrammeDefinition {
  return fileOf(name).definition
}
