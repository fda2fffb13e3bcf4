/**
 * Lets at most `atOnceMax` of some work run together; later ones wait in the order they came. Throws `tooMany` when
 * `waitingMax` already wait.
 */
export function limitAtOnce(limits: { atOnceMax: number; waitingMax: number; tooMany: Error }) {
  const waiting: (() => void)[] = []
  let running = 0
  return async function run<T>(work: () => Promise<T>): Promise<T> {
    if (running < limits.atOnceMax) running++
    else {
      if (waiting.length >= limits.waitingMax) throw limits.tooMany
      await new Promise<void>((begin) => waiting.push(begin))
    }
    try {
      return await work()
    } finally {
      // The place goes straight to the next one, so `running` does not change.
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}
