import { sql } from 'kysely'
import type { ImpactOf } from '#domains/plans/reorganising.queries.ts'
import { reportPaths } from '#domains/reports/report-paths.ts'
import { whereMay } from '#platform/permission/permission.ts'
import { showNumber } from '#ui/show.ts'

/** Reports of bodies that may end which nobody has issued yet. */
export const reportsImpact: ImpactOf = async (db, actor, { bodyIds }) => {
  const { rows } = await sql<{ id: string; drafts: number; submitted: number }>`
    select body.id, count(*) filter (where r.state <> 'submitted')::int as drafts, count(*) filter (where r.state = 'submitted')::int as submitted
    from body join report r on r.body_id = body.id and r.state not in ('issued', 'dropped')
    where body.id = any(${[...bodyIds]}::uuid[]) and ${whereMay(actor, 'foresee reorganising', 'body')} group by body.id`.execute(
    db,
  )
  return new Map(
    rows.map(({ id, drafts, submitted }) => [
      id,
      {
        term: 'Báo cáo chưa ban hành',
        counts: `${showNumber(drafts)} dự thảo, ${showNumber(submitted)} chờ ký`,
        follow: 0,
        stay: drafts + submitted,
        one: 'Không tự chuyển: ký ban hành trước. Báo cáo theo nhiệm vụ thì nơi kế tục được soạn sẵn bản của mình.',
        several: 'Không tự chuyển: ký ban hành trước, hoặc lập lại ở nơi nhận nhiệm vụ.',
        deed: 'write reports',
        href: reportPaths.list,
      },
    ]),
  )
}
