import type { HttpContext } from '@adonisjs/core/http'
import { sentencesByInput } from '#core/http/forms'
import { notFound } from '#core/http/not_found'
import { baseRatesOf, shippedBaseRates } from '#financing/queries/base_rates'
import { type Answer, answer } from '#recalculations/domain/answer'
import { KIND_SHEETS } from '#recalculations/domain/kind_sheets'
import type { TaskForm } from '#recalculations/domain/task_fields'
import { TOPICS } from '#recalculations/domain/topics'
import { printedRows, printedValues } from '#recalculations/domain/printed'
import { type Problem, inputOf, rowInput, rowsOf, taskFrom } from '#recalculations/domain/typed_task'

const LEAST_ROWS = 4
const SPARE_ROWS = 2

/** The public calculator: the functions that decide a grant, on figures that anybody types; nothing is kept. */
export default class CalculatorsController {
  index({ view }: HttpContext) {
    return view.render('recalculations/index', { topics: TOPICS })
  }

  async show(ctx: HttpContext) {
    const { office, params, request, view } = ctx
    const topic = TOPICS.find(({ slug }) => slug === params.topic)
    const form = topic?.forms.find(({ slug }) => slug === (params.form ?? topic.forms[0].slug))
    if (!topic || !form) return notFound(ctx)
    const typed = request.qs()
    const asked = Object.keys(typed).length > 0
    const { problems, answered } = asked ? await this.#answered(form, typed, office) : { problems: [], answered: null }
    return view.render('recalculations/show', {
      topic,
      form,
      typed,
      rows: rowsShown(form, typed),
      rowInput,
      problems,
      problemAt: sentencesByInput(problems),
      steps: answered?.steps,
      values: answered && printedValues(KIND_SHEETS[form.kind], answered.result),
      listed: answered && printedRows(KIND_SHEETS[form.kind], answered.result),
      address: request.completeUrl(true),
    })
  }

  async #answered(form: TaskForm, typed: Record<string, unknown>, office: HttpContext['office']) {
    const { task, problems } = taskFrom(form, typed)
    if (problems.length > 0) return { problems, answered: null }
    const answered: Answer = answer(task, await (office ? baseRatesOf(office.land) : shippedBaseRates()))
    if ('result' in answered) return { problems, answered }
    const { field, message, sentence } = answered.error
    const input = field && inputOf(form, field, typed)
    const problem: Problem = { input: input || form.fields[0].name, sentence: sentence ?? message }
    return { problems: [problem], answered: null }
  }
}

/** The rows of a form's list: those that are filled, and some more to go on. */
function rowsShown({ list }: TaskForm, typed: Record<string, unknown>): number[] {
  if (!list) return []
  const last = rowsOf(list, typed).at(-1) ?? 0
  return Array.from({ length: Math.max(LEAST_ROWS, last + SPARE_ROWS) }, (_, index) => index + 1)
}
