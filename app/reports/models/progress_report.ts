import type { DateTime } from 'luxon'
import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { ProgressReportSchema } from '#database/schema'
import Day from '#core/calendar/day'
import { dayOf } from '#core/calendar/clock'
import { workingDayFrom } from '#core/calendar/periods'
import Refusal from '#core/refusal'
import { rulesOn } from '#tenancy/domain/rulebook'
import { rulebookOf } from '#tenancy/rulebooks/index'
import { isOverdue } from '#duties/domain/duty_kinds'
import type Office from '#identity/office'
import type User from '#identity/models/user'
import type { Answers } from '#forms/domain/form'
import Application from '#applications/models/application'
import Grant from '#decisions/models/grant'
import { type ReportStatus, WRITABLE, nextReport } from '#reports/domain/report_workflow'

const DAYS_A_WEEK = 7
const LEAST_REASONS = 20

/** The report of a funded project for one year: due on the day that its programme sets. What is typed stands here, what was filed in its submissions. */
export default class ProgressReport extends ProgressReportSchema {
  /** Its day; where it was returned later than that, as long again as a supplement may take. */
  get dueDay(): Day {
    if (this.status !== 'returned' || !this.decidedAt) return this.dueOn
    const returned = dayOf(this.decidedAt)
    const { supplementWeeks, holidayRegion } = rulesOn(rulebookOf(this.land), returned).values
    const revised = workingDayFrom(returned.plusDays(supplementWeeks * DAYS_A_WEEK), holidayRegion)
    return revised.isAfter(this.dueOn) ? revised : this.dueOn
  }

  /** The reports of a grant by year; none where nothing is granted. */
  static async of(grant: { id: number } | null): Promise<ProgressReport[]> {
    return grant ? this.query().where('grant_id', grant.id).orderBy('year') : []
  }

  /** The report of a year, with nothing in it. */
  static open({ id: grantId, land }: Grant, year: number, dueOn: Day, at: DateTime, client: TransactionClientContract) {
    const empty = { status: 'open' as const, entries: {}, revision: 1, version: 0 }
    return this.create({ land, grantId, year, dueOn, ...empty, createdAt: at, updatedAt: at }, { client })
  }

  declare status: ReportStatus
  declare entries: Answers

  @belongsTo(() => Grant)
  declare grant: BelongsTo<typeof Grant>

  /** Found through the files that the office sees. */
  static visibleTo(office: Office, client?: TransactionClientContract) {
    return this.query({ client })
      .where('land', office.land)
      .whereHas('grant', (grants) =>
        grants.whereIn('application_id', Application.visibleTo(office, client).select('id'))
      )
  }

  /** The case file first, then the report: every act on a file waits at the same door. */
  static async locked(id: number, trx: TransactionClientContract): Promise<ProgressReport> {
    const { grant } = await this.query({ client: trx }).where('id', id).preload('grant').firstOrFail()
    await Application.locked(grant.applicationId, trx)
    return this.query({ client: trx }).where('id', id).forUpdate().firstOrFail()
  }

  /** What a duty about it is kept under. */
  get thing(): string {
    return `report:${this.id}`
  }

  get isEditable(): boolean {
    return WRITABLE.includes(this.status)
  }

  isOverdue(on: Day): boolean {
    return this.isEditable && isOverdue(this.dueDay, on)
  }

  /** The last day that the report tells of: of its year, or of the grant where that ends earlier. */
  lastDay({ periodTo }: { periodTo: Day }): Day {
    const ofYear = Day.of(this.year, 12, 31)
    return periodTo.isBefore(ofYear) ? periodTo : ofYear
  }

  submit(at: DateTime) {
    this.status = nextReport('submit', this.status)
    this.version += 1
    this.submittedAt = at
    this.returnReason = null
  }

  /** What the authority says of it; a return needs reasons and opens it for writing. @throws Refusal reports.return_reason_missing, reports.act_not_possible */
  judge(reasons: string | null, by: User, at: DateTime) {
    if (reasons === null) return this.accept(by, at)
    if (reasons.trim().length < LEAST_REASONS) throw new Refusal('reports.return_reason_missing')
    this.return(reasons, by, at)
    this.revision += 1
  }

  accept(by: User, at: DateTime) {
    this.status = nextReport('accept', this.status)
    this.decideBy(by, at)
  }

  return(reason: string, by: User, at: DateTime) {
    this.status = nextReport('return', this.status)
    this.returnReason = reason
    this.decideBy(by, at)
  }

  private decideBy(by: User, at: DateTime) {
    this.decidedBy = by.id
    this.decidedAt = at
  }
}
