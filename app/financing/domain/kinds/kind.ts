import type { Step } from '#core/derivation'
import type Money from '#core/money/money'
import type { Financing } from '#programmes/domain/definition'
import type { ApprovalTask, PlannedFigures } from '#financing/domain/approval'
import type { SettlementTask } from '#financing/domain/settlement'

/** What is recognised of the actual expenditure, and income that the plan did not hold. */
export type Actual = { readonly eligible: Money; readonly newIncome: Money }

/** What a financing type (Finanzierungsart) is: one object, one file. A new one that lacks something does not compile. */
export type FinancingKind = {
  /** "Anteilfinanzierung", as notices name it; and in one word for lists. */
  name: string
  short: string
  /** What it means for the applicant, in a sentence. */
  explained: string
  /** What a programme offers by it, as its page says: "70 % der zuwendungsfähigen Ausgaben, höchstens 300.000,00 €." */
  offered(financing: Financing): string
  /** Whether a funding rate belongs to it, and whether fixed amounts of units do. */
  hasRate: boolean
  hasUnits: boolean
  /** Whether own means are used up before the grant, and so reduce it. */
  ownMeansFirst: boolean
  /** Whether what third parties bring is subtracted in its own formula; else the grant ends where they leave nothing uncovered. */
  subtractsThirdParties: boolean
  /** Whether the plan binds: its total, its positions with a tolerance (Nr. 1.2 ANBest), and what it spares (Nr. 2). */
  followsPlan: boolean
  /** What the plan yields, before what limits every grant. */
  approve(task: ApprovalTask): { grant: Money; steps: Step[] }
  /** How the plan of one year takes part in the whole; undefined where the plan takes no part. */
  yearOf(planned: PlannedFigures): PlannedFigures | undefined
  /** What the actual figures yield, before what limits every settlement. */
  worth(task: SettlementTask, found: Actual): { base: Money; steps: Step[] }
}
