import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import { placeLettersMax, type UnclearKind } from '#domains/library/unclear/unclear-place.ts'
import type { Tx } from '#platform/database/database.ts'

declare module '#platform/database/tables.ts' {
  interface Tables {
    unclear_place: UnclearPlaceTable
  }
}

export type UnclearPlaceTable = {
  kind: UnclearKind
  subject_id: string
  place: string
  times: number
  first_on: Day
  last_on: Day
}

/** Once more, on that day. */
export async function noteUnclear(
  tx: Tx,
  { kind, subjectId, place }: { kind: UnclearKind; subjectId: string; place: string },
  today: Day,
): Promise<void> {
  await sql`
    insert into unclear_place (kind, subject_id, place, times, first_on, last_on)
    values (${kind}, ${subjectId}, ${place.slice(0, placeLettersMax)}, 1, ${today}, ${today})
    on conflict (kind, subject_id, place) do update set times = unclear_place.times + 1, last_on = excluded.last_on`.execute(
    tx,
  )
}
