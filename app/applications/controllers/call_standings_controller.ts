import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import Clock from '#core/calendar/clock'
import Money from '#core/money/money'
import Call from '#programmes/models/call'
import { programmesOf } from '#programmes/queries/programmes_of'
import Application from '#applications/models/application'
import { type ApplicationStatus, hasEnded, isUndecided } from '#applications/domain/application_workflow'

/** How far the applications under each call of a Land have come. */
@inject()
export default class CallStandingsController {
  constructor(private clock: Clock) {}

  async index({ office, view }: HttpContext) {
    const calls = await Call.query().where('land', office!.land).preload('programme').orderBy('closes_at', 'desc')
    const counted = await Application.query()
      .whereIn(
        'call_id',
        calls.map(({ id }) => id)
      )
      .select('call_id', 'status')
      .count('* as total')
      .sum('requested_amount as requested')
      .groupBy('call_id', 'status')
    const count = (callId: number, wanted: (status: ApplicationStatus) => boolean) =>
      counted
        .filter((row) => row.callId === callId && wanted(row.status))
        .reduce((sum, row) => sum + Number(row.$extras.total), 0)
    const asked = (callId: number) =>
      Money.sum(
        counted
          .filter((row) => row.callId === callId && row.status !== 'draft' && !hasEnded(row.status))
          .map((row) => Money.cents(BigInt((row.$extras.requested as string | number | null) ?? 0)))
      )
    const now = this.clock.now()
    return view.render('applications/call_standings', {
      programmes: await programmesOf(office!),
      mayWrite: office!.holds('programme_manager'),
      // who only works on files reads what is published
      reads: office!.holds('programme_manager', 'head_of_unit', 'auditor_external'),
      choosing: office!.holds('case_officer', 'head_of_unit', 'programme_manager', 'auditor_external')
        ? calls
            .filter(({ programme }) => office!.seesWholeLand || programme.authorityId === office!.id)
            .map(({ id }) => id)
        : [],
      rows: calls.map((call) => ({
        call,
        isOpen: call.isOpenAt(now),
        isAhead: call.opensAt > now,
        drafts: count(call.id, (status) => status === 'draft'),
        under: count(call.id, isUndecided),
        asked: asked(call.id),
        frame: call.frame && Money.sum(call.frame.map(({ amount }) => Money.parse(amount))),
        decided: count(call.id, (status) => status === 'decided'),
        ended: count(call.id, hasEnded),
      })),
    })
  }
}
