import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import limiter from '@adonisjs/limiter/services/main'
import Clock from '#core/calendar/clock'
import Refusal from '#core/refusal'
import { XLSX_TYPE } from '#documents/excel/columns'
import { baseRatesOf, shippedBaseRates } from '#financing/queries/base_rates'
import type { KindName } from '#recalculations/domain/answer'
import { KIND_SHEETS } from '#recalculations/domain/kind_sheets'
import { oneAtATime } from '#recalculations/queries/one_at_a_time'
import { MOST_TASK_BYTES, readTaskFile } from '#recalculations/queries/read_task_file'
import { answeredCsv, answeredWorkbook, taskTemplate } from '#recalculations/queries/task_workbook'

/** A whole sample recalculated: a list of tasks comes in and goes back with its answers; nothing is kept. */
@inject()
export default class TaskListsController {
  constructor(private clock: Clock) {}

  create({ view }: HttpContext) {
    const kinds = Object.entries(KIND_SHEETS).map(([value, { sheet: label }]) => ({ value, label }))
    return view.render('recalculations/list', { kinds })
  }

  /** @throws Refusal recalculations.too_often, .busy, .file_missing and those of readTaskFile */
  async store({ office, request, response, upload }: HttpContext) {
    const gate = limiter.use({ requests: 20, duration: '10 mins' })
    if (!(await gate.attempt(`tasks:${request.ip()}`, () => true))) throw new Refusal('recalculations.too_often')
    if (!upload) throw new Refusal('recalculations.file_missing')
    if (upload.size > MOST_TASK_BYTES) throw new Refusal('recalculations.too_large')
    const kind = String(request.input('art', ''))
    const known = Object.hasOwn(KIND_SHEETS, kind) ? (kind as KindName) : null
    const { tables, isCsv } = await oneAtATime(() => readTaskFile(upload.tmpPath, known))
    const rates = await (office ? baseRatesOf(office.land) : shippedBaseRates())
    response.header('content-disposition', `attachment; filename="Anschub-Nachrechnung.${isCsv ? 'csv' : 'xlsx'}"`)
    if (isCsv) return response.type('text/csv; charset=utf-8').send(await answeredCsv(tables[0], rates))
    return response.type(XLSX_TYPE).stream(answeredWorkbook(tables, rates, this.clock.today()))
  }

  async template({ response }: HttpContext) {
    response.header('content-disposition', 'attachment; filename="Anschub-Vorlage-Nachrechnung.xlsx"')
    return response.type(XLSX_TYPE).send(await taskTemplate())
  }
}
