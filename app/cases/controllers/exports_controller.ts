import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import Clock from '#core/calendar/clock'
import { inTransaction } from '#core/persistence/in_transaction'
import { XLSX_TYPE } from '#documents/excel/streamed_workbook'
import { renderReport } from '#documents/pdf/letter'
import { sendFile } from '#documents/send_document'
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

  async grants({ auth, office, request, response }: HttpContext) {
    const on = this.clock.now()
    const programme = Number(request.input('programm')) || null
    await this.record({ journalStream: `exports:${office!.land}`, land: office!.land }, 'export.grants', auth, {
      programme: programme ?? 'alle',
    })
    response.type(XLSX_TYPE)
    response.header(
      'Content-Disposition',
      `attachment; filename="Bewilligungen_${office!.land}_${this.clock.today()}.xlsx"`
    )
    response.header('Cache-Control', 'private, no-store')
    return response.stream(
      grantsWorkbook({
        land: office!.land,
        authorityId: office!.seesWholeLand ? null : office!.id,
        on,
        today: this.clock.today().iso,
        user: `${auth.user!.name}, ${office!.name}`,
        filter: { programme },
      })
    )
  }

  async dossier(ctx: HttpContext) {
    const { auth, office, params } = ctx
    const file = await caseFileOf(office!, params.id)
    const letter = await composeDossier(file, auth.user!.name, this.clock.now())
    await this.record({ journalStream: `exports:${office!.land}`, land: office!.land }, 'export.dossier', auth, {
      file: file.application.fileNumber!,
    })
    return sendFile(ctx, await renderReport(letter), {
      name: `Akte_${file.application.fileNumber}.pdf`,
      mime: 'application/pdf',
    })
  }

  private record(
    of: { journalStream: string; land: string },
    act: string,
    auth: HttpContext['auth'],
    details: Record<string, string | number>
  ) {
    return inTransaction((trx) => this.journal.record({ of, act, by: auth.user!, at: this.clock.now(), details }, trx))
  }
}
