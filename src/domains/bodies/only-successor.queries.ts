import { sql } from 'kysely'
import type { Day } from '#base/day.ts'

/**
 * Bodies that have ended and were taken over by one body alone: `old_id`, `new_id`, `decision`. Where several took over, or nobody, only
 * a person can say where something goes. One step of a chain at a time: what arrives at a body that ended too goes on from there.
 */
export function onlySuccessors(today: Day) {
  return sql`
    select old.id as old_id, s.new_id, s.decision from body old join body_succession s on s.old_id = old.id
    where old.to_day <= ${today} and (select count(*) from body_succession other where other.old_id = old.id) = 1`
}
