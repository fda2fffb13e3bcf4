import { type SqlBool, sql } from 'kysely'
import { addDays, type Day } from '#base/day.ts'
import { trainingPaths } from '#domains/activities/training/training-paths.ts'
import type { PractitionerWork, WorkCount } from '#domains/practitioners/practitioner-work.queries.ts'

const countedDays = 365

/** What was done here by people of the law: activities recorded and not withdrawn at which they spoke, sessions at which they were noted. */
export const workOfPeople: PractitionerWork = {
  async count(db, ids, today) {
    const from: Day = addDays(today, 1 - countedDays)
    const { rows } = await sql<WorkCount & { id: string }>`
      select asked.id, (select count(*)::int from activity_practitioner s join activity a on a.id = s.activity_id
          where s.practitioner_id = asked.id and a.state = 'recorded' and a.held_on between ${from} and ${today}) as spoke,
        trained.count as trained, trained.last as "lastTrained"
      from unnest(${[...ids]}::uuid[]) as asked(id)
        cross join lateral (select count(*) filter (where s.day >= ${from})::int as count, max(s.day) as last
          from training_learner l join training_attendance t on t.learner_id = l.id join training_session s on s.id = t.session_id
          where l.practitioner_id = asked.id) trained`.execute(db)
    return new Map(rows.map(({ id, ...count }) => [id, count]))
  },
  async training(db, practitionerId) {
    const { rows } = await sql<{
      courseId: string
      title: string
      sessions: number
      lastDay: Day
      number: number | null
      year: number | null
    }>`
      select c.id as "courseId", c.title, count(*)::int as sessions, max(s.day) as "lastDay", l.certificate_number as number, l.certificate_year as year
      from training_learner l join training_attendance t on t.learner_id = l.id join training_session s on s.id = t.session_id
        join training_course c on c.id = l.course_id
      where l.practitioner_id = ${practitionerId}
      group by c.id, c.title, l.certificate_number, l.certificate_year order by max(s.day) desc, c.id limit 50`.execute(
      db,
    )
    return rows.map(({ number, year, ...row }) => ({
      ...row,
      href: trainingPaths.course(row.courseId),
      certificate: number === null ? null : `${number}/${year}`,
    }))
  },
  untrainedSince: (
    day,
  ) => sql<SqlBool>`not exists (select from training_learner l join training_attendance t on t.learner_id = l.id
    join training_session s on s.id = t.session_id where l.practitioner_id = p.id and s.day >= ${day})`,
}
