import env from '#start/env'

/** "Muster aus einem Vorführsystem", on every page of a letter that is none. */
export function demoNote(): string | null {
  return env.get('DEMO') ? 'Muster aus einem Vorführsystem mit erfundenen Angaben – ohne Rechtswirkung' : null
}
