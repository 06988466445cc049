import type Money from '#core/money/money'
import type { Choice, FieldRole } from '#forms/domain/field'
import { valueOf } from '#forms/domain/fields'
import { type Answers, type Part, textIn } from '#forms/domain/form'
import type { ProgrammeDefinition } from '#programmes/domain/definition'
import { fieldParts } from '#programmes/domain/section_parts'

type Asked = Pick<ProgrammeDefinition, 'expression'>

/** What is asked of whoever is interested. */
export function expressionParts({ expression }: Asked, places: readonly Choice[] = []): Part[] {
  return fieldParts({ fields: expression?.fields }, places)
}

/** What the measure is called; empty where that is not asked or not answered. */
export function titleOf(definition: Asked, answers: Answers): string {
  return String(answeredAs('title', definition, answers) ?? '')
}

/** What is going to be asked for; null where that is not asked or not answered. */
export function expectedOf(definition: Asked, answers: Answers): Money | null {
  return answeredAs('expected', definition, answers) as Money | null
}

function answeredAs(wanted: FieldRole, { expression }: Asked, answers: Answers): unknown {
  const asked = expression?.fields.find(({ role }) => role === wanted)
  return asked ? valueOf(asked, textIn(answers, asked.key)) : null
}
