export const policies = {
  ApplicationPolicy: () => import('#app/applications/policies/application_policy'),
  DecisionPolicy: () => import('#app/decisions/policies/decision_policy'),
  ExpressionPolicy: () => import('#app/expressions/policies/expression_policy'),
  ReportPolicy: () => import('#app/reports/policies/report_policy'),
}

