/**
 * Answers, at each call, with what the processor has worked for this process since now, in milliseconds. A limit on that says
 * something of our code alone; one on the clock fails when the machine is busy with something else.
 */
export function workMeter(): () => number {
  const begin = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(begin)
    return (user + system) / 1000
  }
}
