import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import { clashesAt, revisionOfReturned } from '#core/http/clash'
import { ownOf } from '#core/own'
import { sentencesByInput } from '#core/http/forms'
import { type Answers, answersIn, problemsOf } from '#forms/domain/form'
import SaveMasterRecord from '#applications/actions/save_master_record'
import { MASTER_FORM } from '#applications/domain/master_record'
import Application from '#applications/models/application'
import { MASTER_KINDS } from '#applications/domain/master_document'
import MasterDocument from '#applications/models/master_document'
import MasterRecord from '#applications/models/master_record'
import { filedOf } from '#applications/queries/submission_of'

const saveValidator = vine.create({ revision: vine.number().min(0).withoutDecimals() })

/** „Stammdaten“: what a recipient answers once, for every application that it begins. */
@inject()
export default class MasterRecordsController {
  constructor(private saveRecord: SaveMasterRecord) {}

  async edit(ctx: HttpContext) {
    const { office, session, view } = ctx
    const record = await MasterRecord.of(office!.id)
    if (record) await record.load('saver')
    const returned = session.flashMessages.has('revision')
      ? answersIn(MASTER_FORM, session.flashMessages.all() ?? {})
      : null
    const suggested = record || returned ? null : await saidLast(office!.id)
    const answers = returned ?? record?.answers ?? suggested?.answers ?? {}
    const problems = problemsOf(MASTER_FORM, answers)
    return view.render('applications/master_record', {
      papers: await MasterDocument.of(office!.id),
      kinds: MASTER_KINDS,
      record,
      suggested,
      parts: MASTER_FORM,
      answers,
      problems,
      problemAt: { ...sentencesByInput(problems), ...clashesAt(ctx) },
      revision: revisionOfReturned(ctx) ?? record?.revision ?? 0,
    })
  }

  async update({ auth, office, request, response, session }: HttpContext) {
    const { revision } = await request.validateUsing(saveValidator)
    await this.saveRecord.handle(office!.id, request.body(), revision, auth.getUserOrFail())
    const saved = await MasterRecord.of(office!.id)
    const isRight = problemsOf(MASTER_FORM, saved?.answers ?? {}).length === 0
    session.flash('success', isRight ? 'core.saved' : 'core.saved_with_faults')
    return response.redirect().toRoute('master_records.edit')
  }
}

/** What the newest application that was filed said of its applicant, so that nobody begins with nothing. */
async function saidLast(recipientId: number): Promise<{ answers: Answers; fileNumber: string } | null> {
  const newest = await Application.query()
    .where('recipient_id', recipientId)
    .whereNotNull('submitted_at')
    .preload('call')
    .preload('programmeVersion')
    .orderBy('submitted_at', 'desc')
    .first()
  if (!newest) return null
  const { context, definition } = await filedOf(newest)
  const said = definition.sections.filter(({ kind }) => kind === 'fields').map(({ key }) => ownOf(context.raw, key))
  const answers = answersIn(MASTER_FORM, Object.assign({}, ...said) as Answers)
  return Object.keys(answers).length ? { answers, fileNumber: newest.fileNumber! } : null
}
