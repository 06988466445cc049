import app from '@adonisjs/core/services/app'
import logger from '@adonisjs/core/services/logger'
import DeliverMails from '#core/jobs/deliver_mails'
import ForgetOldKeys from '#core/jobs/forget_old_keys'
import Outbox from '#core/mail/outbox'
import { forgetOldKeys } from '#core/persistence/act_once'
import TakeOverUnretrieved from '#decisions/actions/take_over_unretrieved'
import ChaseNotices from '#decisions/jobs/chase_notices'
import SendReminders from '#reports/actions/send_reminders'
import SendDueReminders from '#reports/jobs/send_due_reminders'

const MINUTE = 60_000

/** What the worker does by itself: mails every minute, reminders and unretrieved notices every morning, old keys of forms every night. */
export async function scheduleJobs(): Promise<void> {
  await DeliverMails.schedule({}).id('deliver-mails').cron('* * * * *').run()
  await ForgetOldKeys.schedule({}).id('forget-old-keys').cron('0 3 * * *').timezone('Europe/Berlin').run()
  await ChaseNotices.schedule({}).id('chase-notices').cron('0 5 * * *').timezone('Europe/Berlin').run()
  await SendDueReminders.schedule({}).id('send-due-reminders').cron('0 6 * * *').timezone('Europe/Berlin').run()
}

/** The same in an installation of one process, without a worker. Both are repeatable: nothing is sent twice. */
export function runHere(): NodeJS.Timeout[] {
  const quietly = (work: () => Promise<unknown>) => () =>
    void work().catch((error) => logger.error({ err: error }, 'a task of the background failed'))
  return [
    setInterval(
      quietly(async () => (await app.container.make(Outbox)).deliver()),
      MINUTE
    ).unref(),
    setInterval(
      quietly(async () => {
        await (await app.container.make(SendReminders)).handle()
        await (await app.container.make(TakeOverUnretrieved)).handle()
      }),
      60 * MINUTE
    ).unref(),
    setInterval(quietly(forgetOldKeys), 60 * MINUTE).unref(),
  ]
}
