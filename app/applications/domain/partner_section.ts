import type { Answer } from '#forms/domain/difference'
import type { Field } from '#forms/domain/field'
import { type Problem, valueOf } from '#forms/domain/fields'
import type { Answers } from '#forms/domain/form'
import type { ProgrammeDefinition } from '#programmes/domain/definition'
import { resolutionLabel, resolutionSlot } from '#applications/domain/partner_slots'
import { isAwaited } from '#applications/domain/partner_share'
import type { SectionContext } from '#applications/domain/section_context'

export const JOINT: Field<'choice'> = {
  key: 'joint',
  label: 'Antragstellung',
  type: 'choice',
  choices: [
    { value: 'no', label: 'Allein' },
    { value: 'yes', label: 'Gemeinsam mit Partnern, wir sind federführend' },
  ],
}

/** From which day on all are bound to each other. */
const AGREEMENT: Field<'day'> = {
  key: 'agreement_on',
  label: 'Kooperationsvereinbarung vom',
  hint: 'Der Tag, an dem sie von allen unterzeichnet war',
  type: 'day',
  when: { key: JOINT.key, is: 'yes' },
}

/** What is asked beside the list of partners. */
export function partnerFields({ joint }: Pick<ProgrammeDefinition, 'joint'>): Field[] {
  return joint.agreement ? [JOINT, AGREEMENT] : [JOINT]
}

/** A partner, and the resolution that it attached. */
export function partnerPlaces({ partners, attached }: SectionContext): Answer[] {
  return partners.flatMap(({ id, name }) => [
    { key: `partner_${id}`, label: 'Partner', value: name },
    ...attached
      .filter(({ slot }) => slot === resolutionSlot(id))
      .map(({ fileName, sha256 }) => ({
        key: `partner_${id}_${sha256}`,
        label: resolutionLabel(name),
        value: fileName,
      })),
  ])
}

/** Who applies, and whether the partners stand by what they bring where the programme wants that. */
export function partnerProblems(context: SectionContext, answers: Answers): Problem[] {
  const { definition, partners } = context
  const joint = valueOf(JOINT, String(answers.joint ?? ''))
  if (joint === 'yes' && partners.length === 0)
    return [{ input: 'partner', sentence: 'Es fehlt noch mindestens ein Partner.' }]
  if (joint === 'no' && partners.length > 0)
    return [
      {
        input: 'joint',
        sentence: 'Sie haben Partner eingetragen. Entfernen Sie sie oder wählen Sie „Gemeinsam mit Partnern“.',
      },
    ]
  if (partners.length > definition.joint.maxPartners)
    return [{ input: 'partner', sentence: `Höchstens ${definition.joint.maxPartners} Partner sind vorgesehen.` }]
  const open = partners.filter((partner) => isAwaited(context, partner))
  return open.length
    ? [
        {
          input: 'partner',
          sentence: `Ihren Anteil haben noch nicht bestätigt: ${open.map(({ name }) => name).join(', ')}.`,
        },
      ]
    : []
}
