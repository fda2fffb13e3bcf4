import { newId } from '#base/ids.ts'
import { personIdOf } from '#domains/people/person.ts'
import type { Figure } from '#domains/plans/plans.tables.ts'
import type { Task } from '#domains/plans/task.ts'
import type { ActContext } from '#platform/acts/act.ts'
import { json } from '#platform/database/database.ts'

/** Writes one note of progress on a task that was loaded to be changed, and notes it for the audit; returns its id. */
export async function addProgress(
  { tx, actor, now, audit }: ActContext,
  task: Task,
  said: { obligationId: string | null; note: string; figures: Figure[] },
): Promise<string> {
  const id = newId(now.getTime())
  await tx
    .insertInto('progress')
    .values({
      id,
      task_id: task.id,
      obligation_id: said.obligationId,
      body_id: actor.bodyId ?? task.issuerBodyId,
      note: said.note,
      figures: json(said.figures),
      written_by: personIdOf(actor),
      written_at: now,
    })
    .execute()
  audit({
    subjectKind: 'task',
    subjectId: task.id,
    bodyId: task.issuerBodyId,
    after: { note: said.note, figures: said.figures },
  })
  return id
}
