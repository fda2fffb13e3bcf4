import { sql } from 'kysely'
import { activityPaths } from '#domains/activities/activity-paths.ts'
import type { ImpactOf } from '#domains/plans/reorganising.queries.ts'
import { whereMay } from '#platform/permission/permission.ts'
import { showNumber } from '#ui/show.ts'

type Row = { id: string; recorded: number; courses: number; slots: number; findings: number; rounds: number }

const stays = 'Hoạt động đã ghi ở lại làm lịch sử. Việc còn chạy không tự chuyển, cần kết thúc trước ngày sắp xếp.'

/** What bodies that may end have recorded, and what of theirs still runs. */
export const activitiesImpact: ImpactOf = async (db, actor, { today, bodyIds }) => {
  const { rows } = await sql<Row>`
    select body.id,
      (select count(*)::int from activity a where a.body_id = body.id and a.state = 'recorded') as recorded,
      (select count(*)::int from training_course c where c.body_id = body.id and c.state = 'open') as courses,
      (select count(*)::int from broadcast_slot s where s.body_id = body.id and s.state = 'planned' and s.day >= ${today}) as slots,
      (select count(*)::int from supervision_finding f where f.asked_body_id = body.id and f.state <> 'settled') as findings,
      (select count(*)::int from award_round r where r.body_id = body.id and r.state <> 'decided') as rounds
    from body where body.id = any(${[...bodyIds]}::uuid[]) and ${whereMay(actor, 'foresee reorganising', 'body')}`.execute(
    db,
  )
  return new Map(
    rows
      .filter((row) => row.recorded + row.courses + row.slots + row.findings + row.rounds > 0)
      .map(({ id, recorded, courses, slots, findings, rounds }) => [
        id,
        {
          term: 'Hoạt động, tập huấn, phát thanh',
          counts: `${showNumber(recorded)} hoạt động đã ghi; còn chạy ${showNumber(courses)} lớp tập huấn, ${showNumber(slots)} buổi phát, ${showNumber(findings)} kiến nghị giám sát, ${showNumber(rounds)} đợt tôn vinh`,
          follow: 0,
          stay: courses + slots + findings + rounds,
          one: stays,
          several: stays,
          deed: 'read activities',
          href: activityPaths.list,
        },
      ]),
  )
}
