import { sql } from 'kysely'
import type { Day } from '#base/day.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'

/** A place of the law that answers of one body lean on: how many matters, and of how many the person says that it is not settled. */
export type CitedClause = {
  bodyId: string
  bodyName: string
  lawNumber: string
  lawName: string
  place: string
  matters: number
  unsettled: number
  from: Day
  to: Day
}

const clausesMax = 200
/** One matter is a story of somebody, not a difficulty of the law. */
const mattersMin = 2

/** For later domains: of approved answers to matters that are not secret; the most first. */
export async function listCitedClauses(db: Db, actor: Actor): Promise<CitedClause[]> {
  const { rows } = await sql<CitedClause>`
    select body.id as "bodyId", coalesce(body.short_name, body.name) as "bodyName", cited.value ->> 'number' as "lawNumber",
      min(cited.value ->> 'name') as "lawName", cited.value ->> 'place' as place, count(distinct matter.id)::int as matters,
      (count(distinct matter.id) filter (where matter.person_says = 'not-resolved'))::int as unsettled,
      min(matter.received_on) as from, max(matter.received_on) as to
    from matter join body on body.id = matter.body_id join submission on submission.id = matter.submission_id
      join matter_answer answer on answer.matter_id = matter.id and answer.state = 'approved',
      jsonb_array_elements(answer.cited) cited(value)
    where not submission.is_secret and matter.kind not in ('denunciation', 'denunciation-information')
      and ${whereMay(actor, 'read matters', 'body')}
    group by body.id, cited.value ->> 'number', cited.value ->> 'place'
    having count(distinct matter.id) >= ${mattersMin}
    order by matters desc, "lawNumber", place limit ${clausesMax}`.execute(db)
  return rows
}
