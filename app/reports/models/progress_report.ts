import type { DateTime } from 'luxon'
import { belongsTo, hasMany } from '@adonisjs/lucid/orm'
import type { BelongsTo, HasMany } from '@adonisjs/lucid/types/relations'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { ProgressReportSchema } from '#database/schema'
import Day from '#core/calendar/day'
import type Office from '#identity/office'
import type User from '#identity/models/user'
import Application from '#applications/models/application'
import Grant from '#decisions/models/grant'
import type { ReportFigures } from '#reports/domain/report_entries'
import { type ReportStatus, nextReport, turnByReports } from '#reports/domain/report_workflow'
import ReportFiling from '#reports/models/report_filing'
import ReportFigure from '#reports/models/report_figure'

/** The report of a funded project for one year: due on the day that its programme sets. */
export default class ProgressReport extends ProgressReportSchema {
  declare status: ReportStatus
  declare entries: Record<string, string>

  @belongsTo(() => Grant)
  declare grant: BelongsTo<typeof Grant>

  @hasMany(() => ReportFigure)
  declare figures: HasMany<typeof ReportFigure>

  @hasMany(() => ReportFiling)
  declare filings: HasMany<typeof ReportFiling>

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

  /** Passes the file to whoever has it now that this report was filed or decided on. Needs the grant's file. */
  async passFileOn(at: DateTime, trx: TransactionClientContract): Promise<void> {
    const { application } = this.grant
    application.passTo(turnByReports(await ProgressReport.query({ client: trx }).where('grant_id', this.grantId)), at)
    await application.useTransaction(trx).save()
  }

  /** The last day that the report tells of: of its year, or of the grant where that ends earlier. Needs the grant. */
  get lastDay(): Day {
    const ofYear = Day.of(this.year, 12, 31)
    return this.grant.periodTo.isBefore(ofYear) ? this.grant.periodTo : ofYear
  }

  /** What was filed, the newest version first. */
  async loadFilings(this: ProgressReport): Promise<void> {
    await this.load('filings', (filings) => filings.orderBy('version', 'desc'))
    await this.load('figures', (figures) => figures.orderBy('version', 'desc').orderBy('id'))
  }

  /** The words of the newest filing; before the first, those that are being written. Needs the filings. */
  get filedTexts(): Readonly<Record<string, string>> {
    return this.filings[0]?.entries ?? this.entries
  }

  /** The figures of the newest filing; null before the first. Needs the filings. */
  get filed(): ReportFigures | null {
    const newest = this.figures[0]?.version
    if (newest === undefined) return null
    const of = (kind: ReportFigure['kind']) =>
      this.figures.filter((figure) => figure.version === newest && figure.kind === kind)
    return {
      indicators: of('indicator').map(({ code, label, target, actual }) => ({ code, label, target, actual: actual! })),
      spendings: of('spending').map(({ code, label, plannedAmount, actualAmount }) => ({
        code,
        label,
        planned: plannedAmount!,
        actual: actualAmount!,
      })),
    }
  }

  get isEditable(): boolean {
    return this.status === 'open' || this.status === 'returned'
  }

  isOverdue(on: Day): boolean {
    return this.status === 'open' && this.dueOn.isBefore(on)
  }

  submit(by: User, at: DateTime) {
    this.status = nextReport('submit', this.status)
    this.submittedBy = by.id
    this.submittedAt = at
    this.returnReason = null
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
