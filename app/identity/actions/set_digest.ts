import { inTransaction } from '#core/persistence/in_transaction'
import User from '#identity/models/user'

/** Notices that can wait come at once, or once a day in one mail; requests with a day, decisions and reminders always come at once. */
export default class SetDigest {
  handle({ id }: User, wanted: boolean): Promise<void> {
    return inTransaction(async (trx) => {
      const user = await User.query({ client: trx }).where('id', id).forUpdate().firstOrFail()
      await user.merge({ dailyDigest: wanted }).save()
    })
  }
}
