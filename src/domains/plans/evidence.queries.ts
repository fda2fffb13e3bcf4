import { refusals } from '#domains/plans/evidence.ts'
import { whereMayOnTask } from '#domains/plans/task-reach.queries.ts'
import type { Actor } from '#platform/acts/actor.ts'
import type { Db } from '#platform/database/database.ts'
import { loadFile } from '#platform/files/stored-file.store.ts'
import type { StoredFile } from '#platform/files/stored-file.ts'

/** The file of one piece of evidence, for those who may read its task. */
export async function loadEvidenceFile(
  db: Db,
  actor: Pick<Actor, 'grants'>,
  taskId: string,
  evidenceId: string,
): Promise<StoredFile> {
  const row = await db
    .selectFrom('evidence')
    .innerJoin('task', 'task.id', 'evidence.task_id')
    .select('evidence.file_id')
    .where('evidence.id', '=', evidenceId)
    .where('task.id', '=', taskId)
    .where('evidence.removed_at', 'is', null)
    .where(whereMayOnTask(actor, 'read tasks'))
    .executeTakeFirst()
  if (row === undefined) throw refusals.notFound
  return loadFile(db, row.file_id)
}
