import { createReadStream } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import limiter from '@adonisjs/limiter/services/main'
import Clock from '#core/calendar/clock'
import { notFound } from '#core/http/not_found'
import Refusal from '#core/refusal'
import { XLSX_TYPE } from '#documents/excel/columns'
import { baseRatesOf, shippedBaseRates } from '#financing/queries/base_rates'
import type { KindName } from '#recalculations/domain/answer'
import { KIND_SHEETS } from '#recalculations/domain/kind_sheets'
import { answerList, answerPath, listState } from '#recalculations/queries/list_jobs'
import { oneAtATime } from '#recalculations/queries/one_at_a_time'
import { MOST_TASK_BYTES, readTaskFile } from '#recalculations/queries/read_task_file'
import { taskTemplate } from '#recalculations/queries/task_workbook'

/** A short list comes back at once; whoever sent a longer one sees how far it is. */
const AT_ONCE_MS = 8_000

/** A whole sample recalculated: a list of tasks comes in and goes back with its answers, kept for an hour. */
@inject()
export default class TaskListsController {
  constructor(private clock: Clock) {}

  create({ view }: HttpContext) {
    const kinds = Object.entries(KIND_SHEETS).map(([value, { sheet: label }]) => ({ value, label }))
    return view.render('recalculations/list', { kinds })
  }

  /** @throws Refusal recalculations.too_often, .busy, .file_missing and those of readTaskFile */
  async store(ctx: HttpContext) {
    const { office, request, response, upload } = ctx
    const gate = limiter.use({ requests: 20, duration: '10 mins' })
    if (!(await gate.attempt(`tasks:${request.ip()}`, () => true))) throw new Refusal('recalculations.too_often')
    if (!upload) throw new Refusal('recalculations.file_missing')
    if (upload.size > MOST_TASK_BYTES) throw new Refusal('recalculations.too_large')
    const kind = String(request.input('art', ''))
    const known = Object.hasOwn(KIND_SHEETS, kind) ? (kind as KindName) : null
    const file = await oneAtATime(() => readTaskFile(upload.tmpPath, known))
    const rates = await (office ? baseRatesOf(office.land) : shippedBaseRates())
    const { token, over } = await answerList(file, rates, this.clock.today())
    await Promise.race([over, pause(AT_ONCE_MS)])
    const isDone = (await listState(token))?.state === 'done'
    return isDone ? this.send(ctx, token, file.isCsv) : response.redirect().toRoute('task_list.show', [token])
  }

  /** How far a list is; once it is answered, where it is fetched. */
  async show(ctx: HttpContext) {
    const { params, response, view } = ctx
    const list = await listState(String(params.list))
    if (!list) return notFound(ctx)
    if (list.state === 'waits' || list.state === 'runs') response.header('Refresh', '2')
    return view.render('recalculations/progress', { list, token: params.list })
  }

  async fetch(ctx: HttpContext) {
    const list = await listState(String(ctx.params.list))
    return list?.state === 'done' ? this.send(ctx, String(ctx.params.list), list.isCsv) : notFound(ctx)
  }

  async template({ response }: HttpContext) {
    response.header('content-disposition', 'attachment; filename="Anschub-Vorlage-Nachrechnung.xlsx"')
    return response.type(XLSX_TYPE).send(await taskTemplate())
  }

  private send({ response }: HttpContext, token: string, isCsv: boolean) {
    response.header('content-disposition', `attachment; filename="Anschub-Nachrechnung.${isCsv ? 'csv' : 'xlsx'}"`)
    response.type(isCsv ? 'text/csv; charset=utf-8' : XLSX_TYPE)
    return response.stream(createReadStream(answerPath(token, isCsv)))
  }
}
