import app from '@adonisjs/core/services/app'
import logger from '@adonisjs/core/services/logger'
import type { Job } from '@adonisjs/queue'
import DeliverEffects from '#core/jobs/deliver_effects'
import DeliverMails from '#core/jobs/deliver_mails'
import GatherMails from '#identity/jobs/gather_mails'
import ForgetOldKeys from '#core/jobs/forget_old_keys'
import SweepTrials from '#applications/jobs/sweep_trials'
import SweepStorage from '#documents/jobs/sweep_storage'
import WatchNotices from '#decisions/jobs/watch_notices'
import RemindOfDuties from '#duties/jobs/remind_of_duties'
import WatchEndingRules from '#law/jobs/watch_ending_rules'
import SweepLists from '#recalculations/jobs/sweep_lists'
import SealAndCheck from '#integrity/jobs/seal_and_check'

const MINUTE = 60_000

/** What is done by itself, each repeatable: by the worker at its hour, and in an installation of one process every so many minutes. */
const WORK = [
  { job: DeliverMails, id: 'deliver-mails', cron: '* * * * *', minutes: 1 },
  { job: GatherMails, id: 'gather-mails', cron: '5 * * * *', minutes: 60 },
  { job: DeliverEffects, id: 'deliver-effects', cron: '* * * * *', minutes: 1 },
  { job: WatchEndingRules, id: 'watch-ending-rules', cron: '0 5 * * *', minutes: 60 },
  { job: WatchNotices, id: 'watch-notices', cron: '20 * * * *', minutes: 60 },
  { job: RemindOfDuties, id: 'remind-of-duties', cron: '0 6 * * *', minutes: 60 },
  { job: ForgetOldKeys, id: 'forget-old-keys', cron: '0 3 * * *', minutes: 60 },
  { job: SweepTrials, id: 'sweep-trials', cron: '45 3 * * *', minutes: 60 },
  { job: SweepStorage, id: 'sweep-storage', cron: '30 3 * * *', minutes: 60 },
  { job: SweepLists, id: 'sweep-lists', cron: '15 * * * *', minutes: 60 },
  { job: SealAndCheck, id: 'seal-and-check', cron: '0 2 * * *', minutes: 60 },
]

export async function scheduleJobs(): Promise<void> {
  for (const { job, id, cron } of WORK) await job.schedule({}).id(id).cron(cron).timezone('Europe/Berlin').run()
}

/** The same without a worker. */
export function runHere(): NodeJS.Timeout[] {
  return WORK.map(({ job, minutes }) => setInterval(() => void runQuietly(job), minutes * MINUTE).unref())
}

async function runQuietly(job: new (...parts: never[]) => Job): Promise<void> {
  try {
    await ((await app.container.make(job as never)) as Job).execute()
  } catch (error) {
    logger.error({ err: error, job: job.name }, 'a task of the background failed')
  }
}
