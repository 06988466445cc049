import { inject } from '@adonisjs/core'
import FileExpressionLetter from '#expressions/actions/file_expression_letter'
import type ExpressionFiled from '#expressions/events/expression_filed'

@inject()
export default class FileExpressionReceipt {
  constructor(private file: FileExpressionLetter) {}

  async handle({ expressionId }: ExpressionFiled) {
    await this.file.handle(expressionId, 'receipt')
  }
}
