import { test } from '@japa/runner'
import {
  APPLICATION_STATUSES,
  APPLICATION_WORKFLOW,
  type ApplicationAct,
  may,
  next,
} from '#applications/domain/application_workflow'
import { DECISION_WORKFLOW, mayDecide, nextDecision } from '#decisions/domain/decision_workflow'
import { DRAFT_WORKFLOW, mayDraft, nextDraft } from '#programmes/domain/draft_workflow'
import { REPORT_WORKFLOW, mayReport, nextReport } from '#reports/domain/report_workflow'

type Table = Record<string, { from: readonly string[]; to: string }>

const WORKFLOWS: {
  name: string
  table: Table
  first: string
  may: (act: never, status: never) => boolean
  next: (act: never, status: never) => string
  refusal: string
}[] = [
  {
    name: 'application',
    table: APPLICATION_WORKFLOW,
    first: 'draft',
    may,
    next,
    refusal: 'applications.act_not_possible',
  },
  {
    name: 'decision',
    table: DECISION_WORKFLOW,
    first: 'proposed',
    may: mayDecide,
    next: nextDecision,
    refusal: 'decisions.act_not_possible',
  },
  {
    name: 'report',
    table: REPORT_WORKFLOW,
    first: 'open',
    may: mayReport,
    next: nextReport,
    refusal: 'reports.act_not_possible',
  },
  {
    name: 'draft of a programme',
    table: DRAFT_WORKFLOW,
    first: 'draft',
    may: mayDraft,
    next: nextDraft,
    refusal: 'programmes.draft_is_further',
  },
]

test.group('Workflows', () => {
  test("{name}: exactly the table's cells succeed, everything else is refused")
    .with(WORKFLOWS)
    .run(({ assert }, workflow) => {
      const statuses = new Set([
        workflow.first,
        ...Object.values(workflow.table).flatMap(({ from, to }) => [...from, to]),
      ])
      for (const [act, { from, to }] of Object.entries(workflow.table))
        for (const status of statuses) {
          const possible = from.includes(status)
          assert.equal(workflow.may(act as never, status as never), possible, `${act} from ${status}`)
          if (possible) assert.equal(workflow.next(act as never, status as never), to)
          else assert.throws(() => workflow.next(act as never, status as never), workflow.refusal)
        }
    })

  test('{name}: every status can be reached')
    .with(WORKFLOWS)
    .run(({ assert }, { table, first }) => {
      const reached = new Set([first])
      for (let before = -1; before !== reached.size;) {
        before = reached.size
        for (const { from, to } of Object.values(table)) if (from.some((status) => reached.has(status))) reached.add(to)
      }
      assert.sameMembers(
        [...reached],
        [...new Set([first, ...Object.values(table).flatMap(({ from, to }) => [...from, to])])]
      )
    })

  test("the list of statuses is the table's", ({ assert }) => {
    const acts = Object.keys(APPLICATION_WORKFLOW) as ApplicationAct[]
    assert.sameMembers(
      [...APPLICATION_STATUSES],
      [...new Set(acts.flatMap((act) => [...APPLICATION_WORKFLOW[act].from, APPLICATION_WORKFLOW[act].to]))]
    )
  })
})
