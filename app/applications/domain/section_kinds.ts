import { figures, parseGermanMoney } from '#core/money/german_money'
import type { Answer } from '#forms/domain/difference'
import { type Problem, parseField, problemsOfFields } from '#forms/domain/fields'
import type { Section, SectionKind } from '#programmes/domain/definition'
import { planInputs, planRows, readPlan } from '#applications/domain/plan_grid'
import { postAnswers, postInputs, problemsOfPosts } from '#applications/domain/post_rows'
import { type SectionContext, typedIn, typedInKind } from '#applications/domain/section_context'

type Raw = Readonly<Record<string, string>>

/** What a kind of section is: its inputs, what is wrong with it, and what stands in it, in words. */
type SectionKindOf = {
  /** Nothing else that a browser sends is kept. */
  inputs(section: Section, context: SectionContext): string[]
  /** What is missing or wrong, in the words that also refuse the submission. */
  problems(section: Section, context: SectionContext, raw: Raw): Problem[]
  /** Every place of it with what stands there; two versions are compared by these. */
  answers(section: Section, context: SectionContext, raw: Raw): Answer[]
}

export const SECTION_KINDS: Readonly<Record<SectionKind, SectionKindOf>> = {
  fields: {
    inputs: ({ fields = [] }) => fields.map(({ key }) => key),
    problems: ({ fields = [] }, _context, raw) => problemsOfFields(fields, raw),
    answers: ({ fields = [] }, _context, raw) =>
      fields.map(({ key, label, choices }) => ({
        key,
        label,
        value: choices?.find(({ value }) => value === raw[key])?.label ?? raw[key] ?? '',
      })),
  },
  posts: {
    inputs: (_section, { definition }) => postInputs(definition),
    problems: (_section, context, raw) => problemsOfPosts(context, raw),
    answers: (_section, context, raw) => postAnswers(context, raw),
  },
  plan: {
    inputs: (_section, context) => planInputs(context),
    problems: (_section, context, raw) => readPlan(context, raw, typedInKind(context, 'posts')).problems,
    answers: (_section, context, raw) =>
      planRows(context).flatMap(({ code, label }) =>
        context.years.map((year) => {
          const typed = raw[`${code}_${year}`] ?? ''
          const amount = parseGermanMoney(typed)
          return { key: `${code}_${year}`, label: `${label} ${year}`, value: amount ? figures(amount) : typed }
        })
      ),
  },
  indicators: {
    inputs: (_section, { definition, years }) =>
      definition.indicators.flatMap(({ code }) => years.map((year) => `${code}_${year}`)),
    problems: (_section, { definition, years }, raw) =>
      definition.indicators.flatMap(({ code, label }) =>
        years.flatMap((year) => {
          const parsed = parseField({ key: code, label: `${label} ${year}`, type: 'integer' }, raw[`${code}_${year}`])
          return 'sentence' in parsed ? [{ input: `${code}_${year}`, sentence: parsed.sentence }] : []
        })
      ),
    answers: (_section, { definition, years }, raw) =>
      definition.indicators.flatMap(({ code, label }) =>
        years.map((year) => ({
          key: `${code}_${year}`,
          label: `${label} ${year}`,
          value: raw[`${code}_${year}`] ?? '',
        }))
      ),
  },
  declarations: {
    inputs: (_section, { definition }) => definition.declarations.map(({ key }) => key),
    problems: (_section, { definition }, raw) =>
      definition.declarations
        .filter(({ key }) => raw[key] !== '1')
        .map(({ key, text }) => ({ input: key, sentence: `Es fehlt noch die Erklärung: ${text}` })),
    answers: (_section, { definition }, raw) =>
      definition.declarations.map(({ key, text }) => ({
        key,
        label: text,
        value: raw[key] === '1' ? 'erklärt' : 'noch offen',
      })),
  },
  partners: {
    inputs: () => ['joint'],
    problems: (_section, context, raw) => partnerProblems(context, raw),
    answers: (_section, { partners }, raw) => [
      {
        key: 'joint',
        label: 'Antragstellung',
        value: { yes: 'gemeinsam mit Partnern, federführend', no: 'allein' }[raw.joint] ?? '',
      },
      ...partners.map(({ id, name }) => ({ key: `partner_${id}`, label: 'Partner', value: name })),
    ],
  },
  attachments: {
    inputs: () => [],
    problems: (_section, { definition, partners, attached }) =>
      definition.attachments
        .filter(
          ({ key, required, onlyJoint }) =>
            required && (!onlyJoint || partners.length > 0) && !attached.some(({ slot }) => slot === key)
        )
        .map(({ key, label }) => ({ input: key, sentence: `Es fehlt noch die Anlage: ${label}.` })),
    answers: (_section, { definition, attached }) =>
      definition.attachments.flatMap(({ key, label }) =>
        attached
          .filter(({ slot }) => slot === key)
          .map(({ fileName, sha256 }) => ({ key: `${key}_${sha256}`, label, value: fileName }))
      ),
  },
}

export function inputsOf(section: Section, context: SectionContext): string[] {
  return SECTION_KINDS[section.kind].inputs(section, context)
}

export function problemsOf(section: Section, context: SectionContext): Problem[] {
  return SECTION_KINDS[section.kind].problems(section, context, typedIn(context, section))
}

export function answersOf(section: Section, context: SectionContext): Answer[] {
  return SECTION_KINDS[section.kind].answers(section, context, typedIn(context, section))
}

function partnerProblems({ definition, partners }: SectionContext, raw: Raw): Problem[] {
  if (raw.joint !== 'yes' && raw.joint !== 'no')
    return [{ input: 'joint', sentence: 'Bitte geben Sie an, ob Sie den Antrag gemeinsam mit Partnern stellen.' }]
  if (raw.joint === 'yes' && partners.length === 0)
    return [{ input: 'partner', sentence: 'Es fehlt noch mindestens ein Partner.' }]
  if (raw.joint === 'no' && partners.length > 0)
    return [
      {
        input: 'joint',
        sentence: 'Sie haben Partner eingetragen. Entfernen Sie sie oder wählen Sie „Gemeinsam mit Partnern“.',
      },
    ]
  return partners.length > definition.joint.maxPartners
    ? [{ input: 'partner', sentence: `Höchstens ${definition.joint.maxPartners} Partner sind vorgesehen.` }]
    : []
}
