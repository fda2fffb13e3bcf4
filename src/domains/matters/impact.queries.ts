import { sql } from 'kysely'
import { matterPaths } from '#domains/matters/matter-paths.ts'
import type { ImpactOf } from '#domains/plans/reorganising.queries.ts'
import { whereMay } from '#platform/permission/permission.ts'
import { showNumber } from '#ui/show.ts'

type Row = { id: string; open: number; booked: number; isDeskOpen: boolean }

/** What people brought to bodies that may end, and is not settled: counts alone. */
export const mattersImpact: ImpactOf = async (db, actor, { today, bodyIds }) => {
  const { rows } = await sql<Row>`
    select body.id,
      (select count(*)::int from matter where matter.body_id = body.id and matter.state in ('received', 'in-review', 'waiting')) as open,
      (select count(*)::int from reception_rule rule join reception_booking b on b.rule_id = rule.id
        where rule.body_id = body.id and b.state = 'booked' and b.day >= ${today}) as booked,
      exists (select 1 from front_desk d where d.body_id = body.id and d.is_open) as "isDeskOpen"
    from body where body.id = any(${[...bodyIds]}::uuid[]) and ${whereMay(actor, 'foresee reorganising', 'body')}`.execute(
    db,
  )
  return new Map(
    rows
      .filter(({ open, booked, isDeskOpen }) => open > 0 || booked > 0 || isDeskOpen)
      .map(({ id, open, booked, isDeskOpen }) => [
        id,
        {
          term: 'Câu hỏi, đơn, phản ánh',
          counts: `${showNumber(open)} hồ sơ đang mở, ${showNumber(booked)} lịch hẹn tiếp dân${isDeskOpen ? ', cửa nhận trên mạng đang mở' : ''}`,
          follow: open,
          stay: booked,
          one: 'Hồ sơ tự chuyển trong đêm, người gửi được báo, thời hạn giữ nguyên. Lịch hẹn thôi, người hẹn được báo.',
          several: 'Hồ sơ nằm lại cho đến khi có người chuyển từng hồ sơ. Lịch hẹn thôi, người hẹn được báo.',
          deed: 'read matters',
          href: matterPaths.register,
        },
      ]),
  )
}
