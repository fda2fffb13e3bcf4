import { sql } from 'kysely'
import { kindName } from '#domains/activities/activity-kind.ts'
import type { Db } from '#platform/database/database.ts'

/** A way in which a commune brings the law near; null: a model, which is not counted. */
export type LawForm = { name: string; count: number | null }

const formsMax = 25

/** Models that the commune runs or took up by the end of the year, then kinds of activities that it held in it. */
export async function listLawForms(db: Db, placeId: string, year: number): Promise<LawForm[]> {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`]
  const { rows: models } = await sql<{ name: string }>`
    select m.title as name from law_model m
    where m.state = 'shared' and (
      (m.since_day <= ${last}::date and exists (select 1 from body where body.id = m.body_id and body.place_id = ${placeId}))
      or exists (select 1 from law_model_use u join body on body.id = u.body_id
        where u.model_id = m.id and u.since_day <= ${last}::date and body.place_id = ${placeId}))
    order by m.since_day, m.title limit ${formsMax}`.execute(db)
  const { rows: kinds } = await sql<{ kind: string; count: number }>`
    select a.kind, count(*)::int as count from activity a join body on body.id = a.body_id
    where body.place_id = ${placeId} and a.state = 'recorded' and a.held_on between ${first}::date and ${last}::date
    group by a.kind order by count desc, a.kind limit ${formsMax}`.execute(db)
  return [
    ...models.map(({ name }) => ({ name, count: null })),
    ...kinds.map(({ kind, count }) => ({ name: kindName(kind), count })),
  ].slice(0, formsMax)
}
