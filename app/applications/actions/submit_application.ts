import { inject } from '@adonisjs/core'
import type { DateTime } from 'luxon'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Clock, { dayOf } from '#core/calendar/clock'
import { germanInstant } from '#core/calendar/german_dates'
import Outbox, { mailBody } from '#core/mail/outbox'
import { euros } from '#core/money/german_money'
import { inTransaction } from '#core/persistence/in_transaction'
import Refusal from '#core/refusal'
import { fold } from '#core/text/fold'
import FinancePlan from '#financing/models/finance_plan'
import type User from '#identity/models/user'
import { peopleOf } from '#identity/queries/people_of'
import Journal from '#journal/journal'
import { isComplete, planTyped, postsTyped } from '#applications/domain/completeness'
import { readPlan } from '#applications/domain/plan_grid'
import ApplicationSubmitted from '#applications/events/application_submitted'
import Application from '#applications/models/application'
import SupplementRequest from '#applications/models/supplement_request'
import { type ApplicationReading, readApplication } from '#applications/queries/application_reading'
import { nextFileNumber } from '#applications/queries/next_file_number'

const LEAST_ANSWER = 10

/**
 * The binding submission: one instant on the server's clock, a file number, the plan and the targets as
 * figures. Answering a request for supplements is the same act with an answer; the number stays.
 */
@inject()
export default class SubmitApplication {
  constructor(
    private clock: Clock,
    private journal: Journal,
    private outbox: Outbox
  ) {}

  /** @throws Refusal applications.act_not_possible, applications.incomplete, applications.call_not_open, applications.answer_missing */
  handle(
    applicationId: number,
    by: User,
    answer: string | null = null,
    outer?: TransactionClientContract
  ): Promise<Application> {
    const now = this.clock.now()
    return inTransaction(async (trx) => {
      const application = await Application.locked(applicationId, trx)
      const supplementing = application.status === 'supplement_requested'
      application.move(supplementing ? 'supplement' : 'submit', now)

      const reading = await readApplication(application, trx)
      const missing = reading.sections.filter(({ state }) => state !== 'complete')
      if (!isComplete(reading.sections)) throw new Refusal('applications.incomplete', { count: missing.length })
      if (!supplementing && !application.call.isOpenAt(now))
        throw new Refusal('applications.call_not_open', { call: application.call.title })

      const fileNumber = application.fileNumber ?? (await nextFileNumber(application, now, trx))
      application.merge({
        fileNumber,
        submittedAt: application.submittedAt ?? now,
        submittedBy: by.id,
        ...(await this.freeze(reading, now, trx)),
        searchText: fold(`${application.recipientName} ${fileNumber}`).slice(0, 250),
      })
      await application.save()
      if (supplementing) await this.answer(application, answer?.trim() ?? '', by, now, trx)
      await this.journal.record(
        {
          of: application,
          act: supplementing ? 'application.supplemented' : 'application.submitted',
          by,
          at: now,
          details: { fileNumber, requested: String(application.requestedAmount) },
        },
        trx
      )
      await this.mailBothSides(application, supplementing, now, trx)
      trx.after('commit', () => ApplicationSubmitted.dispatch(application.id))
      return application
    }, outer)
  }

  /** The plan and the targets become figures of their own; what was typed stays beside them. */
  private async freeze(
    { application, context, definition }: ApplicationReading,
    now: DateTime,
    trx: TransactionClientContract
  ) {
    const { figures, calculation } = readPlan(context, planTyped(context), postsTyped(context))
    const before = await FinancePlan.query({ client: trx })
      .where('stream', application.journalStream)
      .orderBy('version', 'desc')
      .first()
    const plan = await FinancePlan.create(
      { stream: application.journalStream, version: (before?.version ?? 0) + 1, createdAt: now },
      { client: trx }
    )
    const lines = figures.cells
      .filter(({ amount }) => !amount.isZero)
      .map(({ side, kind, code, label, year, amount }) => ({
        finance_plan_id: plan.id,
        side: side === 'expenditure' ? side : kind,
        code,
        label,
        year,
        amount: Number(amount.cents),
      }))
    await trx.insertQuery().table('plan_lines').multiInsert(lines)

    const targets = context.raw[definition.sections.find(({ kind }) => kind === 'indicators')!.key]
    await trx.from('indicator_targets').where('application_id', application.id).delete()
    const rows = definition.indicators.flatMap(({ code }) =>
      context.years.map((year) => ({
        application_id: application.id,
        code,
        year,
        value: Number(targets[`${code}_${year}`].replace(/[.\s\u00a0]/g, '')),
      }))
    )
    if (rows.length) await trx.insertQuery().table('indicator_targets').multiInsert(rows)
    return { financePlanId: plan.id, requestedAmount: calculation.grant }
  }

  private async answer(
    application: Application,
    answer: string,
    by: User,
    at: DateTime,
    trx: TransactionClientContract
  ) {
    if (answer.length < LEAST_ANSWER)
      throw new Refusal('applications.answer_missing', { least: LEAST_ANSWER }, 'answer')
    const open = await SupplementRequest.query({ client: trx })
      .where('application_id', application.id)
      .whereNull('answered_at')
      .orderBy('id', 'desc')
      .firstOrFail()
    await open.merge({ answer, answeredBy: by.id, answeredAt: at }).save()
  }

  private async mailBothSides(
    application: Application,
    supplementing: boolean,
    at: DateTime,
    trx: TransactionClientContract
  ) {
    const what = supplementing ? 'Die Ergänzung zu Ihrem Antrag' : 'Ihr Antrag'
    const facts = `${application.title}\nAktenzeichen: ${application.fileNumber}\nBeantragt: ${euros(application.requestedAmount!)}`
    for (const person of await peopleOf({ recipientId: application.recipientId }, dayOf(at), trx))
      await this.outbox.write(
        {
          to: person,
          land: application.land,
          subject: `Eingangsbestätigung ${application.fileNumber}`,
          body: mailBody(person.name, [
            `${what} ist am ${germanInstant(at)} eingegangen.\n${facts}`,
            'Die Eingangsbestätigung liegt in Ihrer Akte. Sie ist keine Zusage. Beginnen Sie nicht mit dem Vorhaben, bevor Sie unseren Bescheid haben.',
          ]),
        },
        trx
      )
    for (const person of await peopleOf({ authorityId: application.authorityId, role: 'case_officer' }, dayOf(at), trx))
      await this.outbox.write(
        {
          to: person,
          land: application.land,
          subject: `${supplementing ? 'Ergänzung' : 'Neuer Antrag'} ${application.fileNumber}: ${application.recipientName}`,
          body: mailBody(person.name, [
            `${application.recipientName} hat am ${germanInstant(at)} eingereicht.\n${facts}`,
          ]),
        },
        trx
      )
  }
}
