import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import type User from '#identity/models/user'
import Application from '#applications/models/application'

/** A file, locked, with all that a decision about it is made of. @throws E_ROW_NOT_FOUND, Refusal applications.elsewhere */
export async function fileToDecide(id: number, by: User, trx: TransactionClientContract): Promise<Application> {
  const application = await Application.locked(id, trx, by)
  await application.load((loader) =>
    loader.load('recipient').load('authority').load('programme').load('call').load('programmeVersion')
  )
  return application
}
