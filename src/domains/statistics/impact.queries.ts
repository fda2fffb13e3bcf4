import { sql } from 'kysely'
import type { ImpactLine, ImpactOf } from '#domains/plans/reorganising.queries.ts'
import { listAskedOf } from '#domains/statistics/returns/askings.queries.ts'
import { statisticsPaths } from '#domains/statistics/statistics-paths.ts'
import { whereMay } from '#platform/permission/permission.ts'
import { showNumber } from '#ui/show.ts'

type Row = { id: string; askings: number; clash: number; drafts: number }

/** Forms that bodies which may end have asked for, have begun, or still owe. */
export const statisticsImpact: ImpactOf = async (db, actor, { today, bodyIds, heirIds }) => {
  const { rows } = await sql<Row>`
    select body.id,
      (select count(*)::int from form_asking a where a.body_id = body.id and a.locked_at is null) as askings,
      (select count(*)::int from form_asking a where a.body_id = body.id and a.locked_at is null and exists (select 1 from form_asking there
        where there.body_id = any(${[...heirIds]}::uuid[]) and (there.code, there.from_day, there.to_day) = (a.code, a.from_day, a.to_day))) as clash,
      (select count(*)::int from form_return r where r.body_id = body.id and r.state in ('draft', 'submitted')) as drafts
    from body where body.id = any(${[...bodyIds]}::uuid[]) and ${whereMay(actor, 'see statistics', 'body')}`.execute(db)
  const lines = new Map<string, ImpactLine>()
  for (const { id, askings, clash, drafts } of rows) {
    const owed = (await listAskedOf(db, id, today)).filter(
      ({ answered, lockedAt }) => answered === null && lockedAt === null,
    )
    if (askings + drafts + owed.length === 0) continue
    lines.set(id, {
      term: 'Biểu thống kê',
      counts: `${showNumber(owed.length)} biểu phải gửi mà chưa gửi, ${showNumber(drafts)} bản đang lập, ${showNumber(askings)} kỳ đang yêu cầu cấp dưới`,
      follow: askings - clash + owed.length,
      stay: drafts + clash,
      one: 'Kỳ đang yêu cầu tự sang trong đêm, trừ kỳ mà nơi kế tục cũng yêu cầu. Biểu phải gửi do nơi kế tục gửi, gồm số liệu của nơi cũ. Bản đang lập ở lại: hãy gửi trước.',
      several:
        'Kỳ đang yêu cầu và bản đang lập ở lại: hãy gửi, khóa sổ trước. Biểu phải gửi của kỳ dở dang không nơi nào gửi thay.',
      href: statisticsPaths.returns,
    })
  }
  return lines
}
