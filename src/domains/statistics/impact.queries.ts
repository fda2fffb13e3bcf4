import { sql } from 'kysely'
import type { ImpactLine, ImpactOf } from '#domains/plans/reorganising.queries.ts'
import { listAskedOf } from '#domains/statistics/returns/askings.queries.ts'
import { statisticsPaths } from '#domains/statistics/statistics-paths.ts'
import type { Db } from '#platform/database/database.ts'
import { whereMay } from '#platform/permission/permission.ts'
import { showNumber } from '#ui/show.ts'

type Row = { id: string; askings: number; staying: number; drafts: number }

/** Forms that bodies which may end have asked for, have begun, or still owe. */
export const statisticsImpact: ImpactOf = async (db, actor, { today, bodyIds, heirIds }) => {
  const heirs = sql`${[...heirIds]}::uuid[]`
  const { rows } = await sql<Row>`
    select body.id,
      (select count(*)::int from form_asking a where a.body_id = body.id and a.locked_at is null) as askings,
      (select count(*)::int from form_asking a where a.body_id = body.id and a.locked_at is null and (
        not exists (select 1 from body heir where heir.id = any(${heirs}) and heir.place_id = body.place_id)
        or exists (select 1 from form_asking there
          where there.body_id = any(${heirs}) and (there.code, there.from_day, there.to_day, there.above) = (a.code, a.from_day, a.to_day, a.above)))) as staying,
      (select count(*)::int from form_return r where r.body_id = body.id and r.state in ('draft', 'submitted')) as drafts
    from body where body.id = any(${[...bodyIds]}::uuid[]) and ${whereMay(actor, 'foresee reorganising', 'body')}`.execute(
    db,
  )
  const lines = new Map<string, ImpactLine>()
  for (const { id, askings, staying, drafts } of rows) {
    // what somebody above asks of it goes with its askings
    const owed = (await listAskedOf(db, id, today)).filter(
      ({ above, answered, lockedAt }) => above === '' && answered === null && lockedAt === null,
    )
    if (askings + drafts + owed.length === 0) continue
    const sent = await countSent(
      db,
      owed.map((one) => one.id),
      heirIds,
    )
    lines.set(id, {
      term: 'Biểu thống kê',
      counts: `${showNumber(owed.length)} biểu phải gửi mà chưa gửi, ${showNumber(drafts)} bản đang lập, ${showNumber(askings)} kỳ đang yêu cầu cấp dưới`,
      follow: askings - staying + owed.length - sent,
      stay: drafts + staying + sent,
      one: 'Kỳ đang yêu cầu tự sang nơi kế tục cùng địa bàn trong đêm, trừ kỳ mà nơi kế tục cũng yêu cầu; kỳ ở lại thì khóa sổ trước. Biểu phải gửi do nơi kế tục gửi, gồm số liệu của nơi cũ; biểu nơi kế tục đã gửi rồi thì phải đính chính. Bản đang lập ở lại: hãy gửi trước.',
      several:
        'Kỳ đang yêu cầu và bản đang lập ở lại: hãy gửi, khóa sổ trước. Biểu phải gửi của kỳ dở dang không nơi nào gửi thay.',
      deed: 'see statistics',
      href: statisticsPaths.returns,
    })
  }
  return lines
}

/** So many of these askings were answered by an heir already: it must answer again. */
async function countSent(db: Db, askingIds: readonly string[], heirIds: readonly string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct asking_id)::int as count from form_submission
    where asking_id = any(${[...askingIds]}::uuid[]) and body_id = any(${[...heirIds]}::uuid[])`.execute(db)
  return rows[0]!.count
}
