import { sql } from 'kysely'
import type { ImpactOf } from '#domains/plans/reorganising.queries.ts'
import { standardPaths } from '#domains/standard/standard-paths.ts'
import { whereMay } from '#platform/permission/permission.ts'
import { showNumber } from '#ui/show.ts'

type Row = { id: string; preparing: number; waiting: number; same: number }

/** Assessments of bodies that may end which nobody has decided; an assessment is of a commune, and goes on where the heir is of that very commune. */
export const standardImpact: ImpactOf = async (db, actor, { bodyIds, heirIds }) => {
  const { rows } = await sql<Row>`
    select body.id, count(*) filter (where a.state = 'preparing')::int as preparing, count(*) filter (where a.state <> 'preparing')::int as waiting,
      count(*) filter (where exists (select 1 from body heir where heir.id = any(${[...heirIds]}::uuid[]) and heir.place_id = a.place_id))::int as same
    from body join standard_assessment a on a.body_id = body.id and a.state in ('preparing', 'submitted', 'appraised')
    where body.id = any(${[...bodyIds]}::uuid[]) and ${whereMay(actor, 'foresee reorganising', 'body')} group by body.id`.execute(
    db,
  )
  return new Map(
    rows.map(({ id, preparing, waiting, same }) => [
      id,
      {
        term: 'Chuẩn tiếp cận pháp luật',
        counts: `${showNumber(preparing)} bản đánh giá đang làm, ${showNumber(waiting)} bản chờ thẩm định hoặc quyết định`,
        follow: same,
        stay: preparing + waiting - same,
        one: 'Nơi kế tục cùng địa bàn xã: bản đánh giá tự sang trong đêm. Sang xã khác thì không: đánh giá là của xã cũ, hãy trình và quyết định trước ngày sắp xếp.',
        several: 'Không tự chuyển: đánh giá là của xã cũ, hãy trình và quyết định trước ngày sắp xếp.',
        deed: 'read standard',
        href: standardPaths.list,
      },
    ]),
  )
}
