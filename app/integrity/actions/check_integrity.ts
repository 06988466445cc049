import { inject } from '@adonisjs/core'
import Clock from '#core/calendar/clock'
import Outbox from '#core/mail/outbox'
import { inTransaction } from '#core/persistence/in_transaction'
import type User from '#identity/models/user'
import { peopleOf } from '#identity/queries/people_of'
import { notWhole } from '#integrity/mails'
import IntegrityCheck from '#integrity/models/integrity_check'
import {
  balanceFindings,
  copyFindings,
  documentFindings,
  guardFindings,
  journalFindings,
  type Found,
} from '#integrity/queries/findings'

const MOST_SHOWN = 50
const NONE: Found = { count: 0, findings: [] }

/** Reads everything of a Land again that must be as it was written, and keeps what was found. */
@inject()
export default class CheckIntegrity {
  constructor(
    private clock: Clock,
    private outbox: Outbox
  ) {}

  /** @param withFiles reads every file too, which takes as long as the storage is large; asked by a person, it does not */
  async handle(land: string, { by = null, withFiles }: { by?: User | null; withFiles: boolean }) {
    const journal = await journalFindings(land)
    const documents = withFiles ? await documentFindings(land) : NONE
    const others = [await copyFindings(land), await balanceFindings(land), await guardFindings()]
    const findings = [journal, documents, ...others].flatMap((found) => found.findings)
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      if (findings.length && !by) {
        const told = [await peopleOf({ land, role: 'auditor_external' }, now, trx)]
        told.push(await peopleOf({ land, role: 'admin_technical' }, now, trx))
        await this.outbox.tell(told.flat(), notWhole(land, findings.slice(0, MOST_SHOWN), this.clock.today().iso), trx)
      }
      const counts = { entries: journal.count, documents: withFiles ? documents.count : null, found: findings.length }
      const row = { land, checkedAt: now, checkedBy: by?.id ?? null, ...counts }
      return IntegrityCheck.create({ ...row, findings: findings.slice(0, MOST_SHOWN) }, { client: trx })
    })
  }
}
