import type { HttpContext } from '@adonisjs/core/http'
import { sentencesByInput } from '#core/http/forms'
import { notFound } from '#core/http/not_found'
import { baseRatesOf, shippedBaseRates } from '#financing/queries/base_rates'
import { type Answer, answer } from '#recalculations/domain/answer'
import { KIND_SHEETS } from '#recalculations/domain/kind_sheets'
import type { Problem } from '#forms/domain/fields'
import { answersIn } from '#forms/domain/form'
import type { TaskForm } from '#recalculations/domain/task_forms'
import { TOPICS } from '#recalculations/domain/topics'
import { printedRows, printedValues } from '#recalculations/domain/printed'
import { inputOfPath, partsOf, taskFrom } from '#recalculations/domain/typed_task'

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
      asked,
      parts: partsOf(form),
      answers: answersIn(partsOf(form), typed),
      problems,
      problemAt: sentencesByInput(problems),
      steps: answered?.steps,
      values: answered && printedValues(KIND_SHEETS[form.kind], answered.result),
      listed: answered && printedRows(KIND_SHEETS[form.kind], answered.result),
      address: request.completeUrl(true),
    })
  }

  async #answered(form: TaskForm, typed: Record<string, unknown>, office: HttpContext['office']) {
    const { task, answers, problems } = taskFrom(form, typed)
    if (problems.length > 0) return { problems, answered: null }
    const answered: Answer = answer(task, await (office ? baseRatesOf(office.land) : shippedBaseRates()))
    if ('result' in answered) return { problems, answered }
    const { field, message, sentence } = answered.error
    const input = field && inputOfPath(form, field, answers)
    const problem: Problem = { input: input || form.fields[0].key, sentence: sentence ?? message }
    return { problems: [problem], answered: null }
  }
}
