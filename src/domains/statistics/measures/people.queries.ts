import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Source, Taking } from '#domains/statistics/measures/source.queries.ts'

const ofKinds = (kinds: RawBuilder<SqlBool>, more: RawBuilder<SqlBool> = sql<SqlBool>`true`): Taking => ({
  day: sql.ref('one.since_day'),
  until: sql.ref('one.ended_on'),
  when: sql<SqlBool>`${kinds} and ${more}`,
})
const isSpeaker = sql<SqlBool>`one.kind in ('speaker-central', 'speaker-province', 'speaker-district')`
const isCommunicator = sql<SqlBool>`one.kind = 'communicator'`
const isWoman = sql<SqlBool>`one.gender = 'nu'`
const isEthnic = sql<SqlBool>`one.is_ethnic`
const ofLaw = sql<SqlBool>`one.education = 'law'`

const practitioners: Source = {
  kind: 'practitioner',
  rows: sql`practitioner one`,
  bodyId: sql.ref('one.body_id'),
  id: sql.ref('one.id'),
  label: sql.ref('one.name'),
  shownOn: sql.ref('one.since_day'),
  takes: {
    'speakers.all': ofKinds(isSpeaker),
    'speakers.women': ofKinds(isSpeaker, isWoman),
    'speakers.ethnic': ofKinds(isSpeaker, isEthnic),
    'speakers.law': ofKinds(isSpeaker, ofLaw),
    'communicators.all': ofKinds(isCommunicator),
    'communicators.women': ofKinds(isCommunicator, isWoman),
    'communicators.ethnic': ofKinds(isCommunicator, isEthnic),
    'communicators.law': ofKinds(isCommunicator, ofLaw),
  },
}

/** A person for each calendar year in which they finished a course, with the first or the last day of one, as `learned`. */
const yearsLearned = (pick: RawBuilder<unknown>) => sql`practitioner one join lateral (
    select ${pick}(course.finished_on) as finished_on from training_learner learner
      join training_course course on course.id = learner.course_id and course.state = 'finished'
      where learner.practitioner_id = one.id and learner.withdrawn_on is null
      group by extract(year from course.finished_on)) learned on true`

/** A person once a calendar year: on the day of the last course that they finished in it. */
const trained: Source = {
  kind: 'practitioner',
  rows: yearsLearned(sql`max`),
  bodyId: sql.ref('one.body_id'),
  id: sql.ref('one.id'),
  label: sql.ref('one.name'),
  shownOn: sql.ref('learned.finished_on'),
  takes: { 'communicators.trained': { day: sql.ref('learned.finished_on'), when: isCommunicator } },
}

/**
 * A person for each calendar year in which they finished a course, from the day on which they both had and were recognised, until they were
 * released, or the year was over.
 */
const standsTrained = (firstFinished: RawBuilder<unknown>, since: RawBuilder<unknown>, ended: RawBuilder<unknown>) => ({
  day: sql`greatest(${firstFinished}, ${since})`,
  until: sql`least(${ended}, make_date(extract(year from ${firstFinished})::int + 1, 1, 1))`,
})

const trainedStanding: Source = {
  kind: 'practitioner',
  rows: yearsLearned(sql`min`),
  bodyId: sql.ref('one.body_id'),
  id: sql.ref('one.id'),
  label: sql.ref('one.name'),
  shownOn: sql.ref('learned.finished_on'),
  takes: {
    'communicators.trained-standing': {
      ...standsTrained(sql.ref('learned.finished_on'), sql.ref('one.since_day'), sql.ref('one.ended_on')),
      when: sql<SqlBool>`${isCommunicator} and one.since_day is not null`,
    },
  },
}

const teams: Source = {
  kind: 'team',
  rows: sql`mediation_team team`,
  bodyId: sql.ref('team.body_id'),
  id: sql.ref('team.id'),
  label: sql.ref('team.name'),
  shownOn: sql.ref('team.decided_on'),
  takes: { 'teams.all': { day: sql.ref('team.decided_on'), until: sql.ref('team.ended_on') } },
}

const serves: Taking = { day: sql.ref('m.recognised_on'), until: sql.ref('m.released_on') }

const mediators: Source = {
  kind: 'mediator',
  rows: sql`mediator m join mediation_team team on team.id = m.team_id`,
  bodyId: sql.ref('team.body_id'),
  id: sql.ref('m.id'),
  opens: sql.ref('team.id'),
  label: sql.ref('m.name'),
  shownOn: sql.ref('m.recognised_on'),
  takes: {
    'mediators.all': serves,
    'mediators.women': { ...serves, when: sql<SqlBool>`m.is_woman` },
    'mediators.ethnic': { ...serves, when: sql<SqlBool>`m.is_ethnic` },
    'mediators.recognised': { day: sql.ref('m.recognised_on') },
    'mediators.unlisted': {
      ...serves,
      when: sql<SqlBool>`not exists (select from practitioner known where known.person_id = m.person_id)`,
    },
  },
}

/**
 * A mediator who has an account and stands in the list of people of the law with it is the learner of a course; who came to no session of
 * it was not trained. Once for each course.
 */
const trainedMediators: Source = {
  kind: 'mediator',
  rows: sql`mediator m join mediation_team team on team.id = m.team_id join practitioner known on known.person_id = m.person_id
    join training_learner learner on learner.practitioner_id = known.id and learner.withdrawn_on is null
    join training_course course on course.id = learner.course_id and course.state = 'finished'`,
  bodyId: sql.ref('team.body_id'),
  id: sql.ref('m.id'),
  opens: sql.ref('team.id'),
  label: sql.ref('m.name'),
  shownOn: sql.ref('course.finished_on'),
  takes: {
    'mediators.trained': {
      day: sql.ref('course.finished_on'),
      when: sql<SqlBool>`m.recognised_on <= course.finished_on and (m.released_on is null or m.released_on > course.finished_on)
        and exists (select from training_attendance came where came.learner_id = learner.id)`,
    },
  },
}

const trainedMediatorsStanding: Source = {
  kind: 'mediator',
  rows: sql`mediator m join mediation_team team on team.id = m.team_id
    join lateral (select min(course.finished_on) as finished_on from practitioner known
      join training_learner learner on learner.practitioner_id = known.id and learner.withdrawn_on is null
      join training_course course on course.id = learner.course_id and course.state = 'finished'
      where known.person_id = m.person_id and exists (select from training_attendance came where came.learner_id = learner.id)
      group by extract(year from course.finished_on)) learned on true`,
  bodyId: sql.ref('team.body_id'),
  id: sql.ref('m.id'),
  opens: sql.ref('team.id'),
  label: sql.ref('m.name'),
  shownOn: sql.ref('learned.finished_on'),
  takes: {
    'mediators.trained-standing': standsTrained(
      sql.ref('learned.finished_on'),
      sql.ref('m.recognised_on'),
      sql.ref('m.released_on'),
    ),
  },
}

export const peopleSources: readonly Source[] = [
  practitioners,
  trained,
  trainedStanding,
  teams,
  mediators,
  trainedMediators,
  trainedMediatorsStanding,
]
