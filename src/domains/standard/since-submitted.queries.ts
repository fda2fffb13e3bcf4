/** Hồ sơ đã trình: of the records that a submitted figure was counted from, which count no more, and which were added since. */
import type { Day } from '#base/day.ts'
import type { Assessment } from '#domains/standard/assessment.ts'
import { measureName, windowOf } from '#domains/standard/measure-map.ts'
import type { Indicator } from '#domains/standard/rule-set.ts'
import { type SinceSubmitted, takenRecordsMax } from '#domains/standard/since-submitted.ts'
import { isMeasureId } from '#domains/statistics/measure.ts'
import { listMeasure } from '#domains/statistics/measures.queries.ts'
import type { Db } from '#platform/database/database.ts'

type Kept = { asOf: Day | null; tookOver: string[] }

/** By rule of an indicator, over the days and bodies that were counted then; empty while nothing is submitted. */
export async function listSinceSubmitted(
  db: Db,
  { bodyId, year, frozen }: Pick<Assessment, 'bodyId' | 'year' | 'frozen'>,
  indicator: Pick<Indicator, 'rules'>,
  values: ReadonlyMap<string, Kept>,
): Promise<Map<string, SinceSubmitted[]>> {
  const found = new Map<string, SinceSubmitted[]>()
  for (const { code } of indicator.rules) {
    const taken = frozen?.taken?.[code]
    if (taken === undefined) continue
    const scope = { bodyId, tookOver: values.get(code)?.tookOver ?? [], ...windowOf(year, taken.asOf) }
    const lines: SinceSubmitted[] = []
    for (const [measure, ids] of Object.entries(taken.records)) {
      if (!isMeasureId(measure)) continue
      const now = await listMeasure(db, measure, { ...scope, seenBy: 'system' }, { limit: takenRecordsMax })
      const [before, after] = [new Set(ids), new Set(now.map(({ id }) => id))]
      const without = (all: Set<string>, other: Set<string>) => [...all].filter((id) => !other.has(id)).length
      const [gone, added] = [without(before, after), without(after, before)]
      lines.push({ name: measureName(measure), submitted: before.size, gone, added })
    }
    found.set(code, lines)
  }
  return found
}
