import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Day } from '#base/day.ts'
import type { DataCell } from '#domains/statistics/data-file.ts'
import { datasetRowsMax, type LaterKind, type RowKind, rowKinds } from '#domains/statistics/datasets/dataset.ts'
import { dayIn } from '#domains/statistics/measures/source.queries.ts'
import type { Db } from '#platform/database/database.ts'

export type Within = { path: string; from: Day; to: Day }

type OwnKind = Exclude<RowKind, LaterKind>

/** The rows of a province in a window, each with the fields that `rowKinds` names; one more than the most when there are more. */
export async function listDatasetRows(db: Db, kind: OwnKind, within: Within): Promise<Record<string, DataCell>[]> {
  const { rows } = await sql<Record<string, DataCell>>`${selects[kind](within)} limit ${datasetRowsMax + 1}`.execute(db)
  return rows
}

const place = sql`(select full_name from place where place.id = body.place_id)`
const bodyName = sql`coalesce(body.short_name, body.name)`
const day = (column: RawBuilder<unknown>) => sql`to_char(${column}, 'YYYY-MM-DD')`
const under = ({ path }: Within) => sql`body.place_path like ${`${path}%`}`
const yes = (column: RawBuilder<unknown>) =>
  sql`case ${column} when true then 'co' when false then 'khong' else 'chua_ghi' end`

/** Nghị định 30/2020, phụ lục III: the number of a đề án ends in «ĐA», of a plan in «KH». */
const isProject = sql<SqlBool>`coalesce(plan.number ~ '/ĐA(-|$)', false)`

function plansOf(within: Within, which: RawBuilder<SqlBool>): RawBuilder<unknown> {
  return sql`
    select ${place} as place, ${bodyName} as body, plan.number, plan.title, ${day(sql.ref('plan.issued_on'))} as "issuedOn",
      ${day(sql.ref('plan.period_start'))} as "from", ${day(sql.ref('plan.period_end'))} as "to"
    from plan join body on body.id = plan.body_id
    where ${under(within)} and ${which} and plan.state in ('adopted', 'replaced') and plan.issued_on between ${within.from} and ${within.to}
    order by plan.issued_on, plan.id`
}

const personFields: Record<string, RawBuilder<unknown>> = {
  place,
  kind: sql.ref('one.kind'),
  title: sql.ref('one.title'),
  gender: sql`coalesce(one.gender, 'chua_ghi')`,
  ethnic: yes(sql.ref('one.is_ethnic')),
  education: sql`coalesce(one.education, 'chua_ghi')`,
}

const practitioners =
  (rows: 'speakers' | 'communicators' | 'trainers' | 'council', kinds: readonly string[]) => (within: Within) =>
    sql`
  select ${sql.join(rowKinds[rows].map((field) => sql`${personFields[field]} as ${sql.ref(field)}`))}
  from practitioner one join body on body.id = one.body_id
  where ${under(within)} and one.kind = any(${kinds}::text[]) and one.since_day <= ${within.to}
    and (one.ended_on is null or one.ended_on > ${within.to})
  order by one.id`

const contests = (table: string, entries: string, within: Within) => sql`
  select ${place} as place, ${bodyName} as body, one.title, ${day(dayIn(sql.ref('one.opens_at')))} as "opensOn",
    ${day(dayIn(sql.ref('one.closes_at')))} as "closesOn", (select count(*)::int from ${sql.table(entries)} entry where entry.contest_id = one.id) as entrants
  from ${sql.table(table)} one join body on body.id = one.body_id
  where ${under(within)} and one.state in ('approved', 'counted', 'published')
    and ${dayIn(sql.ref('one.closes_at'))} between ${within.from} and ${within.to}`

const selects: Record<OwnKind, (within: Within) => RawBuilder<unknown>> = {
  speakers: practitioners('speakers', ['speaker-central', 'speaker-province', 'speaker-district']),
  communicators: practitioners('communicators', ['communicator']),
  trainers: practitioners('trainers', ['trainer']),
  council: practitioners('council', ['council-member']),
  seminars: (within) => sql`
    select ${place} as place, ${bodyName} as body, ${day(sql.ref('a.held_on'))} as "heldOn", a.topic, a.attended
    from activity a join body on body.id = a.body_id
    where ${under(within)} and a.state = 'recorded' and a.kind = 'seminar' and a.held_on between ${within.from} and ${within.to}
    order by a.held_on, a.id`,
  plans: (within) => plansOf(within, sql<SqlBool>`not ${isProject}`),
  projects: (within) => plansOf(within, isProject),
  courses: (within) => sql`
    select ${place} as place, ${bodyName} as body, course.title, ${day(sql.ref('course.finished_on'))} as "finishedOn",
      (select count(*)::int from training_learner l where l.course_id = course.id and l.withdrawn_on is null) as learners,
      (select count(*)::int from training_learner l where l.course_id = course.id and l.certificate_number is not null) as certificates
    from training_course course join body on body.id = course.body_id
    where ${under(within)} and course.state = 'finished' and course.finished_on between ${within.from} and ${within.to}
    order by course.finished_on, course.id`,
  teams: (within) => sql`
    select ${place} as place, team.name, village.name as village, team.decision, ${day(sql.ref('team.decided_on'))} as "decidedOn",
      (select count(*)::int from mediator m where m.team_id = team.id and m.recognised_on <= ${within.to}
        and (m.released_on is null or m.released_on > ${within.to})) as mediators
    from mediation_team team join body on body.id = team.body_id join village on village.id = team.village_id
    where ${under(within)} and team.decided_on <= ${within.to} and (team.ended_on is null or team.ended_on > ${within.to})
    order by team.id`,
  mediators: (within) => sql`
    select ${place} as place, case when m.is_woman then 'nu' else 'nam' end as gender, ${yes(sql.ref('m.is_ethnic'))} as ethnic,
      extract(year from m.recognised_on)::int as year
    from mediator m join mediation_team team on team.id = m.team_id join body on body.id = team.body_id
    where ${under(within)} and m.recognised_on <= ${within.to} and (m.released_on is null or m.released_on > ${within.to})
    order by m.id`,
  cases: (within) => sql`
    select ${place} as place, to_char(c.received_on, 'YYYY-"Q"Q') as quarter, coalesce(c.outcome, c.state) as outcome, c.topic
    from mediation_case c join mediation_team team on team.id = c.team_id join body on body.id = team.body_id
    where ${under(within)} and c.received_on between ${within.from} and ${within.to} order by c.id`,
  costs: (within) => sql`
    select ${place} as place, ${bodyName} as body, line.source, sum(line.amount)::bigint as amount, count(distinct a.id)::int as activities
    from activity a join body on body.id = a.body_id, jsonb_to_recordset(a.costs) as line (source text, amount numeric)
    where ${under(within)} and a.state = 'recorded' and a.held_on between ${within.from} and ${within.to}
    group by body.id, line.source order by body.id, line.source`,
  activities: (within) => sql`
    select ${place} as place, ${bodyName} as body, ${day(sql.ref('a.held_on'))} as "heldOn", a.kind, a.form, a.topic, a.attended, a.copies
    from activity a join body on body.id = a.body_id
    where ${under(within)} and a.state = 'recorded' and a.held_on between ${within.from} and ${within.to}
    order by a.held_on, a.id`,
  contests: (within) => sql`
    select * from (${contests('contest', 'contest_entry', within)} union all ${contests('essay_contest', 'essay_entry', within)}) held
    order by "closesOn", title`,
}
