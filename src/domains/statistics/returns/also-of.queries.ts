import { sql } from 'kysely'
import type { AlsoOf } from '#domains/statistics/returns/also-of.ts'
import type { FormReturn } from '#domains/statistics/returns/form-return.ts'
import type { Db } from '#platform/database/database.ts'

/** Of bodies that a return counts with its own, by name. */
export async function listAlsoOf(
  db: Db,
  { code, from, to }: Pick<FormReturn, 'code' | 'from' | 'to'>,
  bodyIds: readonly string[],
): Promise<AlsoOf[]> {
  if (bodyIds.length === 0) return []
  const { rows } = await sql<AlsoOf>`
    select body.id as "bodyId", coalesce(body.short_name, body.name) as name, body.to_day as "endedOn", exists (
      select from form_return r where r.body_id = body.id and r.code = ${code} and r.from_day = ${from} and r.to_day = ${to}
        and r.state = 'approved') as "hasSent"
    from body where body.id = any(${bodyIds}::uuid[]) and body.to_day is not null order by body.sort_key, body.id`.execute(
    db,
  )
  return rows
}
