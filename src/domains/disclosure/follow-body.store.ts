import { type SqlBool, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import type { Moved } from '#domains/bodies/follow-successor.ts'
import { moveToOnlySuccessors } from '#domains/bodies/only-successor.queries.ts'
import type { Tx } from '#platform/database/database.ts'

/** Lines that are not public yet, of bodies that ended with one successor, at most so many, to that one. */
export async function moveStrandedDisclosures(tx: Tx, today: Day, countMax: number): Promise<Moved[]> {
  const which = sql<SqlBool>`held.published_on is null and held.withdrawn_on is null`
  return (await moveToOnlySuccessors('disclosure', { today, countMax, which }).execute(tx)).rows
}

/** Legal documents that are still to be issued, likewise. */
export async function moveStrandedDocuments(tx: Tx, today: Day, countMax: number): Promise<Moved[]> {
  const which = sql<SqlBool>`held.issued_on is null and held.dropped_on is null`
  return (await moveToOnlySuccessors('local_document', { today, countMax, which }).execute(tx)).rows
}
