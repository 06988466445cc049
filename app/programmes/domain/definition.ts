/** Long because it is one dictionary: everything that a programme says. */
import type { Field } from '#forms/domain/field'
import type { EarlyStart, ProofKind, RuleConstants } from '#tenancy/domain/rulebook'
import type { UnitKind } from '#register/domain/unit_kinds'

type Proration = RuleConstants['postProration']

/**
 * What a programme asks, funds and wants reported: data with a version, rendered and validated by one
 * mechanism. Amounts are decimal strings in euro ("57000.00"), rates decimal strings in percent ("70").
 */
export type ProgrammeDefinition = {
  name: string
  /** One or two sentences for people who look for an offer. */
  summary: string
  /** Invented for the demo, and said so on every page of it. */
  sample: boolean
  /** `ends` is the last day on which it holds, `wording` its text, paragraph by paragraph. */
  guideline: { title: string; dated: string; citation: string; ends?: string; wording?: string }
  /** Why the Land has an interest in it, and why it could not be met without (§ 23 LHO); stands beside the review. */
  stateInterest?: string
  subsidiarity?: string
  /** Who is responsible for what of it, inside the house. */
  responsible?: { task: string; unit: string; person?: string }[]
  /** Who answers questions about it. */
  contact?: { unit: string; phone?: string; email?: string }
  /** The sentence of the law or guideline under which the Land pays. */
  legalBasis: string
  sources: { label: string; address: string }[]
  eligibility: Eligibility
  /** How a measure may begin before it is approved; as the Land has it where nothing is said. */
  earlyStart?: EarlyStart
  /** Whether an offer that runs already may go on: that is no new beginning then. */
  continues?: boolean
  /** How what is paid by time counts parts of months; as the Land has it where nothing is said. */
  proration?: Proration
  /** So many weeks after the last day of a call its applications are usually decided; not said where nothing is said. */
  decisionWeeks?: number
  /** How a grant is paid; `notice.payment` says it to the recipient. */
  paymentMode?: PaymentMode
  /** How the use of a grant is proved; as the Land has it where nothing is said. */
  proofKind?: ProofKind
  /** Below it nothing is granted, in place of the Land's minimum, by the rule named. */
  minimumGrant?: { amount: string; source: string }
  /** `confirmed`: every partner stands by its share before the application is filed; `agreement`: they have made an agreement, and say of which day. */
  joint: { allowed: boolean; maxPartners: number; confirmed?: boolean; agreement?: boolean }
  financing: Financing
  plan: {
    categories: Category[]
    sources: FundingSource[]
    /** What a full-time post costs its employer a year, by pay group; `groupSource` says where the figures come from. */
    groups?: PayGroup[]
    groupSource?: string
    /** By so many percent posts cost more in each year after the first. */
    yearlyRise?: string
  }
  sections: Section[]
  /** Asked of whoever is interested, where a call has two stages; an answer goes on to the question of the application with the same key. */
  expression?: { lead?: string; fields: Field[] }
  indicators: Indicator[]
  /** What applications are judged by; the weights, in percent, add up to 100. */
  criteria?: Criterion[]
  declarations: Declaration[]
  attachments: AttachmentSlot[]
  report: { dueMonth: number; dueDay: number; fields: Field[] }
  notice: NoticeTexts
}

/** On request within the need of the coming weeks, in parts on fixed days, after it was spent, all at once, or as a lump sum without a call. */
export const PAYMENT_MODES = ['on_request', 'instalments', 'reimbursement', 'single', 'lump_sum'] as const
export type PaymentMode = (typeof PAYMENT_MODES)[number]

export type Eligibility = {
  kinds: readonly UnitKind[]
  /** Municipalities of special status that may apply though they belong to a county. */
  specialStatusCities: boolean
  /** Keys that may apply whatever their kind. */
  alsoKeys: readonly string[]
  /** Towns with fewer may not, by the official figure; counties are not asked. */
  fromInhabitants?: number
  /** Chambers, companies and associations may apply too. */
  otherBodies: boolean
  /** "Kreise und kreisfreie Städte", as the refusal says it. */
  described: string
}

/** The four ways in which a Land takes part in what a measure costs (Nr. 2 VV zu § 44 LHO); what they do says `financing`. */
export const FINANCING_TYPES = ['share', 'deficit', 'fixed', 'full'] as const
export type FinancingType = (typeof FINANCING_TYPES)[number]

export type Financing = {
  type: FinancingType
  rate?: string
  maximum?: string
  /** Fixed sums per post and year. */
  units?: FundedUnit[]
  /** One fixed sum for every year of the grant period. */
  amountPerYear?: string
}

export type FundedUnit = {
  code: string
  label: string
  amount: string
  /** The part of a post that the amount pays for. */
  perFte: string
  /** Parts of posts below it are not funded. */
  leastFte?: string
  /** All posts of the kind together; unbounded where nothing is said, none for a kind of unit that is not named. */
  mostFte?: Partial<Record<UnitKind, string>>
  /** For towns of this size alone, by the official figure: from and below so many inhabitants. */
  fromInhabitants?: number
  belowInhabitants?: number
  /** Of the plan: where its posts are spent; the first that is made up of posts where nothing is said. */
  category?: string
}

/** `equipment`: things that last are bought under it, so that they are bound to the purpose; `posts`: what the posts cost. */
export type Category = { code: string; label: string; equipment?: boolean; posts?: boolean }
/** What an applicant chooses whose group is not in the table. */
export const OTHER_GROUP = 'andere'
export type PayGroup = { label: string; perYear: string }
export type FundingSource = { code: string; label: string; kind: 'own' | 'third_party' }
/** An output is what is done, an outcome what comes of it, an experience what immigrants themselves say of it. */
export type Indicator = { code: string; label: string; unit: string; hint?: string; kind?: IndicatorKind }
export const INDICATOR_KINDS = ['output', 'outcome', 'experience'] as const
export type IndicatorKind = (typeof INDICATOR_KINDS)[number]
/** Of a competition: a weight in percent, or what rules an application out by itself (`knockout`). */
export type Criterion = { code: string; label: string; weight?: number; hint?: string; knockout?: boolean }
/** A box that must be ticked; `reading` is a page that says more. */
export type Declaration = { key: string; text: string; reading?: { words: string; address: string } }
export type AttachmentSlot = {
  key: string
  label: string
  hint?: string
  required: boolean
  onlyJoint?: boolean
  /** Asked in this section of fields; in that of the attachments where nothing is said. */
  section?: string
  /** What kinds of file are taken; all where nothing is said. */
  types?: AttachmentType[]
}

/** The kinds of file that may be asked for, by the endings of their names. */
export const ATTACHMENT_TYPES = {
  pdf: ['pdf'],
  text: ['docx', 'odt'],
  table: ['xlsx', 'ods'],
  image: ['png', 'jpg', 'jpeg'],
} as const satisfies Record<string, readonly string[]>
export type AttachmentType = keyof typeof ATTACHMENT_TYPES

/** The attachments that are asked in a section: those it names, or in that of the attachments all others. */
export function slotsIn<T extends AttachmentSlot>(
  { key, kind }: Pick<Section, 'key' | 'kind'>,
  slots: readonly T[]
): T[] {
  if (kind === 'attachments') return slots.filter(({ section }) => !section)
  return kind === 'fields' ? slots.filter(({ section }) => section === key) : []
}

/** Whether a file of this name is of a kind that a slot takes. */
export function isWanted(slot: Pick<AttachmentSlot, 'types'>, fileName: string): boolean {
  return !slot.types?.length || endingsOf(slot).includes(fileName.split('.').at(-1)?.toLowerCase() ?? '')
}

/** The endings of the files that a slot takes. */
export function endingsOf({ types = [] }: Pick<AttachmentSlot, 'types'>): string[] {
  const wanted = types.length ? types : (Object.keys(ATTACHMENT_TYPES) as AttachmentType[])
  return wanted.flatMap((type) => ATTACHMENT_TYPES[type])
}

export type SectionKind = 'fields' | 'partners' | 'posts' | 'plan' | 'indicators' | 'attachments' | 'declarations'

/** What the sections with a task of their own are called; a section of fields is made of fields. */
export const SECTION_NAMES: Readonly<Record<SectionKind, string>> = {
  fields: 'Felder',
  partners: 'Partner',
  posts: 'Stellen',
  plan: 'Finanzierungsplan',
  indicators: 'Kennzahlen',
  attachments: 'Anlagen',
  declarations: 'Erklärungen',
}

export type Section = {
  key: string
  group: string
  title: string
  lead?: string
  kind: SectionKind
  /** Of a section of fields, with tables below them. */
  fields?: Field[]
  tables?: SectionTable[]
}

/** A table in a section of fields: rows that applicants add. `entry` is one of them in words ("eine Sprache"). */
export type SectionTable = {
  key: string
  label: string
  head: string
  entry: string
  most: number
  optional?: boolean
  /** Whether numbers and amounts are added up. */
  sums?: boolean
  /** Asked only where a field of the section is answered so. */
  when?: Field['when']
  note?: string
  columns: Field[]
}

/** Cases in which a text stands in a notice: with partners, without, over several budget years. */
export const NOTICE_CASES = ['joint', 'alone', 'several_years'] as const
export type NoticeCase = (typeof NOTICE_CASES)[number]

/**
 * A text of a notice, in every case or in cases of a kind. `{answer:key}` is what the application answers, and the words
 * of `filled` stand for figures of the Land.
 */
export type NoticeText = string | { readonly when: NoticeCase; readonly text: string }

export type NoticeTexts = {
  /** Sections of the operative part: what the money is for. */
  purpose: NoticeText[]
  payment: NoticeText[]
  /** Days of every budget year on which equal parts are paid; the notice names each with its amount. */
  instalments?: { day: number; month: number }[]
  conditions: NoticeText[]
  /** What the proof of use consists of besides what its kind says. */
  proof: NoticeText[]
  reasons: NoticeText[]
}

/** How many posts of a kind a kind of unit is funded at most; null where that is not bounded. */
export function mostFteOf({ mostFte }: Pick<FundedUnit, 'mostFte'>, kind: UnitKind): string | null {
  return mostFte ? (mostFte[kind] ?? '0') : null
}

/** The texts of a notice that stand in a case, in their order. */
export function fittingTexts(texts: readonly NoticeText[], of: { partners: number; years: number }): string[] {
  const holds: Record<NoticeCase, boolean> = {
    joint: of.partners > 0,
    alone: of.partners === 0,
    several_years: of.years > 1,
  }
  return texts.flatMap((one) => (typeof one === 'string' ? [one] : holds[one.when] ? [one.text] : []))
}

/** Words for figures of the Land that stand in the texts of a notice in braces; what they say knows the module of letters. */
export const NOTICE_WORDS = ['timely_use', 'reduction_threshold', 'forwarded'] as const
export type NoticeWord = (typeof NOTICE_WORDS)[number]
/** Whatever stands in braces. */
export const IN_BRACES = /\{([^{}]*)\}/g

/** Everything that the texts of a notice have in braces, each once: words, and answers as `answer:key`. */
export function wordsIn(notice: NoticeTexts): string[] {
  const all = [notice.purpose, notice.payment, notice.conditions, notice.proof, notice.reasons].flat()
  const texts = all.map((one) => (typeof one === 'string' ? one : one.text)).join(' ')
  return [...new Set([...texts.matchAll(IN_BRACES)].map(([, word]) => word))]
}

/** The keys of the answers that a notice quotes. */
export function quotedAnswers(notice: NoticeTexts): string[] {
  return wordsIn(notice).flatMap((word) => (word.startsWith('answer:') ? [word.slice('answer:'.length)] : []))
}
