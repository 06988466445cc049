import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import Clock from '#core/calendar/clock'
import { inTransaction } from '#core/persistence/in_transaction'
import { renderReport } from '#letters/pdf/report'
import { sendFile, sendWorkbook } from '#documents/send_document'
import Journal from '#journal/journal'
import { caseFileOf } from '#cases/queries/case_file'
import { composeDossier } from '#cases/queries/dossier'
import { grantsWorkbook } from '#cases/queries/grants_workbook'

/** What leaves the house in bulk; every export is an act in the journal. */
@inject()
export default class ExportsController {
  constructor(
    private clock: Clock,
    private journal: Journal
  ) {}

  async grants(ctx: HttpContext) {
    const { auth, office, request } = ctx
    const programme = Number(request.input('programm')) || null
    await this.record(ctx, 'export.grants', { programme: programme ?? 'alle' })
    const workbook = grantsWorkbook({
      land: office!.land,
      authorityId: office!.seesWholeLand ? null : office!.id,
      on: this.clock.now(),
      user: `${auth.user!.name}, ${office!.name}`,
      filter: { programme },
    })
    return sendWorkbook(ctx, workbook, `Bewilligungen_${office!.land}_${this.clock.today()}.xlsx`)
  }

  async dossier(ctx: HttpContext) {
    const { auth, office, params } = ctx
    const file = await caseFileOf(office!, params.id)
    const letter = await composeDossier(file, auth.user!.name, this.clock.now())
    const { fileNumber } = file.application
    await this.record(ctx, 'export.dossier', { file: fileNumber! })
    return sendFile(ctx, await renderReport(letter), { name: `Akte_${fileNumber}.pdf`, mime: 'application/pdf' })
  }

  /** Asked for its head alone, nothing leaves. */
  private async record({ auth, office, request }: HttpContext, act: string, details: Record<string, string | number>) {
    if (request.method() !== 'GET') return
    const of = { journalStream: `exports:${office!.land}`, land: office!.land }
    await inTransaction((trx) => this.journal.record({ of, act, by: auth.user!, at: this.clock.now(), details }, trx))
  }
}
