import type { Day } from '#base/day.ts'
import { loadCalendar } from '#domains/calendar/calendar.queries.ts'
import { refusals } from '#domains/plans/task.ts'
import { previewUrges } from '#domains/urging/by-hand.queries.ts'
import { findTaskToUrge, listUrgesOfTask } from '#domains/urging/urges.queries.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'

/** A task, what of it may be urged and who would hear, and what was said before. */
export async function taskUrges(db: Db, actor: Actor, taskId: string, today: Day) {
  const found = await findTaskToUrge(db, actor, taskId)
  if (found === undefined) throw refusals.notFound
  const { obligations, ...task } = found
  const ids = obligations.map((one) => one.id)
  const previews = task.mayUrge && ids.length > 0 ? await previewUrges(db, actor, ids, today) : []
  const previewOf = new Map(previews.map((one) => [one.obligationId, one]))
  return {
    task,
    obligations: obligations.map((one) => ({
      ...one,
      whyNot: previewOf.get(one.id)?.whyNot,
      recipients: previewOf.get(one.id)?.recipients.map((to) => to.name) ?? [],
    })),
    urges: await listUrgesOfTask(db, actor, taskId),
    calendar: await loadCalendar(db),
  }
}
