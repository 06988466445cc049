import type { DateTime } from 'luxon'
import { dayOf } from '#core/calendar/clock'
import type Day from '#core/calendar/day'
import { germanDay } from '#core/calendar/german_dates'
import Refusal from '#core/refusal'
import { composeLetter } from '#letters/compose_letter'
import { demoNote } from '#letters/demo_note'
import type { Block, Letter } from '#letters/domain/letter'
import { rulesOn } from '#tenancy/domain/rulebook'
import { rulebookOf } from '#tenancy/rulebooks/index'
import { type DecisionKind, decisionKind } from '#decisions/domain/decision_kinds'
import type { NoticeFacts } from '#decisions/domain/notice_facts'
import { FILING_NOTE, PRIVATE_FILING_NOTE } from '#decisions/domain/remedy'
import { type Said, remedySaid, sideConditionsSaid } from '#decisions/domain/said'
import { amendment } from '#decisions/letters/amendment'
import { approval } from '#decisions/letters/approval'
import { unfilledWord } from '#decisions/letters/case_texts'
import { earlyStart } from '#decisions/letters/early_start'
import { rejection } from '#decisions/letters/rejection'
import type { NoticeLetter, Wording } from '#decisions/letters/wording'

const LETTERS: Readonly<Record<DecisionKind, NoticeLetter>> = {
  approval,
  partial_approval: approval,
  rejection,
  amendment,
  early_start: earlyStart,
}

/** A letter with the law that it was composed by: what a later day is compared with. */
export type Notice = Letter & { said: Said }

/**
 * The whole notice as data, frozen with the signature; only this is rendered, so the file can be made again byte
 * by byte. Without a signer it is a draft: it is read before it is signed, and says that it is none. With `inWords` it
 * stays readable where court or remedy are not certain: the gap stands in their place.
 *
 * @throws Refusal decisions.rule_ended, decisions.remedy_unknown, decisions.court_unknown, decisions.court_unconfirmed
 */
export function composeNotice(
  facts: NoticeFacts,
  signer: { name: string } | null,
  at: DateTime,
  inWords?: (refusal: Refusal) => string
): Notice {
  const { authority, recipient } = facts
  const letter = LETTERS[facts.kind]
  const on = dayOf(at)
  const rulebook = rulebookOf(facts.land)
  const { values, sources } = rulesOn(rulebook, on)
  const wording: Wording = {
    values,
    sources,
    on,
    speak: (single, plural) => (authority.voice === 'ich' ? single : plural),
  }
  const said = () => remedySaid(facts, rulebook, on)
  const remedy = inWords ? orGap(said, inWords) : said()
  const letterOf = composeLetter({
    title: decisionKind(facts.kind).notice,
    subjectLines: letter.subjectLines(facts),
    authority: { ...authority, phone: authority.contact?.phone ?? authority.phone },
    contact: ['Auskunft erteilt', authority.contact?.name ?? authority.unit ?? authority.name],
    addressLines: recipient.addressLines,
    fileNumber: facts.fileNumber,
    at,
    delivery: recipient.delivery === 'post' ? 'Mit der Post' : 'Zum Abruf bereitgestellt über Anschub',
    note: signer ? demoNote() : 'Entwurf – nicht unterzeichnet, ohne Rechtswirkung',
    blocks: [
      { kind: 'paragraph', text: letter.reference(facts) },
      { kind: 'paragraph', text: 'Sehr geehrte Damen und Herren,' },
      ...letter.body(facts, wording),
      { kind: 'together', blocks: ending(facts, remedy, signer, on) },
      ...letter.annexes(facts, wording),
    ],
  })
  return { ...letterOf, said: { remedy, sideConditions: sideConditionsSaid(facts, wording.values) } }
}

/** A word that nobody filled in does not reach a signature. @throws Refusal decisions.notice_gap */
export function assertNoGap(facts: NoticeFacts, at: DateTime): void {
  const { binds, subject } = decisionKind(facts.kind)
  if (!binds || subject !== 'application') return
  const { purpose, payment, conditions, proof, reasons } = facts.programme.notice
  const texts = [purpose, payment, conditions, proof, reasons].flat()
  const gap = unfilledWord(texts, facts, rulesOn(rulebookOf(facts.land), dayOf(at)).values)
  if (gap) throw new Refusal('decisions.notice_gap', { gap })
}

function orGap(said: () => string | null, inWords: (refusal: Refusal) => string): string | null {
  try {
    return said()
  } catch (error) {
    if (error instanceof Refusal) return `[Lücke: ${inWords(error)}]`
    throw error
  }
}

function ending(
  { authority, recipient }: NoticeFacts,
  remedy: string | null,
  signer: { name: string } | null,
  on: Day
): Block[] {
  const signed = signer
    ? `${signer.name}\nGezeichnet in Anschub am ${germanDay(on)}`
    : 'Entwurf, noch nicht unterzeichnet'
  const filing = remedy?.includes('Klage') ? (recipient.isPublicBody ? FILING_NOTE : PRIVATE_FILING_NOTE) : null
  const texts = [remedy, authority.closing, 'Im Auftrag', signed, filing]
  return [
    ...(remedy ? [{ kind: 'heading', text: 'Rechtsbehelfsbelehrung' } as const] : []),
    ...texts.flatMap((text): Block[] => (text ? [{ kind: 'paragraph', text }] : [])),
  ]
}
