/** A rule as a derivation names it: what it says in one line, and where it stands. */
export type CitedRule = { readonly rule: string; readonly source: string }

/** One step of a derivation (Rechenblatt): what was done, what came out as it is printed, and the rule behind it. */
export type Step = CitedRule & { readonly text: string; readonly result: string }
