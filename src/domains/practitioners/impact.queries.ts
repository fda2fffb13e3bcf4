import { sql } from 'kysely'
import type { ImpactOf } from '#domains/plans/reorganising.queries.ts'
import { practitionerPaths } from '#domains/practitioners/practitioner-paths.ts'
import { whereMay } from '#platform/permission/permission.ts'
import { showNumber } from '#ui/show.ts'

/** Lists of people of the law that bodies keep which may end. */
export const practitionersImpact: ImpactOf = async (db, actor, { bodyIds }) => {
  const { rows } = await sql<{ id: string; recognised: number; proposed: number }>`
    select body.id, count(*) filter (where p.state = 'recognised')::int as recognised, count(*) filter (where p.state = 'proposed')::int as proposed
    from body join practitioner p on p.body_id = body.id and p.state <> 'ended'
    where body.id = any(${[...bodyIds]}::uuid[]) and ${whereMay(actor, 'foresee reorganising', 'body')} group by body.id`.execute(
    db,
  )
  return new Map(
    rows.map(({ id, recognised, proposed }) => [
      id,
      {
        term: 'Người làm công tác pháp luật',
        counts: `${showNumber(recognised)} đang làm, ${showNumber(proposed)} đang đề nghị`,
        follow: recognised + proposed,
        stay: 0,
        one: 'Danh sách tự sang trong đêm, quyết định cũ giữ nguyên.',
        several: 'Danh sách nằm lại ở cơ quan cũ: nơi kế tục ghi lại người thuộc nơi mình.',
        deed: 'read practitioners',
        href: practitionerPaths.list,
      },
    ]),
  )
}
