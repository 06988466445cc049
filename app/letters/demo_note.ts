import { installation } from '#core/installation'

/** "Muster aus einem Vorführsystem", on every page of a letter that is none. */
export function demoNote(): string | null {
  return installation().isDemo ? 'Muster aus einem Vorführsystem mit erfundenen Angaben – ohne Rechtswirkung' : null
}
