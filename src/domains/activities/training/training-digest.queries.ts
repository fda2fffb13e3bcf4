import { sql } from 'kysely'
import { trainingPaths } from '#domains/activities/training/training-paths.ts'
import { listOfficers } from '#domains/people/officers.queries.ts'
import type { DigestSource } from '#domains/urging/digest-source.queries.ts'
import { whereMay } from '#platform/permission/permission.ts'
import { showNumber } from '#ui/show.ts'

/** More than wait on one morning. */
const coursesMax = 5_000

/** What đôn đốc says of courses: in which ones somebody waits for a seat, to whoever records them; a title and a count, nobody's name. */
export const trainingForDigest: DigestSource = {
  section: 'training',
  async list(db, today) {
    const { rows } = await sql<{ id: string; bodyId: string }>`
      select c.id, c.body_id as "bodyId" from training_course c
      where c.state = 'open' and exists (select 1 from training_application a where a.course_id = c.id and a.state = 'waiting')
      order by c.sign_up_to, c.id limit ${coursesMax}`.execute(db)
    const officers = new Map<string, string[]>()
    for (const bodyId of new Set(rows.map((one) => one.bodyId)))
      officers.set(
        bodyId,
        (await listOfficers(db, bodyId, today, 'record activities')).map(({ id }) => id),
      )
    return rows.flatMap(({ id, bodyId }) =>
      officers.get(bodyId)!.map((personId) => ({ personId, ref: { s: 'training' as const, o: id } })),
    )
  },
  async lines(db, reader, refs) {
    const ids = refs.map(({ o }) => o)
    const { rows } = await sql<{ id: string; title: string; bodyName: string; waiting: number }>`
      select c.id, c.title, coalesce(body.short_name, body.name) as "bodyName", asked.waiting
      from training_course c join body on body.id = c.body_id
        cross join lateral (select count(*)::int as waiting from training_application a where a.course_id = c.id and a.state = 'waiting') as asked
      where c.id = any(${ids}::uuid[]) and c.state = 'open' and asked.waiting > 0 and ${whereMay(reader, 'record activities', 'body')}
      order by array_position(${ids}::uuid[], c.id)`.execute(db)
    return rows.map(({ id, title, bodyName, waiting }) => ({
      section: 'training' as const,
      href: trainingPaths.course(id),
      title: `${title}: ${showNumber(waiting)} người chờ nhận vào lớp`,
      planTitle: bodyName,
      dueDay: null,
      actingForName: null,
      said: null,
    }))
  },
}
