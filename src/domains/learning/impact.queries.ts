import { sql } from 'kysely'
import { learningPaths } from '#domains/learning/learning-paths.ts'
import type { ImpactOf } from '#domains/plans/reorganising.queries.ts'
import { whereMay } from '#platform/permission/permission.ts'
import { showNumber } from '#ui/show.ts'

const stays = 'Không tự chuyển: hãy chấm, công bố trước ngày sắp xếp.'

/** Contests and surveys of bodies that may end which are not over. */
export const learningImpact: ImpactOf = async (db, actor, { bodyIds }) => {
  const { rows } = await sql<{ id: string; contests: number; essays: number; surveys: number }>`
    select body.id,
      (select count(*)::int from contest c where c.body_id = body.id and c.state <> 'published') as contests,
      (select count(*)::int from essay_contest c where c.body_id = body.id and c.state <> 'published') as essays,
      (select count(*)::int from survey s where s.body_id = body.id and s.state <> 'published') as surveys
    from body where body.id = any(${[...bodyIds]}::uuid[]) and ${whereMay(actor, 'foresee reorganising', 'body')}`.execute(
    db,
  )
  return new Map(
    rows
      .filter(({ contests, essays, surveys }) => contests + essays + surveys > 0)
      .map(({ id, contests, essays, surveys }) => [
        id,
        {
          term: 'Cuộc thi, khảo sát chưa xong',
          counts: `${showNumber(contests)} cuộc thi, ${showNumber(essays)} cuộc thi viết, ${showNumber(surveys)} khảo sát`,
          follow: 0,
          stay: contests + essays + surveys,
          one: stays,
          several: stays,
          deed: 'read contests',
          href: learningPaths.desk,
        },
      ]),
  )
}
