import type { Day } from '#base/day.ts'
import type { Calendar } from '#domains/calendar/calendar.ts'
import type { DigestSource } from '#domains/urging/digest-source.queries.ts'
import { type DutyRow, dutiesAtOnce, listLateDuties } from '#domains/urging/duties.queries.ts'
import { nextStep } from '#domains/urging/ladder.ts'
import { type PaceSetting, paceFor } from '#domains/urging/pace.ts'
import { type Directory, recipientsAt } from '#domains/urging/recipients.ts'
import { type NewUrge, saveUrges } from '#domains/urging/urge.store.ts'
import type { Database } from '#platform/database/database.ts'

export type MorningFacts = { calendar: Calendar; paces: PaceSetting[]; directory: Directory }

/** What the round of a morning tells while it runs, and when it must stop. */
export type RoundWork = {
  database: Database
  today: Day
  now: Date
  signal?: AbortSignal
  report?: (done: number, total: number | undefined, note: string) => Promise<void>
  /** What later domains have for people. */
  sources?: readonly DigestSource[]
}

/**
 * Takes today's step for every late obligation, a page at a time. It may be killed at any page and begun again: what was
 * climbed today is not met again.
 */
export async function climbLadders(work: RoundWork, facts: MorningFacts): Promise<{ climbed: number; nobody: number }> {
  const { database, today, now, signal, report } = work
  const counted = { climbed: 0, nobody: 0 }
  let seen = 0
  for (let after: DutyRow | undefined, page: DutyRow[] = []; ; after = page.at(-1)) {
    signal?.throwIfAborted()
    page = await listLateDuties(database.kysely, today, after)
    const urges = page.map((duty) => urgeFor(duty, facts, today)).filter((urge) => urge !== undefined)
    if (urges.length > 0)
      counted.climbed += await database.transaction((tx) => saveUrges(tx, urges, { day: today, now }))
    counted.nobody += urges.filter(({ recipients }) => recipients.length === 0).length
    seen += page.length
    await report?.(seen, undefined, 'Đôn đốc việc quá hạn')
    if (page.length < dutiesAtOnce) return counted
  }
}

function urgeFor(duty: DutyRow, { calendar, paces, directory }: MorningFacts, today: Day): NewUrge | undefined {
  const { returnedDay, last } = duty
  const dueDay = duty.dueDay!
  const path = directory.bodies.get(duty.holderId)?.bodyPath ?? '/'
  const next = nextStep({ dueDay, returnedDay, last }, paceFor(path, paces, today), today, calendar)
  if (next === undefined) return undefined
  return { duty, ...next, recipients: recipientsAt(next.step, duty, directory) }
}
