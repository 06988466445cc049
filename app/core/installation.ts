/** What this installation was told when it started. The environment is read once (`providers/app_provider.ts`) and handed on as this value. */
export type Installation = {
  /** Of the product, as it is released. */
  version: string
  /** The address people type; links in mails begin with it. */
  address: string
  isDemo: boolean
  sendsMail: boolean
  /** Whether jobs run in this process, without a worker. */
  runsAlone: boolean
  /** The folder that keeps uploads and notices. */
  storage: string
  /** What the entries of the journal are chained with; it lies apart from the database. */
  journalKey: string
  /** Ed25519, private half (PKCS 8, base64), with which the journal is sealed daily; null where it is not sealed. */
  sealKey: string | null
  /** Where seals are laid down beside the database; a medium that is written once suits it. */
  seals: string
  /** Where ClamAV's daemon listens, as host:port or the path of a socket; null where uploads are not scanned. */
  scanner: string | null
}

let known: Installation | null = null

export function installAs(told: Installation): void {
  known = told
}

/** @throws Error before the application has started */
export function installation(): Installation {
  if (!known) throw new Error('the installation is not known yet')
  return known
}
