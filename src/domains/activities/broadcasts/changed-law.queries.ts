import type { Day } from '#base/day.ts'
import { listLawLines } from '#domains/activities/activity-laws.queries.ts'
import type { Reliance } from '#domains/library/reliance.ts'
import type { Db } from '#platform/database/database.ts'

/** What has happened, by a day, to the law that a text leans on; empty while it stands. */
export async function listChangedLaw(db: Db, pins: readonly Reliance[], day: Day): Promise<string[]> {
  if (pins.length === 0) return []
  const lines = await listLawLines(db, pins, day)
  return lines.flatMap(({ changed }) => (changed === undefined ? [] : [changed]))
}
