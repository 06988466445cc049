import db from '@adonisjs/lucid/services/db'
import { fold, sortKey } from '#core/text/fold'
import type Application from '#applications/models/application'
import { copies, dice, like, rowOf } from '#tests/benchmarks/copies'

const [FIRST_DAY, YEARS] = [Date.parse('2020-01-01T08:00:00Z'), 6]

/** How files are spread over the stages, and what each of them waits for. */
const SPREAD = [
  { status: 'submitted', kind: 'check_completeness', whose: 'officer', share: 1 },
  { status: 'supplement_requested', kind: 'answer_request', whose: 'applicant', share: 1 },
  { status: 'complete', kind: 'begin_review', whose: 'officer', share: 1 },
  { status: 'in_review', kind: 'review', whose: 'officer', share: 2 },
  { status: 'decided', kind: 'file_report', whose: 'applicant', share: 5 },
] as const

const FILLED = [
  ...['applications', 'submissions', 'duties', 'decisions', 'decision_tranches', 'grants', 'grant_versions'],
  ...['budget_postings', 'announcements', 'progress_reports'],
]
type Spread = (typeof SPREAD)[number]

/**
 * Files of one authority beside a model file whose notice is announced: spread over stages, recipients, amounts
 * and six years, those that are decided with decision, grant, postings and report of their own.
 */
export async function manyFiles(
  model: Application,
  count: number,
  only?: Spread['status'],
  as: (number: number) => Record<string, number | undefined> = () => ({})
): Promise<void> {
  const roll = dice(20260120)
  const units = await db.from('register_units').where('land', model.land).select('name').orderBy('key')
  // the model's recipient keeps its one file: nobody has a hundred thousand
  const others = await db.from('recipients').where('land', model.land).whereNot('id', model.recipientId).select('id')
  const span = YEARS * 365 * 86_400
  const stages: Spread[] = SPREAD.flatMap((stage) =>
    !only || only === stage.status ? Array.from({ length: stage.share }, () => stage) : []
  )
  await copies('applications', await rowOf('applications', { id: model.id }), count, (number) => {
    const name = units[roll(units.length)].name as string
    const submitted = FIRST_DAY + roll(span) * 1000
    const fileNumber = `${model.fileNumber!.slice(0, -5)}${String(100_000 + number)}`
    return {
      file_number: fileNumber,
      draft_key: null,
      recipient_id: others[roll(others.length)].id,
      recipient_name: name,
      recipient_sort: sortKey(name).slice(0, 120),
      search_text: fold(`${fileNumber} ${name}`),
      status: stages[roll(stages.length)].status,
      submitted_at: instant(submitted),
      status_since: instant(submitted + roll(200) * 86_400_000),
      requested_amount: 100_000 + roll(60_000_000),
      ...as(number),
    }
  })
  const files = (status: string) => `applications a WHERE a.id > ${model.id} AND a.status = '${status}'`
  const submission = await rowOf('submissions', { form: 'application', subject_id: model.id })
  await like('submissions', submission, `applications a WHERE a.id > ${model.id}`, { subject_id: 'a.id' })
  const duty = await rowOf('duties', { application_id: model.id })
  for (const { status, kind, whose } of stages.filter((stage, index) => stages.indexOf(stage) === index))
    await like('duties', duty, files(status), {
      application_id: 'a.id',
      thing: joined("'application:'", 'a.id'),
      open_thing: joined("'application:'", 'a.id'),
      kind: `'${kind}'`,
      whose: `'${whose}'`,
      recipient_id: whose === 'applicant' ? 'a.recipient_id' : 'NULL',
      since: 'a.status_since',
      day: 'DATE(a.status_since)',
      done_at: 'NULL',
      due_on: 'NULL',
      remind_on: 'NULL',
    })
  await decideAll(model, files('decided'))
  // (on MariaDB it would end the transaction of a test)
  if (db.connection().isTransaction) return
  await db.rawQuery(isMysql() ? `ANALYZE TABLE ${FILLED.join(', ')}` : 'ANALYZE')
}

/** Tranches stand before the signature: decisions are copied as proposals, bound, then signed and dispatched at once. */
async function decideAll(model: Application, files: string): Promise<void> {
  const decision = await rowOf('decisions', { application_id: model.id })
  const grant = await rowOf('grants', { application_id: model.id })
  const ofDecision = { decision_id: Number(decision.id) }
  await copies('budget_postings', await rowOf('budget_postings', { kind: 'appropriation' }), 1, () => ({
    amount: 9_000_000_000_000,
  }))
  await like('grants', grant, files, { application_id: 'a.id', recipient_id: 'a.recipient_id' })
  const granted = `grants g JOIN applications a ON a.id = g.application_id WHERE g.id > ${Number(grant.id)}`
  const proposal = { ...decision, status: 'co_signed', notice_facts: '{}', notice_content: '{}' }
  const nobody = {
    signed_by: null,
    signed_at: null,
    dispatched_at: null,
    dispatched_by: null,
    notice_document_id: null,
  }
  await like('decisions', { ...proposal, ...nobody }, granted, {
    application_id: 'a.id',
    grant_id: 'g.id',
    amount: 'a.requested_amount',
  })
  const decided = `decisions d WHERE d.id > ${Number(decision.id)}`
  const amount = { decision_id: 'd.id', amount: 'd.amount' }
  await like('decision_tranches', await rowOf('decision_tranches', ofDecision), decided, amount)
  const posting = await rowOf('budget_postings', { ...ofDecision, kind: 'commitment' })
  await like('budget_postings', posting, decided, { ...amount, grant_id: 'd.grant_id' })
  const later = db.from('decisions').where('id', '>', Number(decision.id))
  const { signed_by: by, signed_at: at } = decision
  await later.clone().update({ status: 'signed', signed_by: by, signed_at: at })
  await later.clone().update({ status: 'dispatched', dispatched_by: by, dispatched_at: at })
  const version = await rowOf('grant_versions', ofDecision)
  await like('grant_versions', version, decided, { ...amount, grant_id: 'd.grant_id' })
  await like('announcements', await rowOf('announcements', ofDecision), decided, { decision_id: 'd.id' })
  const report = await rowOf('progress_reports', { grant_id: Number(grant.id) })
  await like('progress_reports', report, decided, { grant_id: 'd.grant_id' })
}

function isMysql(): boolean {
  return db.connection().dialect.name === 'mysql'
}

function joined(...parts: string[]): string {
  return isMysql() ? `CONCAT(${parts.join(', ')})` : parts.join(' || ')
}

function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 19).replace('T', ' ')
}
