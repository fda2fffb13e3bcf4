import { performance } from 'node:perf_hooks'

/** Runs `deed` a few times to warm up, then `runs` times; answers the milliseconds of each run, ascending. */
export async function measure(runs: number, deed: () => unknown, warmUps = 3): Promise<number[]> {
  for (let run = 0; run < warmUps; run++) await deed()
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    const start = performance.now()
    await deed()
    times.push(performance.now() - start)
  }
  return times.sort((a, b) => a - b)
}

/** The smallest time that `share` (0…1) of all runs did not exceed. */
export function percentile(times: number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

/** What is aimed at: milliseconds that half of the runs, or nineteen of twenty, stay under. */
export type Goal = { p50Under: number } | { p95Under: number }

/** `reading .docx    p50 12.3 ms   p95 20.1 ms   p99 21 ms   p95/p50 1.6   n 60   goal p50 < 150 ms: met`. */
export function report(what: string, times: number[], goal?: Goal, remark = ''): void {
  const [middle, late, last] = [percentile(times, 0.5), percentile(times, 0.95), percentile(times, 0.99)]
  const figures = [
    `p50 ${show(middle)} ms`,
    `p95 ${show(late)} ms`,
    `p99 ${show(last)} ms`,
    `p95/p50 ${(late / middle).toFixed(2)}`,
    `n ${times.length}`,
  ]
  const remarks = [goal && judged(goal, middle, late), remark].filter(Boolean)
  console.info([what.padEnd(44), ...figures.map((figure) => figure.padEnd(14)), remarks.join('; ')].join(' ').trimEnd())
}

function judged(goal: Goal, middle: number, late: number): string {
  const [name, value, most] = 'p50Under' in goal ? ['p50', middle, goal.p50Under] : ['p95', late, goal.p95Under]
  return `goal ${name} < ${most} ms: ${met(value < most)}`
}

export function met(isMet: boolean): string {
  return isMet ? 'met' : 'NOT MET'
}

export function show(value: number): string {
  return value.toFixed(value < 10 ? 2 : 1)
}
