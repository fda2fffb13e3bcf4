import { performance } from 'node:perf_hooks'
import { dayAt } from '#base/day.ts'
import { integrityChecks } from '#domains/integrity/checks.queries.ts'
import { runCheck } from '#domains/integrity/run-check.queries.ts'
import type { House } from '#platform/house.ts'
import { met } from './measure.ts'

const questionMsMax = 100

/** Every check once, as each night: how long the longest single question of each took, and all of them together. */
export async function measureIntegrity({ database, clock }: House): Promise<void> {
  const at = { now: clock.now(), today: dayAt(clock.now()), replica: 'none' as const }
  const begun = performance.now()
  const found: { id: string; slowestMs: number; wholeMs: number; count: number }[] = []
  for (const check of integrityChecks) {
    const start = performance.now()
    const { slowestMs, count } = await runCheck((ask) => ask(database.kysely), check, at)
    found.push({ id: check.id, slowestMs, wholeMs: performance.now() - start, count })
  }
  const longest = found.toSorted((one, other) => other.slowestMs - one.slowestMs)
  const over = longest.filter(({ slowestMs }) => slowestMs > questionMsMax)
  console.info(
    `${found.length} checks in ${((performance.now() - begun) / 1000).toFixed(0)} s; longest question ${longest[0]!.slowestMs} ms; goal <= ${questionMsMax} ms each: ${met(over.length === 0)} (${over.length} over)`,
  )
  for (const { id, slowestMs, wholeMs, count } of longest.slice(0, Math.max(8, over.length)))
    console.info(
      `  ${id.padEnd(44)} ${slowestMs} ms a question, ${(wholeMs / 1000).toFixed(1)} s in all, ${count} found`,
    )
}
