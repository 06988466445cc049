/** What a decision can be; each kind is one object, and what a kind lacks does not compile. */
export type DecisionKindOf = {
  /** On what it decides: on an application, on a grant that is there already, or on when a measure may begin. */
  subject: 'application' | 'grant' | 'beginning'
  /** Whether its notice tells of a remedy: what gives all that was asked for does not. */
  remedy: boolean
  /** How lists and pages name it. */
  name: string
  /** How the notice, its file and the register of documents name it. */
  notice: string
  /** Whether it says what the grant amounts to: then the ledger must say the same when it is signed. */
  binds: boolean
  /** What stands on the button and in the notice of success when it is signed. */
  signed: string
}

export const DECISION_KINDS = {
  approval: {
    subject: 'application',
    name: 'Bewilligung',
    notice: 'Zuwendungsbescheid',
    binds: true,
    remedy: true,
    signed: 'decisions.signed',
  },
  partial_approval: {
    subject: 'application',
    name: 'Teilbewilligung',
    notice: 'Zuwendungsbescheid',
    binds: true,
    remedy: true,
    signed: 'decisions.signed',
  },
  rejection: {
    subject: 'application',
    name: 'Ablehnung',
    notice: 'Ablehnungsbescheid',
    binds: false,
    remedy: true,
    signed: 'decisions.rejection_signed',
  },
  early_start: {
    subject: 'beginning',
    name: 'Zustimmung zum vorzeitigen Beginn',
    notice: 'Zustimmung zum vorzeitigen Maßnahmebeginn',
    binds: false,
    remedy: false,
    signed: 'decisions.early_start_signed',
  },
  amendment: {
    subject: 'grant',
    name: 'Änderung',
    notice: 'Änderungsbescheid',
    binds: true,
    remedy: true,
    signed: 'decisions.amendment_signed',
  },
} as const satisfies Record<string, DecisionKindOf>

export type DecisionSubject = DecisionKindOf['subject']
export type DecisionKind = keyof typeof DECISION_KINDS

export function decisionKind(kind: DecisionKind): DecisionKindOf {
  return DECISION_KINDS[kind]
}
