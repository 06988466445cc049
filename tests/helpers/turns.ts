/**
 * How long one turn of the event loop lasts at most, in milliseconds of the processor: whoever shares the machine does
 * not count. Ends with the answer.
 */
export function longestTurn(): () => number {
  let [longest, before] = [0, process.cpuUsage()]
  const tick = () => {
    const { user, system } = process.cpuUsage(before)
    longest = Math.max(longest, (user + system) / 1000)
    before = process.cpuUsage()
  }
  const timer = setInterval(tick, 5)
  return () => {
    tick()
    clearInterval(timer)
    return longest
  }
}
