/** Somebody who is interested in a call has said so. */
export default class ExpressionFiled {
  static readonly key = 'expression_filed'

  constructor(readonly expressionId: number) {}
}
