import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import type { Moved } from '#domains/bodies/follow-successor.ts'

/**
 * Bodies that have ended and were taken over by one body alone: `old_id`, `new_id`, `decision`. Where several took over, or nobody, only
 * a person can say where something goes. One step of a chain at a time: what arrives at a body that ended too goes on from there.
 */
export function onlySuccessors(today: Day) {
  return sql`
    select old.id as old_id, s.new_id, s.decision from body old join body_succession s on s.old_id = old.id
    where old.to_day <= ${today} and (select count(*) from body_succession other where other.old_id = old.id) = 1`
}

/**
 * The same, straight to the end of a chain: `new_id` stands, or ended into several or none. What goes there arrives in one step, so that
 * no order of batches decides who of two comes first.
 */
export function lastSuccessors(today: Day) {
  return sql`
    with recursive one as (${onlySuccessors(today)}), line (old_id, new_id, steps) as (
      select old_id, new_id, 1 from one
      union all select line.old_id, one.new_id, line.steps + 1 from line join one on one.old_id = line.new_id where line.steps < 20)
    select line.old_id, line.new_id from line where not exists (select 1 from one where one.old_id = line.new_id)`
}

/**
 * Theo cơ quan kế tục, as one statement: rows of a table (`held`, with `body_id` and `version`) whose body ended with one successor (`gone`)
 * go there, at most so many, those that `which` says. It answers with what was moved; repeating it changes nothing.
 */
export function moveToOnlySuccessors(
  table: 'mediation_team' | 'practitioner' | 'standard_assessment' | 'form_asking' | 'disclosure' | 'local_document',
  { today, countMax, which }: { today: Day; countMax: number; which: RawBuilder<SqlBool> },
) {
  return sql<Moved>`
    with gone as (${lastSuccessors(today)}), stranded as (
      select held.id, gone.old_id, gone.new_id from gone join ${sql.table(table)} held on held.body_id = gone.old_id
      where ${which} order by held.id limit ${countMax} for update of held)
    update ${sql.table(table)} moved set body_id = stranded.new_id, version = moved.version + 1
    from stranded where moved.id = stranded.id
    returning moved.id, stranded.old_id as "fromId", stranded.new_id as "toId"`
}
