import { dayOf } from '#core/calendar/clock'
import type Day from '#core/calendar/day'
import { installation } from '#core/installation'
import { sentenceFor } from '#core/http/sentences'
import Refusal from '#core/refusal'
import { rulebookOf } from '#tenancy/rulebooks/index'
import { announcement, lastRetrievalDay } from '#decisions/domain/announcement'
import { obstaclesTo } from '#decisions/domain/gate'
import type Decision from '#decisions/models/decision'

/** All that speaks on a day against a decision's notice going on, in words; empty where nothing does. */
export function whyNotGoOn(decision: Decision, on: Day): string[] {
  return obstacles(decision, on).map(sentenceFor)
}

/** The one gate of every step that lets a notice take effect. @throws Refusal decisions.may_not_go_on */
export function passGate(decision: Decision, on: Day, input?: string): void {
  const causes = obstacles(decision, on)
  // a proposal is still in the hands of the chain: its one cause is sentence enough
  if (!decision.signedAt && causes.length === 1) throw causes[0]
  if (causes.length) throw new Refusal('decisions.may_not_go_on', { why: causes.map(sentenceFor).join(' ') }, input)
}

/**
 * The last day on which retrieving a notice announces it, dispatched on a day: within the Land's days, and never so late
 * that it would be announced once the law or the budget year has ended. Null where its addressee wants none, and where
 * even retrieved today it would be announced too late: then only formal service on the same day is left.
 */
export function retrievableUntil(decision: Decision, on: Day): Day | null {
  if (decision.noticeFacts.recipient.delivery === 'post') return null
  if (obstacles(decision, on.plusDays(1)).length > 0) return null
  let until = lastRetrievalDay(rulebookOf(decision.land), on)
  while (until.isAfter(on) && obstacles(decision, until.plusDays(1)).length > 0) until = until.plusDays(-1)
  return until
}

/** Why a letter posted on a day would be announced too late, though the day itself passes; empty where the post still goes. */
export function whyNotByPost(decision: Decision, submittedOn: Day, on: Day): string[] {
  const delivery = { channel: 'post' as const, sentOn: on, receivedOn: null, procedureBegunOn: submittedOn }
  return whyNotGoOn(decision, announcement(rulebookOf(decision.land), delivery).on!)
}

function obstacles({ land, noticeFacts, signedAt, noticeContent }: Decision, on: Day): Refusal[] {
  const isReal = !installation().isDemo
  const signed = signedAt && { on: dayOf(signedAt), said: noticeContent!.said }
  return obstaclesTo(noticeFacts, rulebookOf(land), signed, on, isReal)
}
