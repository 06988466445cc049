// Loaded into a server beside its own code: writes every second how long its event loop was held up at most of a hundred times.
import { writeFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'

const delay = monitorEventLoopDelay({ resolution: 10 })
delay.enable()
setInterval(() => writeFileSync(process.env.LOOP_FILE, String(delay.percentile(99) / 1e6)), 1000).unref()
