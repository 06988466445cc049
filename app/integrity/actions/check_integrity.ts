import { inject } from '@adonisjs/core'
import Clock from '#core/calendar/clock'
import Outbox from '#core/mail/outbox'
import { inTransaction } from '#core/persistence/in_transaction'
import type User from '#identity/models/user'
import { peopleOf } from '#identity/queries/people_of'
import { notWhole } from '#integrity/mails'
import IntegrityCheck, { type CheckKind } from '#integrity/models/integrity_check'
import {
  balanceFindings,
  copyFindings,
  documentFindings,
  guardFindings,
  journalFindings,
  reviewFindings,
} from '#integrity/queries/findings'

const MOST_SHOWN = 50

/** Reads everything of a Land again that must be as it was written, and keeps what was found. */
@inject()
export default class CheckIntegrity {
  constructor(
    private clock: Clock,
    private outbox: Outbox
  ) {}

  /** At night and by command every file is read too, which takes as long as the storage is large; by day it is not. */
  async handle(land: string, kind: CheckKind, by: User | null = null): Promise<IntegrityCheck> {
    const journal = await journalFindings(land)
    const documents = kind === 'day' ? null : await documentFindings(land)
    const guards = await guardFindings()
    const others = [await copyFindings(land), await balanceFindings(land), await reviewFindings(land)]
    const findings = [journal, documents, guards, ...others].flatMap((found) => found?.findings ?? [])
    const now = this.clock.now()
    const shown = findings.slice(0, MOST_SHOWN)
    return inTransaction(async (trx) => {
      if (findings.length && kind === 'night') {
        const told = [await peopleOf({ land, role: 'auditor_external' }, now, trx)]
        told.push(await peopleOf({ land, role: 'admin_technical' }, now, trx))
        await this.outbox.tell(told.flat(), notWhole(land, shown, this.clock.today().iso), trx)
      }
      const counts = { entries: journal.count, documents: documents?.count ?? null, guards: guards?.count ?? null }
      const row = { land, kind, checkedAt: now, checkedBy: by?.id ?? null, ...counts, found: findings.length }
      return IntegrityCheck.create({ ...row, findings: shown }, { client: trx })
    })
  }
}
