import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { costSources } from '#domains/activities/activity.ts'
import { activityForms, activityKinds, specialGroups } from '#domains/activities/activity-kind.ts'
import { dayIn, type Source, type Taking } from '#domains/statistics/measures/source.queries.ts'

const day = sql.ref('a.held_on')
const live = sql<SqlBool>`a.state = 'recorded'`
const also = (when: RawBuilder<SqlBool>) => sql<SqlBool>`${live} and ${when}`
const ofKind = (kind: string) => also(sql<SqlBool>`a.kind = ${kind}`)
const people = (column: string): Taking => ({ day, when: isSession, amount: sql.ref(`a.${column}`) })
const copies = (kind: string): Taking => ({ day, when: ofKind(kind), amount: sql.ref('a.copies') })
const withPeople = activityKinds.filter(({ counts }) => counts === 'people').map(({ id }) => id)
const isSession = also(sql<SqlBool>`a.kind = any(${withPeople}::text[])`)

const activities: Source = {
  kind: 'activity',
  rows: sql`activity a`,
  bodyId: sql.ref('a.body_id'),
  id: sql.ref('a.id'),
  label: sql.ref('a.topic'),
  shownOn: day,
  takes: {
    'activities.all': { day, when: live },
    'activities.sessions': { day, when: isSession },
    'activities.people': people('attended'),
    'activities.women': people('women'),
    'activities.ethnic': people('ethnic'),
    'activities.children': people('children'),
    'activities.disabled': people('disabled'),
    'activities.poor': people('poor'),
    'activities.mobile-advice': { day, when: ofKind('mobile-advice') },
    'activities.dialogues': { day, when: ofKind('dialogue') },
    'activities.mock-trials': { day, when: ofKind('mock-trial') },
    'activities.leaflets': copies('leaflet'),
    'activities.broadcasts': copies('broadcast'),
    'activities.articles': copies('article'),
    'activities.cost': { day, when: live, amount: sql.ref('a.cost') },
    ...Object.fromEntries(
      Object.keys(costSources).map((source) => [
        `activities.source.${source}`,
        {
          day,
          when: also(sql<SqlBool>`a.costs @> ${JSON.stringify([{ source }])}::jsonb`),
          amount: sql`(select sum((line ->> 'amount')::bigint) from jsonb_array_elements(a.costs) line where line ->> 'source' = ${source})`,
        },
      ]),
    ),
    ...Object.fromEntries(
      activityForms.map(({ id }) => [`activities.form.${id}`, { day, when: also(sql<SqlBool>`a.form = ${id}`) }]),
    ),
    ...Object.fromEntries(
      specialGroups.map(({ id }) => [
        `activities.group.${id}`,
        { day, when: also(sql<SqlBool>`a.special_group = ${id}`) },
      ]),
    ),
  },
}

const finished = { day: sql.ref('course.finished_on'), when: sql<SqlBool>`course.state = 'finished'` }
const learners = sql`from training_learner learner where learner.course_id = course.id and learner.withdrawn_on is null`

const courses: Source = {
  kind: 'course',
  rows: sql`training_course course`,
  bodyId: sql.ref('course.body_id'),
  id: sql.ref('course.id'),
  label: sql.ref('course.title'),
  shownOn: sql.ref('course.finished_on'),
  takes: {
    'training.courses': finished,
    'training.learners': { ...finished, amount: sql`(select count(*) ${learners})` },
    'training.certificates': {
      ...finished,
      amount: sql`(select count(*) ${learners} and learner.certificate_number is not null)`,
    },
  },
}

/** A contest counts on the day it closes. */
const contestSource = (kind: 'contest' | 'essay-contest', table: string, entries: string): Source => {
  const held = {
    day: dayIn(sql.ref('one.closes_at')),
    when: sql<SqlBool>`one.state in ('approved', 'counted', 'published')`,
  }
  return {
    kind,
    rows: sql`${sql.table(table)} one`,
    bodyId: sql.ref('one.body_id'),
    id: sql.ref('one.id'),
    label: sql.ref('one.title'),
    shownOn: held.day,
    takes: {
      'contests.held': held,
      'contests.entrants': {
        ...held,
        amount: sql`(select count(*) from ${sql.table(entries)} entry where entry.contest_id = one.id)`,
      },
    },
  }
}

export const activitySources: readonly Source[] = [
  activities,
  courses,
  contestSource('contest', 'contest', 'contest_entry'),
  contestSource('essay-contest', 'essay_contest', 'essay_entry'),
]
