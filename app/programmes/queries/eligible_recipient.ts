import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import RegisterUnit from '#register/models/register_unit'
import type Recipient from '#register/models/recipient'
import { rulebookOf, rulebookOfKey } from '#tenancy/rulebooks/index'
import { type Candidate, assertEligible } from '#programmes/domain/eligibility'
import type { ProgrammeDefinition } from '#programmes/domain/definition'
import type Call from '#programmes/models/call'

/** @throws Refusal programmes.* where the recipient may not apply under the call */
export async function assertRecipientEligible(
  call: Call,
  recipient: Recipient,
  trx?: TransactionClientContract
): Promise<void> {
  const unit = recipient.unitKey ? await RegisterUnit.ofKey(recipient.unitKey, trx) : null
  assertEligible(programmeOf(call, call.definition), candidateOf(recipient, unit))
}

/** A recipient with what the register says of it. */
export function candidateOf({ land, kind }: Recipient, unit: RegisterUnit | null): Candidate {
  return { land, landName: rulebookOf(land).name, unit: unit && asked(unit), otherBody: kind !== 'municipal' }
}

/** The candidate behind a key, also one of a Land that nobody serves here: the Land stands in the key. */
export async function candidateOfKey(key: string): Promise<Candidate> {
  const rulebook = rulebookOfKey(key)
  const [unit, landUnit] = await Promise.all([candidateUnit(key), RegisterUnit.findBy('key', key.slice(0, 2))])
  return {
    land: rulebook?.land ?? key.slice(0, 2),
    landName: rulebook?.name ?? landUnit?.name ?? `dem Land mit dem Schlüssel ${key.slice(0, 2)}`,
    unit,
    otherBody: false,
  }
}

async function candidateUnit(key: string): Promise<Candidate['unit']> {
  const unit = await RegisterUnit.ofKey(key)
  return unit && asked(unit)
}

function asked({ name, key, unitKind, specialStatus, population }: RegisterUnit): Candidate['unit'] {
  return { name, key, unitKind, specialStatus, inhabitants: population }
}

/** A call as far as it says who may apply, by a version of its programme. */
export function programmeOf({ land }: Pick<Call, 'land'>, { eligibility }: Pick<ProgrammeDefinition, 'eligibility'>) {
  return { land, landName: rulebookOf(land).name, eligibility }
}
