/** What this installation was told when it started. The environment is read once (`providers/app_provider.ts`) and handed on as this value. */
export type Installation = {
  /** The address people type; links in mails begin with it. */
  address: string
  isDemo: boolean
  sendsMail: boolean
  /** Whether jobs run in this process, without a worker. */
  runsAlone: boolean
  /** The folder that keeps uploads and notices. */
  storage: string
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
