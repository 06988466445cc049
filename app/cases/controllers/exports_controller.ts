import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import Clock from '#core/calendar/clock'
import { renderReport } from '#letters/pdf/report'
import KeepExport, { type Taken } from '#documents/actions/keep_export'
import DocumentStore from '#documents/document_store'
import Export from '#documents/models/export'
import { sendStream } from '#documents/send_document'
import Programme from '#programmes/models/programme'
import { filterInWords } from '#cases/domain/list_views'
import { filterFrom } from '#cases/domain/worklist_filter'
import { caseFileOf } from '#cases/queries/case_file'
import { documentsOf } from '#cases/queries/documents_of'
import { composeDossier } from '#cases/queries/dossier'
import { dossierArchive } from '#cases/queries/dossier_archive'
import { grantsWorkbook } from '#cases/queries/grants_workbook'
import { listChoices } from '#cases/queries/list_choices'
import { ownTurn } from '#cases/queries/worklist_scope'
import { worklistWorkbook } from '#cases/queries/worklist_workbook'

/** What leaves the house in bulk: made by an act that the journal keeps, then fetched as often as one likes. */
@inject()
export default class ExportsController {
  constructor(
    private clock: Clock,
    private keep: KeepExport,
    private store: DocumentStore
  ) {}

  async show(ctx: HttpContext) {
    const { document } = await Export.visibleTo(ctx.office!).where('id', ctx.params.export_id).firstOrFail()
    const { fileName: name, mime, size } = document
    return sendStream(ctx, await this.store.open(document), { name, mime, size })
  }

  async grants(ctx: HttpContext) {
    const { office, request } = ctx
    const { land } = office!
    const chosen = Number(request.input('programm'))
    const programme = chosen ? await Programme.query().where({ land, id: chosen }).firstOrFail() : null
    const content = grantsWorkbook({
      land,
      authorityId: office!.seesWholeLand ? null : office!.id,
      on: this.clock.now(),
      user: this.takerOf(ctx),
      filter: { programme: programme?.id ?? null },
    })
    return this.take(ctx, {
      kind: 'grants',
      filter: programme ? `Programm ${programme.name}` : 'alle Programme',
      fileName: `Bewilligungen_${land}_${this.clock.today()}.xlsx`,
      content,
    })
  }

  /** Exactly the list that the page shows. */
  async worklist(ctx: HttpContext) {
    const { i18n, office, request } = ctx
    const filter = filterFrom(request.qs(), ownTurn(office!))
    const stageName = ({ stage }: { stage: string }) => i18n.t(`status.${stage}`)
    const shown = filterInWords(filter, await listChoices(office!, this.clock.now()), (stage) => stageName({ stage }))
    const terms = { office: office!, filter, on: this.clock.now(), user: this.takerOf(ctx), shown, stageName }
    return this.take(ctx, {
      kind: 'worklist',
      filter: shown,
      fileName: `Akten_${office!.land}_${this.clock.today()}.xlsx`,
      content: worklistWorkbook(terms),
    })
  }

  async dossier(ctx: HttpContext) {
    const file = await caseFileOf(ctx.office!, ctx.params.id)
    const fileNumber = file.application.fileNumber!
    const now = this.clock.now()
    const printed = await renderReport(await composeDossier(file, ctx.auth.user!.name, now))
    const name = `Akte_${fileNumber}`
    return this.take(
      ctx,
      ctx.request.input('with') === 'documents'
        ? {
            kind: 'dossier_archive',
            filter: fileNumber,
            fileName: `${name}.zip`,
            content: dossierArchive(printed, await documentsOf(file), this.store, now.toJSDate()),
          }
        : { kind: 'dossier', filter: fileNumber, fileName: `${name}.pdf`, content: printed }
    )
  }

  private takerOf({ auth, office }: HttpContext): string {
    return `${auth.user!.name}, ${office!.name}`
  }

  /** Led on to what was made, which the browser saves while the page stays. */
  private async take({ auth, office, response }: HttpContext, taken: Taken) {
    const { id } = await this.keep.handle(taken, office!, auth.user!, this.clock.now())
    return response.redirect().toRoute('exports.show', [id])
  }
}
