import { addDays } from '#base/day.ts'
import type { Holiday } from '#domains/calendar/calendar.ts'

/** Các ngày liền nhau: days in a row that are alike in everything but the day stand together. `holidays` in order of days. */
export function holidayRuns(holidays: readonly Holiday[]): Holiday[][] {
  const runs: Holiday[][] = []
  for (const holiday of holidays) {
    const run = runs.at(-1)
    if (run !== undefined && continues(run.at(-1)!, holiday)) run.push(holiday)
    else runs.push([holiday])
  }
  return runs
}

function continues(before: Holiday, after: Holiday): boolean {
  return (
    after.day === addDays(before.day, 1) &&
    after.name === before.name &&
    after.kind === before.kind &&
    after.verified === before.verified &&
    after.source === before.source &&
    after.sourceDay === before.sourceDay
  )
}
