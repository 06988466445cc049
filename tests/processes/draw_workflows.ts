import { APPLICATION_WORKFLOW } from '#applications/domain/application_workflow'
import { DECISION_WORKFLOW } from '#decisions/domain/decision_workflow'
import { DRAFT_WORKFLOW } from '#programmes/domain/draft_workflow'
import { EXPRESSION_WORKFLOW } from '#expressions/domain/expression_workflow'
import { REPORT_WORKFLOW } from '#reports/domain/report_workflow'
type Table = Record<string, { readonly from: readonly string[]; readonly to: string }>

const draw = (title: string, first: string, table: Table) =>
  [
    '## ' + title,
    '',
    '```mermaid',
    'stateDiagram-v2',
    '  [*] --> ' + first,
    ...Object.entries(table).flatMap(([act, { from, to }]) =>
      from.map((status) => '  ' + status + ' --> ' + to + ': ' + act)
    ),
    '```',
    '',
  ].join('\n')
console.log(
  [
    '# Workflows',
    '',
    'Drawn from the tables in the code by `node bin/workflows.mjs`.',
    '',
    draw('Application (Antrag)', 'draft', APPLICATION_WORKFLOW),
    draw('Decision (Entscheidung)', 'proposed', DECISION_WORKFLOW),
    draw('Progress report (Bericht)', 'open', REPORT_WORKFLOW),
    draw('Draft of a programme (Entwurf)', 'draft', DRAFT_WORKFLOW),
    draw('Expression of interest (Interessenbekundung)', 'draft', EXPRESSION_WORKFLOW),
  ]
    .join('\n')
    .trimEnd()
)
