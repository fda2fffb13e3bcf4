import { type ActivityFields, problemsOf, refusals } from '#domains/activities/activity.ts'
import { findLaws } from '#domains/activities/activity-laws.queries.ts'
import { listTasksById } from '#domains/activities/activity-tasks.queries.ts'
import type { Reliance } from '#domains/library/reliance.ts'
import { listActivePractitioners } from '#domains/practitioners/practitioners.queries.ts'
import { type ActContext, FormRefusal } from '#platform/acts/act.ts'

/**
 * What a record may say: counts that fit each other, places of the law that the library has, tasks that are open. `before`: as it
 * stood, whose tasks may stay though they are closed by now. Throws a FormRefusal with every field; answers with the law as it was on
 * the day.
 */
export async function checkActivity(
  { tx, actor, today }: Pick<ActContext, 'tx' | 'actor' | 'today'>,
  fields: ActivityFields,
  before: ActivityFields | undefined,
): Promise<Reliance[]> {
  const problems: Record<string, string> = { ...problemsOf(fields, today) }
  const { pins, problem } = await findLaws(tx, fields.laws, fields.heldOn)
  if (problem !== undefined) problems.laws = problem
  const elsewhere = await findTasksElsewhere({ tx, actor }, fields.taskIds, before?.taskIds)
  if (elsewhere !== undefined) problems.taskIds = elsewhere
  const unknown = await findSpeakersElsewhere({ tx, actor }, fields.practitionerIds, before?.practitionerIds)
  if (unknown !== undefined) problems.practitionerIds = unknown
  if (Object.keys(problems).length > 0) throw new FormRefusal(problems)
  return pins
}

/** Why these tasks cannot be served, as a sentence; undefined: they can. `before`: those that may stay, though they are closed by now. */
export async function findTasksElsewhere(
  { tx, actor }: Pick<ActContext, 'tx' | 'actor'>,
  taskIds: readonly string[],
  before: readonly string[] = [],
): Promise<string | undefined> {
  const fresh = taskIds.filter((id) => !before.includes(id))
  const known = await listTasksById(tx, actor, fresh)
  return known.filter(({ isOpen }) => isOpen).length < fresh.length ? refusals.tasksElsewhere.message : undefined
}

/** Why these people of the law cannot speak, as a sentence; undefined: they can. `before`: those that may stay, though they have ended. */
export async function findSpeakersElsewhere(
  { tx, actor }: Pick<ActContext, 'tx' | 'actor'>,
  practitionerIds: readonly string[],
  before: readonly string[] = [],
): Promise<string | undefined> {
  const fresh = practitionerIds.filter((id) => !before.includes(id))
  if (fresh.length === 0) return undefined
  const found = await listActivePractitioners(tx, actor, 'read practitioners', { ids: fresh })
  return found.length < fresh.length ? refusals.speakersElsewhere.message : undefined
}
