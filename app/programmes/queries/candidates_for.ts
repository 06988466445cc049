import RegisterUnit from '#register/models/register_unit'
import type { Candidate } from '#programmes/domain/eligibility'
import { candidateOfKey } from '#programmes/queries/eligible_recipient'

const MOST_HITS = 25
const LONGEST_TERM = 80

/** Who is meant by a name or a key: one unit, or several to choose from. */
export type Asked = {
  term: string
  candidate: Candidate | null
  hits: RegisterUnit[]
  /** There are more than are shown. */
  more: boolean
  /** Nothing of that name is known. */
  nothing: boolean
}

export async function candidatesFor(typed: unknown): Promise<Asked> {
  const term = String(typed ?? '')
    .trim()
    .slice(0, LONGEST_TERM)
  const isKey = /^\d{5}$|^\d{8}$/.test(term.replace(/\s/g, ''))
  const found = term && !isKey ? await search(term) : []
  const key = isKey ? term.replace(/\s/g, '') : found.length === 1 ? found[0].key : null
  const candidate = key ? await candidateOfKey(key) : null
  return {
    term,
    candidate,
    hits: found.length > 1 ? found.slice(0, MOST_HITS) : [],
    more: found.length > MOST_HITS,
    nothing: Boolean(term) && !candidate && found.length === 0,
  }
}

/** By the name as it stands in the register, or without the "Kreis" or "Stadt" that people put before it. */
async function search(term: string): Promise<RegisterUnit[]> {
  const found = await RegisterUnit.search(term).limit(MOST_HITS + 1)
  const bare = term.replace(/^(kreis|landkreis|stadt|gemeinde)\s+/i, '')
  return found.length || bare === term ? found : RegisterUnit.search(bare).limit(MOST_HITS + 1)
}
