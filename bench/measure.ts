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

/** `reading .docx    p50 12.3 ms   p95 20.1 ms   p95/p50 1.6   n 60`. */
export function report(what: string, times: number[], remark = ''): void {
  const [middle, late] = [percentile(times, 0.5), percentile(times, 0.95)]
  const figures = [
    `p50 ${show(middle)} ms`,
    `p95 ${show(late)} ms`,
    `p95/p50 ${(late / middle).toFixed(2)}`,
    `n ${times.length}`,
  ]
  console.info([what.padEnd(44), ...figures.map((figure) => figure.padEnd(14)), remark].join(' ').trimEnd())
}

export function show(value: number): string {
  return value.toFixed(value < 10 ? 2 : 1)
}
