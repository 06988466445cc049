import { inject } from '@adonisjs/core'
import type { TransactionClientContract } from '@adonisjs/lucid/types/database'
import Document from '#documents/models/document'
import FileLetter from '#letters/file_letter'
import { RECEIPT, choiceLetter, choiceTitle, expressionReceipt } from '#expressions/letters/letters'
import Expression from '#expressions/models/expression'

/** The letters about an expression of interest as files; each made once, however often it is asked for. */
@inject()
export default class FileExpressionLetter {
  constructor(private fileLetter: FileLetter) {}

  async handle(expressionId: number, of: 'receipt' | 'invite' | 'decline'): Promise<Document | null> {
    const expression = await Expression.query()
      .where('id', expressionId)
      .preload('recipient')
      .preload('authority')
      .preload('chooser')
      .preload('call', (calls) => calls.preload('programme').preload('version'))
      .firstOrFail()
    // chosen otherwise meanwhile: the letter of that is made by itself
    const isCurrent = of === 'receipt' || expression.status === (of === 'invite' ? 'invited' : 'declined')
    if (!isCurrent) return null
    const { land, journalStream: stream, filedAt, chosenAt } = expression
    const title = of === 'receipt' ? RECEIPT : choiceTitle(of, chosenAt!)
    const filed = (trx?: TransactionClientContract) => Document.query({ client: trx }).where({ stream, title }).first()
    const known = await filed()
    if (known) return known
    const letter = of === 'receipt' ? expressionReceipt(expression) : choiceLetter(expression, of)
    const kind = of === 'receipt' ? ('receipt' as const) : ('letter' as const)
    const by = of === 'receipt' ? 'Anschub' : expression.chooser.name
    return this.fileLetter.once(letter, { land, stream, kind, title, by, at: chosenAt ?? filedAt! }, async (trx) => {
      await Expression.locked(expressionId, trx)
      return filed(trx)
    })
  }
}
