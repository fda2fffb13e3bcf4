import { sql } from 'kysely'

/**
 * The day on which a plan above was answered, over columns of `now_plan`, the answering plan in force, and `plan`, the one above:
 * when the first plan of its line of amendments was issued. An amendment later in the year makes nobody late. Earlier versions
 * that are older than the plan above cannot have answered it.
 */
export const answeredOnColumn = sql`(
  with recursive line (id, amends_plan_id, day) as (
    select now_plan.id, now_plan.amends_plan_id, ${dayOf('now_plan')}
    union all
    select earlier.id, earlier.amends_plan_id, ${dayOf('earlier')} from plan earlier join line on earlier.id = line.amends_plan_id)
  select coalesce(min(day) filter (where day >= plan.issued_on), max(day)) from line)`

/** Issued on; for a plan without a full date, when it was entered here. */
function dayOf(alias: string) {
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  return sql`coalesce(${column('issued_on')}, (${column('adopted_at')} at time zone 'Asia/Ho_Chi_Minh')::date)`
}
