import type { DateTime } from 'luxon'
import { belongsTo } from '@adonisjs/lucid/orm'
import type { BelongsTo } from '@adonisjs/lucid/types/relations'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import { dayOf, startOf } from '#core/calendar/clock'
import Day from '#core/calendar/day'
import { workingDayFrom } from '#core/calendar/periods'
import { CallSchema } from '#database/schema'
import { rulesOn } from '#tenancy/domain/rulebook'
import { rulebookOf } from '#tenancy/rulebooks/index'
import { expressionTiming, timingOf } from '#programmes/domain/call_window'
import type { CallFile, Selection } from '#programmes/domain/call_file'
import type { ProgrammeDefinition } from '#programmes/domain/definition'
import Programme from '#programmes/models/programme'
import ProgrammeVersion from '#programmes/models/programme_version'

const DAYS_OF_A_WEEK = 7

/** A call for applications (Förderaufruf): a programme's version, opened for a while, for one grant period. */
export default class Call extends CallSchema {
  declare selection: Selection | null
  declare frame: CallFile['frame'] | null

  /** As a programme file has it: in time until the end of its last day, or of the next working day (§ 31 Absatz 3 VwVfG). */
  static fromFile(call: CallFile, programme: Programme, version: ProgrammeVersion, client: TransactionClientContract) {
    const { code, title, dated, opens, from, to, cutoffDeadline = false, selection = null, frame = null } = call
    const endOf = (closes: string) =>
      startOf(lastDayOf({ closes, dated }, programme.land).plusDays(1)).minus({ seconds: 1 })
    return this.create(
      {
        land: programme.land,
        programmeId: programme.id,
        programmeVersionId: version.id,
        code,
        title,
        opensAt: startOf(Day.parse(opens)),
        closesAt: endOf(call.closes),
        expressionClosesAt: call.expressionCloses ? endOf(call.expressionCloses) : null,
        periodFrom: Day.parse(from),
        periodTo: Day.parse(to),
        dated: Day.parse(dated),
        cutoffDeadline,
        selection,
        frame,
      },
      { client }
    )
  }

  @belongsTo(() => Programme)
  declare programme: BelongsTo<typeof Programme>

  @belongsTo(() => ProgrammeVersion, { foreignKey: 'programmeVersionId' })
  declare version: BelongsTo<typeof ProgrammeVersion>

  get definition() {
    return this.version.definition
  }

  /** The budget years of the grant period. */
  get years(): number[] {
    return Array.from(
      { length: this.periodTo.year - this.periodFrom.year + 1 },
      (_, index) => this.periodFrom.year + index
    )
  }

  /** The grant period. */
  get period(): { from: Day; to: Day } {
    return { from: this.periodFrom, to: this.periodTo }
  }

  /** The day until which applications are usually decided; null where the programme does not say so. Needs the version. */
  get usuallyDecidedBy(): Day | null {
    return this.usuallyDecidedUnder(this.definition)
  }

  /** The same under another version of the programme. */
  usuallyDecidedUnder({ decisionWeeks }: Pick<ProgrammeDefinition, 'decisionWeeks'>): Day | null {
    return decisionWeeks ? dayOf(this.closesAt).plusDays(decisionWeeks * DAYS_OF_A_WEEK) : null
  }

  /** Whether everybody may still come: to apply, or where a call has two stages to express interest. */
  isOpenToAll(at: DateTime): boolean {
    return (this.expressionClosesAt ? expressionTiming(this, at) : timingOf(this, at)) === 'in_time'
  }

  isOpenAt(at: DateTime): boolean {
    return timingOf(this, at) === 'in_time'
  }
}

/** The day until whose end applications are in time: where the last one is a day off, the next working day. */
export function lastDayOf({ closes, dated }: Pick<CallFile, 'closes' | 'dated'>, land: string): Day {
  const { holidayRegion } = rulesOn(rulebookOf(land), Day.parse(dated)).values
  return workingDayFrom(Day.parse(closes), holidayRegion)
}
