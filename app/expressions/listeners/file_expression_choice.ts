import { inject } from '@adonisjs/core'
import FileExpressionLetter from '#expressions/actions/file_expression_letter'
import type ExpressionChosen from '#expressions/events/expression_chosen'

@inject()
export default class FileExpressionChoice {
  constructor(private file: FileExpressionLetter) {}

  async handle({ expressionId, act }: ExpressionChosen) {
    await this.file.handle(expressionId, act)
  }
}
